import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { ClaimNotice } from '#cluster/scene.ts';
import { verbatim } from '#i18n/sentence.ts';
import { ClaimNotices } from './ClaimNotices.tsx';

const notice = (id: string, playable: boolean): ClaimNotice => ({
  id,
  claim: verbatim(`claim ${id}`),
  source: verbatim(`source ${id}`),
  announced: verbatim(`announced ${id}`),
  reference: 'file.go:function',
  playable,
});

function show(notices: readonly ClaimNotice[], behaviour: 'source' | 'announced' = 'source') {
  const onPlay = vi.fn();
  const onBoth = vi.fn();
  const view = render(<ClaimNotices locale="en" {...{ notices, behaviour, onPlay, onBoth }} />);
  return { onPlay, onBoth, view };
}

describe('ClaimNotices', () => {
  it('shows nothing where announcement and source agree', () => {
    expect(show([]).view.container.textContent).toBe('');
  });

  it('puts the source before what was announced, and plays either or both', () => {
    const { onPlay, onBoth, view } = show([notice('a', true)]);
    const text = view.container.textContent ?? '';
    expect(text.indexOf('source a')).toBeLessThan(text.indexOf('announced a'));
    fireEvent.click(screen.getByRole('button', { name: 'Play the announced one' }));
    expect(onPlay).toHaveBeenCalledOnce();
    fireEvent.click(screen.getByRole('button', { name: 'Both on one baseline' }));
    expect(onBoth).toHaveBeenCalledOnce();
  });

  it('offers the way back while the announced one is played', () => {
    show([notice('a', true)], 'announced');
    expect(screen.getByRole('button', { name: 'Play the source' })).toBeDefined();
  });

  it('folds what cannot be played', () => {
    const { view } = show([notice('a', true), notice('b', false)]);
    expect([...view.container.querySelectorAll('details')].map(({ open }) => open)).toEqual([true, false]);
    expect(screen.getAllByRole('button', { name: /Play/ })).toHaveLength(1);
  });
});
