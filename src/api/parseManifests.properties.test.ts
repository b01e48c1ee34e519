import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextRange } from './diagnostic.ts';
import { parseManifests } from './parseManifests.ts';

const values = (text: string) => parseManifests(text).documents.map(({ value }) => value);
const codes = (text: string) => parseManifests(text).diagnostics.map(({ code }) => code);
const slice = (text: string, { start, end }: TextRange) => text.slice(start.offset, end.offset);

const word = fc.constantFrom(
  'a',
  'b-c',
  'x1',
  'yes',
  'no',
  '010',
  '1.5',
  '~',
  'nginx:1.25',
  '"q"',
  "'s'",
  '日本',
  'a b',
);
const key = fc.constantFrom('a', 'b', 'kind', 'metadata', 'name', 'items', 'on', 'spec');
const plainWord = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9/._-]{0,12}$/);

/** A manifest written by hand: maps and lists in block style, scalars of every kind. */
const manifest = fc
  .letrec<{ node: readonly string[] }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      word.map((text) => [text]),
      fc
        .uniqueArray(fc.tuple(key, tie('node')), { selector: ([name]) => name, minLength: 1, maxLength: 4 })
        .map((entries) =>
          entries.flatMap(([name, lines]) =>
            lines.length === 1 && !lines[0]?.includes(': ') && !lines[0]?.startsWith('- ')
              ? [`${name}: ${lines[0]}`]
              : [`${name}:`, ...lines.map((line) => `  ${line}`)],
          ),
        ),
      fc
        .array(tie('node'), { minLength: 1, maxLength: 3 })
        .map((items) =>
          items.flatMap(([first = '', ...rest]) => [`- ${first}`, ...rest.map((line) => `  ${line}`)]),
        ),
    ),
  }))
  .node.map((lines) => `root:\n${lines.map((line) => `  ${line}\n`).join('')}`);

const snippet = fc.constantFrom(
  '\n',
  '\t',
  ' ',
  ': ',
  '- ',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  '&a ',
  '*a',
  '!',
  '|',
  '>',
  '#',
  '---\n',
  '...\n',
  '{{ x }}',
  '\r',
  '\uFEFF',
  '\u0000',
  '<<: ',
  '? ',
);

/** A manifest on which somebody is typing. */
const mutated = fc
  .tuple(manifest, fc.array(fc.tuple(fc.nat(), fc.nat(3), snippet), { maxLength: 4 }))
  .map(([text, edits]) =>
    edits.reduce((edited, [at, removed, added]) => {
      const place = at % (edited.length + 1);
      return edited.slice(0, place) + added + edited.slice(place + removed);
    }, text),
  );

describe('any text', () => {
  it.each([
    ['arbitrary', fc.string({ unit: 'binary' })],
    ['mutated', mutated],
    ['JSON', fc.string().map((text) => `{${text}`)],
  ])('is read without a throw, and every place lies in it: %s', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const { documents, diagnostics } = parseManifests(text);
        const ranges = [
          ...diagnostics.flatMap(({ range, fix }) => (fix ? [range, fix.range] : [range])),
          ...documents.flatMap((document) => [
            document.range,
            ...pathsOf(document.value).flatMap((path) => [document.rangeOf(path), document.keyRangeOf(path)]),
          ]),
        ];
        for (const { start, end } of ranges) {
          expect(start.offset).toBeGreaterThanOrEqual(0);
          expect(end.offset).toBeGreaterThanOrEqual(start.offset);
          expect(end.offset).toBeLessThanOrEqual(text.length);
          expect(start.offset).toBe(offsetOf(text, start));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the same with LF and with CR LF', () => {
    fc.assert(
      fc.property(
        mutated.filter((text) => !text.includes('\r')),
        (text) => {
          const crlf = text.replaceAll('\n', '\r\n');
          expect(values(crlf)).toEqual(values(text));
          expect(codes(crlf)).toEqual(codes(text));
        },
      ),
    );
  });

  it('has the values of its documents, each for itself', () => {
    fc.assert(
      fc.property(fc.array(manifest, { minLength: 1, maxLength: 4 }), (texts) => {
        expect(values(texts.join('---\n'))).toEqual(texts.flatMap(values));
      }),
    );
  });

  it('is the same the second time, after others', () => {
    fc.assert(
      fc.property(mutated, mutated, (text, other) => {
        const first = parseManifests(text);
        parseManifests(other);
        const second = parseManifests(text);
        expect(second.diagnostics).toEqual(first.diagnostics);
        expect(second.documents.map(({ value, range }) => [value, range])).toEqual(
          first.documents.map(({ value, range }) => [value, range]),
        );
      }),
    );
  });

  it('shows a plain scalar where it stands', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          plainWord.filter((one) => !/^null$/i.test(one)),
          { selector: keyOf, minLength: 1, maxLength: 6 },
        ),
        fc.array(fc.nat(2)),
        (words, blanks) => {
          const lines = words.map((text, index) => `${text}:${' '.repeat(1 + (blanks[index] ?? 0))}v${text}`);
          const text = `kind: x\nmap:\n  ${lines.join('\n  ')}\nlist: [${words.map((one) => `v${one}`).join(', ')}]\n`;
          const [document] = parseManifests(text).documents;
          for (const [index, one] of words.entries()) {
            expect(document && slice(text, document.keyRangeOf(['map', keyOf(one)]))).toBe(one);
            expect(document && slice(text, document.rangeOf(['map', keyOf(one)]))).toBe(`v${one}`);
            expect(document && slice(text, document.rangeOf(['list', index]))).toBe(`v${one}`);
          }
        },
      ),
    );
  });
});

/** Some words are booleans as keys, too. */
function keyOf(word: string): string {
  const { v } = values(`v: ${word}`)[0] as { v: unknown };
  return String(v);
}

function pathsOf(value: unknown): readonly (readonly (string | number)[])[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => [[index], ...pathsOf(item).map((path) => [index, ...path])]);
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => [
    [name],
    ...pathsOf(item).map((path) => [name, ...path]),
  ]);
}

function offsetOf(
  text: string,
  { line, column }: { readonly line: number; readonly column: number },
): number {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((found) => found.index + found[0].length)];
  return (starts[line - 1] ?? Number.NaN) + column - 1;
}
