import { dialogWords as words } from '#i18n/dialogs.ts';
import type { Sentence } from '#i18n/sentence.ts';

/** Longer values are told by their number of lines. */
const maxValueLength = 40;
/** So many changed fields still fit one line. */
const maxFields = 2;

/** What changed from an older text to a newer one: one or two fields by name, else how many lines. */
export function textChange(older: string, newer: string): Sentence {
  const removed = linesMissingIn(older, newer);
  const added = linesMissingIn(newer, older);
  if (removed.length === 0 && added.length === 0) return words.sameLines;
  if (removed.length === 0) return words.linesAdded(added.length);
  if (added.length === 0) return words.linesRemoved(removed.length);
  const fields = removed.length === added.length ? fieldChanges(removed, added) : null;
  return fields ? joined(fields) : words.linesChanged(Math.max(removed.length, added.length));
}

/** The lines of `text` that `other` does not have, as often as it lacks them; in order. */
function linesMissingIn(text: string, other: string): readonly string[] {
  const spare = new Map<string, number>();
  for (const line of linesOf(other)) spare.set(line, (spare.get(line) ?? 0) + 1);
  return linesOf(text).filter((line) => {
    const left = spare.get(line) ?? 0;
    spare.set(line, left - 1);
    return left <= 0;
  });
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}

function fieldChanges(removed: readonly string[], added: readonly string[]): readonly Sentence[] | null {
  if (removed.length > maxFields) return null;
  const changes = removed.map((line, index) => fieldChange(line, added[index]!));
  return changes.every((change) => change !== null) ? changes : null;
}

function fieldChange(older: string, newer: string): Sentence | null {
  const before = fieldOf(older);
  const after = fieldOf(newer);
  if (!before || !after || before.key !== after.key) return null;
  if (before.value.length > maxValueLength || after.value.length > maxValueLength) return null;
  if (before.key === 'terminationGracePeriodSeconds') {
    const [en, zh] = [words.grace.en, words.grace.zh];
    return {
      en: words.changeOf(en, before.value, `${after.value} s`).en,
      zh: words.changeOf(zh, before.value, `${after.value} s`).zh,
    };
  }
  return words.changeOf(before.key, before.value, withoutRepository(before.value, after.value));
}

function fieldOf(line: string): { readonly key: string; readonly value: string } | null {
  const match = /^[\s-]*([\w./-]+):\s+(\S.*?)\s*$/.exec(line);
  return match ? { key: match[1]!, value: match[2]!.replaceAll(/^["']|["']$/g, '') } : null;
}

/** `shop/web:2.4 to 2.5`: of an image only the tag is said again. */
function withoutRepository(before: string, after: string): string {
  const colon = before.lastIndexOf(':');
  return colon > 0 && after.startsWith(before.slice(0, colon + 1)) ? after.slice(colon + 1) : after;
}

function joined(changes: readonly Sentence[]): Sentence {
  return {
    en: changes.map(({ en }) => en).join(', '),
    zh: changes.map(({ zh }) => zh).join('，'),
  };
}
