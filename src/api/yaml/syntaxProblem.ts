import { syntaxWords, verdictWords } from '#i18n/verdict.ts';
import type { Problem } from './readDocument.ts';
import type { SyntaxFailure } from './syntaxFailure.ts';

/**
 * What to say when a document is no YAML: one sentence at the place, for the mistake people most likely made, and
 * kubectl's own words, which name a line at best.
 */
export function syntaxProblem({ code, start, end, message }: SyntaxFailure, text: string): Problem {
  const kubectlStops = { saying: `error converting YAML to JSON: yaml: ${message}` };
  const tab = tabbedIndent(text, start);
  if (tab) {
    return {
      ...base,
      code: 'yaml-tab',
      message: verdictWords.tab,
      ...tab,
      kubectlStops,
      fix: tabFix(text),
    };
  }
  const from = Math.min(start, text.trimEnd().length);
  return {
    ...base,
    code: 'yaml-syntax',
    message: syntaxWords[code],
    kubectlStops,
    start: from,
    // An error that reaches over lines is shown on its first.
    end: Math.max(from, Math.min(end, lineEnd(text, from))),
  };
}

const base = { severity: 'error', speaker: 'kymograph', path: [] } as const;

/** Tabs before the first word of the line of `at`, or of a line just above: the reader notices late. */
function tabbedIndent(text: string, at: number): { readonly start: number; readonly end: number } | null {
  let start = text.lastIndexOf('\n', at - 1) + 1;
  for (let lines = 0; lines < 3; lines += 1) {
    const indent = /^[ \t]*/.exec(text.slice(start, lineEnd(text, start)))?.[0] ?? '';
    if (indent.includes('\t')) return { start, end: start + indent.length };
    if (start === 0) return null;
    start = text.lastIndexOf('\n', start - 2) + 1;
  }
  return null;
}

/** All tabs in indentation at once, from the first such line to the last. */
function tabFix(text: string): NonNullable<Problem['fix']> {
  const indents = [...text.matchAll(/^[ \t]*\t[ \t]*/gm)];
  const last = indents.at(-1);
  const start = indents[0]?.index ?? 0;
  const end = last ? last.index + last[0].length : start;
  const replaced = text
    .slice(start, end)
    .replace(/^[ \t]*\t[ \t]*/gm, (indent) => indent.replaceAll('\t', '  '));
  return { title: verdictWords.tabFix, start, end, text: replaced };
}

function lineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  const end = feed === -1 ? text.length : feed;
  return text[end - 1] === '\r' && end > from ? end - 1 : end;
}
