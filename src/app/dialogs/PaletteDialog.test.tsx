import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { appStore } from '#app/store.ts';
import { openDialog, podText, startShell } from './dialogFixture.tsx';
import { scenarioInText } from './scenarioInText.ts';

async function openPalette(query: string) {
  const sheet = await openDialog('palette');
  const input = sheet.getByRole('combobox', { name: 'Commands' });
  fireEvent.change(input, { target: { value: query } });
  const press = (key: string) => fireEvent.keyDown(input, { key });
  const active = () => document.getElementById(input.getAttribute('aria-activedescendant') ?? '');
  const rows = () => sheet.queryAllByRole('option').map(({ textContent }) => textContent);
  return { sheet, input, press, active, rows };
}

describe('PaletteDialog', () => {
  beforeEach(() => startShell());

  it('begins in its field, with the commands first', async () => {
    const { input, rows, active } = await openPalette('');
    expect(document.activeElement).toBe(input);
    expect(rows()[0]).toBe('Doplay, pauseSpace');
    expect(active()?.getAttribute('aria-selected')).toBe('true');
  });

  it('walks with the arrows round the list, the field keeping the focus', async () => {
    const { sheet, input, press, active } = await openPalette('fit');
    const options = sheet.getAllByRole('option');
    press('ArrowDown');
    expect(active()).toBe(options[1]);
    press('ArrowUp');
    press('ArrowUp');
    expect(active()).toBe(options.at(-1));
    expect(document.activeElement).toBe(input);
    expect(options.filter((one) => one.getAttribute('aria-selected') === 'true')).toEqual([options.at(-1)]);
  });

  it('Enter does the first row', async () => {
    const { press } = await openPalette('fit all');
    appStore.setState({ view: { from: 1000, to: 2000 } });
    press('Enter');
    expect(appStore.getState()).toMatchObject({ dialog: null, view: null });
  });

  it('leads to other dialogs', async () => {
    const { press } = await openPalette('history');
    press('Enter');
    expect(await screen.findByRole('dialog', { name: 'History of texts' })).toBeDefined();
  });

  it('goes to events and lanes, and to their lines in the text', async () => {
    const { press, rows } = await openPalette('go exits');
    expect(rows().length).toBeGreaterThan(1);
    expect(rows()[0]).toMatch(/^Go toapp exits, code 1 at \d+\.\d$/);
    press('Enter');
    const { selection, now, run } = appStore.getState();
    expect(run?.trace.events[selection!]).toMatchObject({ kind: 'ContainerExited', at: now });

    const lane = await openPalette('pin lane app');
    lane.press('Enter');
    expect(appStore.getState().pinned).toEqual(['default/web/app']);

    const line = podText.split('\n').indexOf('  - name: app') + 1;
    const edit = await openPalette('edit app, line');
    expect(edit.rows()[0]).toBe(`Editapp, line ${line}`);
    edit.press('Enter');
    expect(appStore.getState().reveal).toMatchObject({ line });
  });

  it('switches a gate in the text to its other side', async () => {
    const { press, rows } = await openPalette('sidecarcontainers');
    expect(rows()[0]).toBe('gateSidecarContainers on');
    press('Enter');
    expect(scenarioInText(appStore.getState().text).scenario.cluster.featureGates).toEqual({
      SidecarContainers: true,
    });
  });

  it('opens an example', async () => {
    const { press } = await openPalette('example stop-order');
    press('Enter');
    await waitFor(() => expect(appStore.getState().name).toMatch(/^stop-order/));
  });

  it('leads to problems and to lines of the text', async () => {
    startShell(podText.replace('seed: 42', 'sead: 42'));
    const problem = await openPalette('problem sead');
    expect(problem.rows()[0]).toMatch(/^Problem\d+:\d+ /);
    const lines = await openPalette('gracePeriod');
    expect(lines.rows()).toEqual(['Editline 6: terminationGracePeriodSeconds: 30']);
  });

  it('says when nothing has that name', async () => {
    const { rows, press, sheet } = await openPalette('no such thing at all');
    expect(rows()).toEqual([]);
    press('Enter');
    expect(appStore.getState().dialog).toBe('palette');
    expect(sheet.getAllByText('Nothing of that name.').length).toBeGreaterThan(0);
  });

  it('shows what matches in bold', async () => {
    const { sheet } = await openPalette('fit all');
    expect([...sheet.getAllByRole('option')[0]!.querySelectorAll('b')].map((b) => b.textContent)).toEqual([
      'fit',
      'all',
    ]);
  });

  it('speaks Chinese, and finds English words there too', async () => {
    startShell(undefined, 'zh');
    const sheet = await openDialog('palette');
    const input = sheet.getByRole('combobox', { name: '命令' });
    fireEvent.change(input, { target: { value: 'history' } });
    expect(sheet.getAllByRole('option')[0]!.textContent).toBe('执行历史');
  });
});
