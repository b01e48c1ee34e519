import { createStore, get, set } from 'idb-keyval';

/** One text the user had, newest first in the history. */
export interface HistoryEntry {
  readonly text: string;
  readonly name: string;
  /** ms since 1970: when it was put away. */
  readonly at: number;
}

const maxEntries = 60;
const maxLength = 2_000_000;
const draftKey = 'kymograph.text';
const entriesKey = 'texts';

/** The text as last seen, kept where a reload finds it at once. */
export function saveDraft(text: string, name: string): void {
  try {
    localStorage.setItem(draftKey, JSON.stringify({ text, name }));
  } catch {
    // Full or forbidden storage: the history in IndexedDB still has the text.
  }
}

export function readDraft(): { readonly text: string; readonly name: string } | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(draftKey) ?? 'null');
    if (typeof value !== 'object' || value === null) return null;
    const { text, name } = value as Record<string, unknown>;
    return typeof text === 'string' && typeof name === 'string' ? { text, name } : null;
  } catch {
    return null;
  }
}

const store = () => createStore('kymograph', 'history');

export async function readHistory(): Promise<readonly HistoryEntry[]> {
  try {
    return (await get<HistoryEntry[]>(entriesKey, store())) ?? [];
  } catch {
    return [];
  }
}

/** Puts a text away; a text that is there already moves to the front. */
export async function remember(entry: HistoryEntry): Promise<void> {
  if (entry.text.trim() === '' || entry.text.length > maxLength) return;
  const before = await readHistory();
  const others = before.filter(({ text }) => text !== entry.text);
  await writeHistory([entry, ...others].slice(0, maxEntries));
}

/** Puts other entries in the place of all; the newest first. */
export async function writeHistory(entries: readonly HistoryEntry[]): Promise<void> {
  try {
    await set(entriesKey, entries, store());
  } catch {
    // A browser without IndexedDB keeps no history; nothing on the page depends on it.
  }
}
