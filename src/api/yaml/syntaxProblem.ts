import type { ErrorCode } from 'yaml';
import { syntaxWords, verdictWords } from '#i18n/verdict.ts';
import type { Problem } from './readDocument.ts';

/**
 * What to say when a document is no YAML: one sentence at the place, for the mistake people most likely made.
 * kubectl's own words name a line at best.
 */
export function syntaxProblem(code: ErrorCode, at: number, text: string, end = at + 1): Problem {
  const tab = tabbedIndent(text, at);
  if (tab) {
    const spaces = text.slice(tab.start, tab.end).replaceAll('\t', '  ');
    return {
      ...base,
      code: 'yaml-tab',
      message: verdictWords.tab,
      ...tab,
      fix: { title: verdictWords.tabFix, ...tab, text: spaces },
    };
  }
  const start = Math.min(at, text.length);
  return {
    ...base,
    code: 'yaml-syntax',
    message: syntaxWords[code],
    start,
    // An error that reaches over lines is shown on its first.
    end: Math.max(start, Math.min(end, lineEnd(text, start))),
  };
}

const base = {
  severity: 'error',
  speaker: 'kymograph',
  note: verdictWords.notReadFurther,
  path: [],
} as const;

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

function lineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  const end = feed === -1 ? text.length : feed;
  return text[end - 1] === '\r' && end > from ? end - 1 : end;
}
