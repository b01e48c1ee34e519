import { fireEvent } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { appStore } from '#app/store.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { openDialog, podText, startShell } from './dialogFixture.tsx';

describe('LimitsDialog', () => {
  beforeEach(() => startShell());

  it('lists what this run assumes, the latencies in force, and what no run knows', async () => {
    const sheet = await openDialog('limits');
    const all = sheet.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(all).toContain('app ends 1 s after SIGTERM with exit code 143');
    expect(all.some((one) => one?.startsWith('CPU, memory and network'))).toBe(true);
    expect(sheet.getByText('loadBalancer.healthCheckInterval').closest('div')?.textContent).toContain('8s');
    expect(sheet.getByText('createContainer').closest('div')?.textContent).toContain('100ms');
  });

  it('writes an assumption into the Scenario, so that the run no longer assumes it and stays the same', async () => {
    const sheet = await openDialog('limits');
    const before = appStore.getState().run!;
    fireEvent.click(sheet.getByRole('button', { name: /ends 1 s after SIGTERM/ }));
    const { text } = appStore.getState();
    expect(text).not.toBe(podText);
    const after = simulateText(text);
    expect(after.diagnostics).toEqual(before.diagnostics);
    expect(after.inferences).toHaveLength(before.inferences.length - 1);
    expect(after.trace.events.length).toBe(before.trace.events.length);
  });

  it('writes every assumption that can be written, and the run stays the same', async () => {
    startShell(podText.slice(0, podText.indexOf('---')));
    const sheet = await openDialog('limits');
    const before = appStore.getState().run!;
    for (const button of sheet
      .getAllByRole('listitem')
      .flatMap((item) => [...item.querySelectorAll('button')])) {
      fireEvent.click(button);
    }
    const after = simulateText(appStore.getState().text);
    expect(after.inferences.map(({ value }) => value)).toEqual([undefined]);
    expect(after.trace.events.length).toBe(before.trace.events.length);
  });

  it('offers no line for what only silence can say', async () => {
    const sheet = await openDialog('limits');
    const present = sheet.getByText(/image is already on the node/);
    expect(present.closest('button')).toBeNull();
  });
});
