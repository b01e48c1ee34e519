import { fireEvent, render, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Explanation } from '#cluster/explanation.ts';
import { verbatim } from '#i18n/sentence.ts';
import { WhyDrawer } from './WhyDrawer.tsx';

const explanation: Explanation = {
  event: 102,
  at: 32_000,
  headline: { en: 'It waits 10 s because it has crashed before.', zh: '它要等 10 秒，因为之前崩溃过。' },
  detail: verbatim('From the second crash on.'),
  chain: [
    { event: 97, at: 31_500, title: verbatim('it exits'), note: null, role: 'cause', failing: true },
    {
      event: 102,
      at: 32_000,
      title: verbatim('refused'),
      note: verbatim('10 s'),
      role: 'self',
      failing: true,
    },
    { event: 117, at: 45_000, title: verbatim('it starts'), note: null, role: 'effect', failing: false },
  ],
  fields: [
    { document: 0, path: 'spec.a', line: 12, text: 'restartPolicy: Always', assumed: null },
    {
      document: 0,
      path: 'spec.b',
      line: 13,
      text: null,
      assumed: verbatim('failureThreshold: 3 by default'),
    },
  ],
  feature: {
    kep: 753,
    title: 'Sidecar Containers',
    gate: 'SidecarContainers',
    stage: verbatim('alpha'),
    state: { en: 'alpha, on here', zh: 'Alpha，此处开启' },
  },
  source: { version: 'v1.28.0', file: 'pkg/kubelet/x.go', functionName: 'doBackOff' },
  otherwise: verbatim('It would start at once.'),
};

function show(shown: Explanation | null, locale: 'en' | 'zh' = 'en') {
  const onSelect = vi.fn();
  const onReveal = vi.fn();
  render(<WhyDrawer explanation={shown} locale={locale} onSelect={onSelect} onReveal={onReveal} />);
  return { onSelect, onReveal };
}

describe('WhyDrawer', () => {
  it('shows the reason, its chain in order, the lines, the feature and the source', () => {
    show(explanation);
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(explanation.headline.en);
    const chain = screen.getByRole('list', { name: 'Causes and effects, in order of time' });
    const steps = within(chain).getAllByRole('button');
    expect(steps.map(({ textContent }) => textContent)).toEqual([
      '31.500it exits',
      '32.000refused10 s',
      '45.000it starts',
    ]);
    expect(steps.map((step) => step.getAttribute('aria-current'))).toEqual([null, 'step', null]);
    for (const text of ['KEP-753 Sidecar Containers', 'gate SidecarContainers: alpha, on here'])
      expect(screen.getByText(text)).toBeDefined();
    expect(screen.getByText('It would start at once.')).toBeDefined();
    expect(screen.getByText(/doBackOff/).textContent).toContain('pkg/kubelet/x.go');
  });

  it('goes to a step and to a line', () => {
    const { onSelect, onReveal } = show(explanation);
    fireEvent.click(screen.getByRole('button', { name: /it starts/ }));
    expect(onSelect).toHaveBeenCalledWith(117);
    fireEvent.click(screen.getByRole('button', { name: /line 13.*failureThreshold: 3 by default/ }));
    expect(onReveal).toHaveBeenCalledWith(13);
  });

  it('leaves out what there is not', () => {
    show({ ...explanation, fields: [], feature: null, source: null, otherwise: null, detail: null });
    expect(screen.queryAllByRole('heading', { level: 3 })).toEqual([]);
  });

  it('says what to do while nothing is selected', () => {
    show(null);
    expect(screen.getByRole('heading', { level: 2 }).textContent).toContain('Select a mark');
    expect(screen.queryByRole('list')).toBeNull();
  });

  it('speaks Chinese', () => {
    show(explanation, 'zh');
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(explanation.headline.zh);
    expect(screen.getByText('门控 SidecarContainers：Alpha，此处开启')).toBeDefined();
  });
});
