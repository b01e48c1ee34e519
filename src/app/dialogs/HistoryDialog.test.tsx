import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type HistoryEntry, readHistory, writeHistory } from '#app/history.ts';
import { appStore } from '#app/store.ts';
import { openDialog, podText, startShell } from './dialogFixture.tsx';

const kept = vi.hoisted(() => new Map<string, unknown>());
vi.mock('idb-keyval', () => ({
  createStore: () => 'store',
  get: async (key: string) => kept.get(key),
  set: async (key: string, value: unknown) => void kept.set(key, value),
}));

const at = new Date(2023, 10, 12, 14, 2).getTime();
const entries: readonly HistoryEntry[] = [
  { name: 'slower', text: podText.replace('Seconds: 30', 'Seconds: 45'), at },
  { name: 'web', text: podText.replace(':2.4', ':2.5'), at: at - 1000 },
  { name: '', text: 'apiVersion: v1\nkind: Pod\nmetadata: {name: Wrong}\nspec: [\n', at: at - 2000 },
];

async function openHistory() {
  const sheet = await openDialog('history');
  await sheet.findByRole('button', { name: 'Open slower, 12 Nov' });
  return sheet;
}

describe('HistoryDialog', () => {
  beforeEach(async () => {
    await writeHistory(entries);
    startShell();
  });

  it('tells each text by time, name, change and shape, the text of the editor first', async () => {
    const sheet = await openHistory();
    const rows = sheet.getAllByRole('row');
    expect(rows[0]!.textContent).toBe('nowwebgrace 45 to 30 s');
    expect(rows[1]!.textContent).toContain('12 Novslowergrace 30 to 45 s, image shop/web:2.5 to 2.4');
    expect(rows[3]!.textContent).toContain('your text4 lines');
    await waitFor(() => expect(rows[1]!.querySelector('svg[data-events]')).not.toBeNull());
    await waitFor(() => expect(rows[3]!.textContent).toContain('refused'));
  });

  it('opens a text and keeps the one before', async () => {
    const sheet = await openHistory();
    fireEvent.click(sheet.getByRole('button', { name: 'Open slower, 12 Nov' }));
    await waitFor(() => expect(appStore.getState().text).toBe(entries[0]!.text));
    expect(appStore.getState().name).toBe('slower');
    expect((await readHistory())[0]?.text).toBe(podText);
  });

  it('compares with a text', async () => {
    const sheet = await openHistory();
    fireEvent.click(sheet.getByRole('button', { name: 'Compare with slower, 12 Nov' }));
    expect(appStore.getState()).toMatchObject({
      dialog: null,
      comparison: { kind: 'text', text: entries[0]!.text, belowLabel: 'slower' },
    });
  });

  it('deletes one text, and undoes it', async () => {
    const sheet = await openHistory();
    fireEvent.click(sheet.getByRole('button', { name: 'Delete slower, 12 Nov' }));
    expect(sheet.queryByRole('button', { name: 'Open slower, 12 Nov' })).toBeNull();
    expect(sheet.getByText('1 text deleted.')).toBeDefined();
    await waitFor(async () => expect(await readHistory()).toEqual(entries.slice(1)));
    fireEvent.click(sheet.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await readHistory()).toEqual(entries));
    expect(sheet.getByRole('button', { name: 'Open slower, 12 Nov' })).toBeDefined();
  });

  it('clears all, and undoes it', async () => {
    const sheet = await openHistory();
    fireEvent.click(sheet.getByRole('button', { name: 'Clear all' }));
    expect(sheet.getByText('3 texts deleted.')).toBeDefined();
    expect(screen.getByText(/^Nothing yet/)).toBeDefined();
    fireEvent.click(sheet.getByRole('button', { name: 'Undo' }));
    expect(sheet.getAllByRole('row')).toHaveLength(4);
  });
});
