import type { Locale } from '#i18n/sentence.ts';
import type { PaletteItem } from './paletteItem.ts';

/** The items that hold every word of the query, those whose label begins with it first; else in their order. */
export function matchItems(
  items: readonly PaletteItem[],
  query: string,
  locale: Locale,
): readonly PaletteItem[] {
  const parts = wordsOf(query);
  if (parts.length === 0) return items;
  const found = items.flatMap((item) => {
    // A Chinese page finds the English words too: Kubernetes' own names are English, and so are habits.
    const label = item.label[locale].toLowerCase();
    const all = `${item.verb[locale]} ${label} ${item.verb.en} ${item.label.en}`.toLowerCase();
    return parts.every((part) => all.includes(part)) ? [{ item, rank: rankOf(label, parts[0]!) }] : [];
  });
  return found.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}

/** 0: the label begins so; 1: one of its words does; 2: it stands inside a word, or in the verb. */
function rankOf(label: string, part: string): number {
  if (label.startsWith(part)) return 0;
  const at = label.indexOf(part);
  return at > 0 && !/[\p{L}\p{N}]/u.test(label[at - 1]!) ? 1 : 2;
}

export interface LabelPart {
  readonly at: number;
  readonly text: string;
  readonly matches: boolean;
}

/** A label cut into what the query matches and what it does not. */
export function matchParts(label: string, query: string): readonly LabelPart[] {
  const lower = label.toLowerCase();
  const hit = new Array<boolean>(label.length).fill(false);
  for (const part of wordsOf(query)) {
    for (let at = lower.indexOf(part); at >= 0; at = lower.indexOf(part, at + part.length)) {
      hit.fill(true, at, at + part.length);
    }
  }
  const parts: LabelPart[] = [];
  for (let from = 0, to = 1; from < label.length; from = to, to += 1) {
    while (to < label.length && hit[to] === hit[from]) to += 1;
    parts.push({ at: from, text: label.slice(from, to), matches: hit[from]! });
  }
  return parts;
}

function wordsOf(query: string): readonly string[] {
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => part !== '');
}
