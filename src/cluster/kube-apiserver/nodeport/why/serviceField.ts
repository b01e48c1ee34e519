import type { ExplainedField } from '#cluster/explanation.ts';
import type { Run } from '#cluster/run.ts';
import { documentOf, nearestLine, scenarioPlace } from '#cluster/runDocuments.ts';
import type { Sentence } from '#i18n/sentence.ts';

/** A field of a Service's manifest; `assumed` stands for it where the text leaves it out. */
export function serviceField(
  run: Run,
  subject: string,
  path: string,
  { value, assumed = null }: { readonly value: unknown; readonly assumed?: Sentence | null },
): ExplainedField | null {
  const document = documentOf(run, subject);
  if (!document) return null;
  const own = document.lines[path];
  const key = path.slice(path.lastIndexOf('.') + 1);
  if (own)
    return { document: document.index, path, line: own[0], text: `${key}: ${String(value)}`, assumed: null };
  return assumed === null
    ? null
    : { document: document.index, path, line: nearestLine(document, path), text: null, assumed };
}

/** The entry of the Scenario that decided something. */
export function scenarioEntry(run: Run, path: string, text: string): ExplainedField | null {
  const place = scenarioPlace(run, path);
  return place && { ...place, path, text, assumed: null };
}
