import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TextEdit, textEdits } from './textEdits.ts';

const pieces = fc.constantFrom('a', 'b', '\n', '\r\n', '\u{1f600}', '\u{1f601}');
const text = fc.string({ unit: pieces, maxLength: 24 });

// In a regular expression that reads code points only halves of characters are surrogates.
const loneSurrogate = /\p{Surrogate}/u;

function applied(before: string, edits: readonly TextEdit[]): string {
  let after = '';
  let at = 0;
  for (const { start, end, text } of edits) {
    after += before.slice(at, start) + text;
    at = end;
  }
  return after + before.slice(at);
}

describe('textEdits', () => {
  it('leads from the old text to the new one, in order and without overlap', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edits = textEdits(before, after);
        expect(applied(before, edits)).toBe(after);
        edits.forEach(({ start, end }, index) => {
          expect(start).toBeLessThanOrEqual(end);
          expect(start).toBeGreaterThanOrEqual(edits[index - 1]?.end ?? 0);
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('never parts a character or a line break, and never replaces by the same', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        for (const edit of textEdits(before, after)) {
          expect(edit.text).not.toMatch(loneSurrogate);
          for (const at of [edit.start, edit.end]) {
            expect(before.slice(0, at)).not.toMatch(loneSurrogate);
            expect(before.slice(at - 1, at + 1)).not.toBe('\r\n');
          }
          expect(before.slice(edit.start, edit.end)).not.toBe(edit.text);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['image: web:1\nx: 2', 'image: web:2\nx: 2', [{ start: 11, end: 12, text: '2' }]],
    ['a: 1', 'a: 1\nb: 2', [{ start: 4, end: 4, text: '\nb: 2' }]],
    ['a\nb\nc', 'a\nc', [{ start: 2, end: 4, text: '' }]],
    ['aaa', 'aa', [{ start: 2, end: 3, text: '' }]],
    ['same', 'same', []],
  ])('%j to %j', (before, after, expected) => {
    expect(textEdits(before, after)).toEqual(expected);
  });

  it('leaves alone what stands between two changes', () => {
    const before = Array.from({ length: 5000 }, (_, line) => `line ${line}\n`).join('');
    const after = `# first\n${before.replace('line 4000\n', 'line four thousand\n')}`;
    expect(textEdits(before, after)).toEqual([
      { start: 0, end: 0, text: '# first\n' },
      { start: before.indexOf('4000\n'), end: before.indexOf('4000\n') + 4, text: 'four thousand' },
    ]);
  });

  it('gives up on texts with little in common', () => {
    const numbers = (from: number) => Array.from({ length: 3000 }, (_, line) => `${from + line}\n`).join('');
    expect(textEdits(numbers(0), numbers(100_000))).toHaveLength(1);
  });
});
