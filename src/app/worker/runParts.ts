import type { Run } from '#cluster/run.ts';

/** A stretch of one of a run's long lists. */
export type RunPart = {
  [Field in PartedField]: { readonly field: Field; readonly items: PartedLists[Field] };
}[PartedField];

/** A run whose long lists are sent ahead of it, in parts that are each received in a moment. */
export interface PartedRun {
  readonly parts: readonly RunPart[];
  /** With those lists empty. */
  readonly rest: Run;
}

interface PartedLists {
  readonly documents: Run['documents'];
  readonly verdicts: Run['verdicts'];
  readonly diagnostics: Run['diagnostics'];
  readonly stored: NonNullable<Run['stored']>;
  readonly events: Run['trace']['events'];
}

type PartedField = keyof PartedLists;

/** Items of a part: a few ms to be received. A list that is no longer goes with the run itself. */
const mostItems: Readonly<Record<PartedField, number>> = {
  documents: 2500,
  verdicts: 2500,
  diagnostics: 2500,
  stored: 100,
  events: 4000,
};

/** Takes a run apart; what is short stays in it. */
export function partRun(run: Run): PartedRun {
  const { documents, verdicts, diagnostics, stored, trace } = run;
  const parts: RunPart[] = [
    ...cut(documents, mostItems.documents).map((items) => ({ field: 'documents', items }) as const),
    ...cut(verdicts, mostItems.verdicts).map((items) => ({ field: 'verdicts', items }) as const),
    ...cut(diagnostics, mostItems.diagnostics).map((items) => ({ field: 'diagnostics', items }) as const),
    ...cut(stored ?? [], mostItems.stored).map((items) => ({ field: 'stored', items }) as const),
    ...cut(trace.events, mostItems.events).map((items) => ({ field: 'events', items }) as const),
  ];
  if (parts.length === 0) return { parts, rest: run };
  const sent = new Set(parts.map(({ field }) => field));
  return {
    parts,
    rest: {
      ...run,
      documents: sent.has('documents') ? [] : documents,
      verdicts: sent.has('verdicts') ? [] : verdicts,
      diagnostics: sent.has('diagnostics') ? [] : diagnostics,
      stored: sent.has('stored') ? [] : stored,
      trace: sent.has('events') ? { ...trace, events: [] } : trace,
    },
  };
}

/** Puts a run together again. */
export function joinRun({ parts, rest }: PartedRun): Run {
  if (parts.length === 0) return rest;
  const { documents, verdicts, diagnostics, stored, trace } = rest;
  return {
    ...rest,
    documents: whole(parts, 'documents', documents),
    verdicts: whole(parts, 'verdicts', verdicts),
    diagnostics: whole(parts, 'diagnostics', diagnostics),
    stored: stored && whole(parts, 'stored', stored),
    trace: { ...trace, events: whole(parts, 'events', trace.events) },
  };
}

/** The parts of a list in their order; `own` when it was not sent in parts. */
function whole<Field extends PartedField>(
  parts: readonly RunPart[],
  field: Field,
  own: PartedLists[Field],
): readonly PartedLists[Field][number][] {
  const ofField = parts.filter((part): part is Extract<RunPart, { field: Field }> => part.field === field);
  return ofField.length === 0
    ? own
    : ofField.flatMap(({ items }): PartedLists[Field][number][] => [...items]);
}

/** Nothing when the list is short enough to go whole. */
function cut<T>(items: readonly T[], most: number): readonly (readonly T[])[] {
  if (items.length <= most) return [];
  return Array.from({ length: Math.ceil(items.length / most) }, (_, index) =>
    items.slice(index * most, (index + 1) * most),
  );
}
