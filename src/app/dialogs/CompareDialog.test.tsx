import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { appStore } from '#app/store.ts';
import { openDialog, podText, startShell } from './dialogFixture.tsx';

const otherText = podText.replace('seconds: 5', 'seconds: 50');
vi.mock('#app/history.ts', () => ({
  readHistory: async () => [{ text: otherText, name: 'before', at: 1_700_000_000_000 }],
  writeHistory: async () => {},
  remember: async () => {},
}));

describe('CompareDialog', () => {
  beforeEach(() => startShell());

  it('sets versions against each other, and Enter opens', async () => {
    const sheet = await openDialog('compare');
    fireEvent.click(sheet.getByRole('radio', { name: 'v1.27' }));
    fireEvent.keyDown(sheet.getByRole('radio', { name: 'v1.27' }), { key: 'Enter' });
    expect(appStore.getState()).toMatchObject({
      dialog: null,
      comparison: { kind: 'version', overrides: { version: 'v1.27' } },
    });
  });

  it('sets a gate to the other side than the text has it', async () => {
    startShell(podText.replace('seed: 42', 'cluster: {featureGates: {SidecarContainers: true}}'));
    const sheet = await openDialog('compare');
    fireEvent.click(sheet.getByRole('radio', { name: 'gate' }));
    expect(sheet.getByText('SidecarContainers on')).toBeDefined();
    expect(sheet.getByText('SidecarContainers off')).toBeDefined();
    expect(sheet.queryByRole('radio', { name: 'ProxyTerminatingEndpoints' })).toBeNull();
    fireEvent.click(sheet.getByRole('button', { name: 'Open' }));
    expect(appStore.getState().comparison?.overrides.featureGates).toEqual({ SidecarContainers: false });
  });

  it('sets the announcement below the source', async () => {
    const sheet = await openDialog('compare');
    fireEvent.click(sheet.getByRole('radio', { name: 'behaviour' }));
    fireEvent.click(sheet.getByRole('button', { name: 'Open' }));
    expect(appStore.getState().comparison?.overrides).toEqual({ behaviour: 'announced' });
  });

  it('takes another seed, and says when a seed changes nothing', async () => {
    const sheet = await openDialog('compare');
    fireEvent.click(sheet.getByRole('radio', { name: 'seed' }));
    expect(sheet.getByText(/every seed gives the same run/)).toBeDefined();
    const field = sheet.getByRole('textbox', { name: 'seed' });
    fireEvent.change(field, { target: { value: '99' } });
    fireEvent.blur(field);
    fireEvent.click(sheet.getByRole('button', { name: 'Open' }));
    expect(appStore.getState().comparison).toMatchObject({ kind: 'seed', overrides: { seed: 99 } });
  });

  it('Enter in the field of the seed takes what stands there', async () => {
    const sheet = await openDialog('compare');
    fireEvent.click(sheet.getByRole('radio', { name: 'seed' }));
    const field = sheet.getByRole('textbox', { name: 'seed' });
    fireEvent.change(field, { target: { value: '123' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(appStore.getState().comparison).toMatchObject({ kind: 'seed', overrides: { seed: 123 } });
  });

  it('sets a text of the history below, and draws the answer before it is opened', async () => {
    const sheet = await openDialog('compare');
    fireEvent.click(sheet.getByRole('radio', { name: 'text' }));
    expect(await sheet.findByRole('combobox', { name: 'text to compare with' })).toBeDefined();
    await waitFor(() => expect(sheet.getByText('this text is not before')).toBeDefined());
    expect(
      sheet
        .getByRole('img', { name: 'this text above the line, before mirrored below it' })
        .querySelectorAll('svg[data-events]'),
    ).toHaveLength(2);
    fireEvent.click(sheet.getByRole('button', { name: 'Open' }));
    expect(appStore.getState().comparison).toMatchObject({
      kind: 'text',
      text: otherText,
      belowLabel: 'before',
    });
  });

  it('says so when nothing differs', async () => {
    await openDialog('compare');
    await screen.findByText('Nothing differs.');
  });
});
