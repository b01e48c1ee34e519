import type { ExplainedField } from '#cluster/explanation.ts';
import type { Run, RunDocument } from '#cluster/run.ts';
import type { Sentence } from '#i18n/sentence.ts';

/** The document that says something of a Service, the last when there are several. */
export function serviceDocument({ documents }: Run, subject: string): RunDocument | null {
  const [, namespace, name] = subject.split('/');
  const found = documents.findLast(
    (one) => one.kind === 'Service' && one.name === name && one.namespace === namespace,
  );
  return found ?? null;
}

/** A field of a Service's manifest; `assumed` stands for it where the text leaves it out. */
export function serviceField(
  run: Run,
  subject: string,
  path: string,
  { value, assumed = null }: { readonly value: unknown; readonly assumed?: Sentence | null },
): ExplainedField | null {
  const document = serviceDocument(run, subject);
  if (!document) return null;
  const own = document.lines[path];
  const key = path.slice(path.lastIndexOf('.') + 1);
  if (own)
    return { document: document.index, path, line: own[0], text: `${key}: ${String(value)}`, assumed: null };
  const above = nearestLine(document, path);
  return assumed === null || above === null
    ? null
    : { document: document.index, path, line: above, text: null, assumed };
}

/** The entry of the Scenario that decided something. */
export function scenarioEntry({ documents }: Run, path: string, text: string): ExplainedField | null {
  const document = documents.find(({ outcome }) => outcome === 'scenario');
  const line = document?.lines[path]?.[0];
  return document && line !== undefined
    ? { document: document.index, path, line, text, assumed: null }
    : null;
}

function nearestLine({ lines, range }: RunDocument, path: string): number | null {
  for (let at = path; at !== ''; at = at.replace(/(\.[^.[]+|\[\d+\]|^[^.[]+)$/, '')) {
    const found = lines[at];
    if (found) return found[0];
  }
  return range.start.line;
}
