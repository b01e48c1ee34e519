import { beforeEach, describe, expect, it, vi } from 'vitest';
import { handleKey, pageKeys } from '#app/keyboard.ts';
import { openDialog, startShell } from './dialogFixture.tsx';
import { keyTable } from './keyTable.ts';

/** A key as the table writes it, from `KeyboardEvent.key`. */
const written: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
};
const told = keyTable.flatMap(({ keys }) => keys);

describe('KeysDialog', () => {
  beforeEach(() => startShell());

  it('is complete: tells every key of the page', () => {
    for (const key of pageKeys) {
      expect(told).toContain(written[key] ?? (key.length === 1 ? key.toUpperCase() : key));
    }
    expect(new Set(told).size).toBe(told.length);
  });

  it('is true: the page takes every key it tells', () => {
    const marks = ['Enter', '↑', '↓'];
    for (const name of told.filter((one) => !marks.includes(one))) {
      const [last = name, modifier] = name.split('+').toReversed();
      const key = Object.entries(written).find(([, shown]) => shown === last)?.[0] ?? last;
      const event = new KeyboardEvent('keydown', { key, ctrlKey: modifier === 'Ctrl', cancelable: true });
      const prevented = vi.spyOn(event, 'preventDefault');
      startShell();
      handleKey(event);
      expect(prevented, name).toHaveBeenCalled();
    }
  });

  it('lists them with what they do', async () => {
    const sheet = await openDialog('keys');
    const terms = sheet.getAllByRole('term').map(({ textContent }) => textContent);
    expect(terms).toContain('Space');
    expect(sheet.getAllByRole('definition')).toHaveLength(terms.length);
  });
});
