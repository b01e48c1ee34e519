import type { Diagnostic } from '#api/diagnostic.ts';
import type { Answer, DocumentVerdict } from '#api/verdict/documentVerdict.ts';
import { problemWords as words } from '#i18n/problems.ts';
import { type Sentence, verbatim } from '#i18n/sentence.ts';

/** One document of the list: what it is, what the answer was, and what there is to say about it. */
export interface ProblemGroup {
  readonly key: string;
  readonly title: Sentence;
  readonly answer: Sentence;
  readonly tone: 'in' | 'refused' | 'aside';
  readonly problems: readonly Diagnostic[];
}

/** The documents of a text in its order, each with its problems; one without keeps its line. */
export function problemGroups(
  verdicts: readonly DocumentVerdict[],
  diagnostics: readonly Diagnostic[],
): readonly ProblemGroup[] {
  const groups = verdicts.map((verdict, index) => ({
    ...groupOf(verdict),
    key: `verdict ${index}`,
    document: verdict.document,
    start: verdict.range.start.offset,
    end: verdict.range.end.offset,
    problems: [] as Diagnostic[],
  }));
  const others = new Map<number, Diagnostic[]>();
  const byDocument = new Map<number, typeof groups>();
  for (const group of groups) {
    byDocument.set(group.document, [...(byDocument.get(group.document) ?? []), group]);
  }
  for (const diagnostic of diagnostics) {
    const items = byDocument.get(diagnostic.document) ?? [];
    const { offset } = diagnostic.range.start;
    // Of a List each item has a line of its own.
    const item = items.find(({ start, end }) => offset >= start && offset <= end) ?? items[0];
    if (item) item.problems.push(diagnostic);
    else others.set(diagnostic.document, [...(others.get(diagnostic.document) ?? []), diagnostic]);
  }
  const unread = [...others].map(([document, problems]) => ({
    key: `document ${document}`,
    title: words.document(document + 1),
    answer: words.notRead,
    tone: problems.some(({ severity }) => severity === 'error') ? ('refused' as const) : ('aside' as const),
    start: problems[0]?.range.start.offset ?? 0,
    problems,
  }));
  return [...groups, ...unread].sort((a, b) => a.start - b.start);
}

function groupOf({ kind, name, answer }: DocumentVerdict): Pick<ProblemGroup, 'title' | 'answer' | 'tone'> {
  const title = verbatim([kind, name].filter(Boolean).join(' ') || '?');
  return { title, ...answerOf(answer) };
}

function answerOf(answer: Answer): Pick<ProblemGroup, 'answer' | 'tone'> {
  switch (answer.kind) {
    case 'created':
      if (answer.generateName !== null) return { answer: words.onlyCreate, tone: 'aside' };
      return {
        answer: answer.dropped === 0 ? words.created : words.createdWithout(answer.dropped),
        tone: 'in',
      };
    case 'refused':
      return { answer: verbatim(`${answer.refusal.code} ${answer.refusal.reason}`), tone: 'refused' };
    case 'notServed':
      return { answer: words.notServed, tone: 'refused' };
    case 'noKind':
      return { answer: words.noKind, tone: 'refused' };
    case 'unknownKind':
      return { answer: words.unknownKind, tone: 'aside' };
    case 'scenario':
      return { answer: words.forThisPage, tone: 'aside' };
    default:
      return answer satisfies never;
  }
}

/** The whole text in one sentence, and the counts below it. */
export function headline(
  groups: readonly ProblemGroup[],
  verdicts: readonly DocumentVerdict[],
  diagnostics: readonly Diagnostic[],
): { readonly title: Sentence; readonly counts: Sentence } {
  const changed = verdicts.filter(({ answer }) => answer.kind === 'created' && answer.dropped > 0).length;
  const got = groups.filter(({ tone }) => tone === 'in').length;
  const refused = groups.filter(({ tone }) => tone === 'refused').length;
  const all = got + refused;
  const title =
    refused === 0
      ? words.allIn(changed, got)
      : got === 0
        ? words.nothingIn(all)
        : words.someIn(got, all, changed);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const dropped = diagnostics.filter(({ code }) => code === 'dropped-field').length;
  return { title, counts: words.counted(errors, dropped, diagnostics.length - errors - dropped) };
}
