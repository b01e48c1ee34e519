import type { ExplainedField } from '#cluster/explanation.ts';
import type { JobPicture } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import type { Run } from '#cluster/run.ts';
import { documentAt, nearestLine } from '#cluster/runDocuments.ts';
import { jobFieldWords as words } from '#i18n/jobFields.ts';
import { flowText } from '#scenario/flowText.ts';

const mostCharacters = 60;

/** A field of the JobSpec, as the text says it or, where it does not, as it is assumed; `key` is its path in the spec. */
export function jobField(
  run: Run,
  job: JobPicture,
  key: string,
  assumed: unknown = null,
): ExplainedField | null {
  const document = documentAt(run, job.document);
  if (!document) return null;
  const path = `${job.specPath}.${key}`;
  const place = { document: document.index, path, line: nearestLine(document, path) };
  const name = key.split('.').at(-1) ?? key;
  if (document.lines[path]) return { ...place, text: fieldText(name, valueAt(job, key)), assumed: null };
  return assumed === null ? null : { ...place, text: null, assumed: words.byDefault(name, String(assumed)) };
}

/** A rule of the podFailurePolicy, with the lines it stands in. */
export function ruleField(run: Run, job: JobPicture, rule: number): ExplainedField | null {
  const document = documentAt(run, job.document);
  const path = `${job.specPath}.podFailurePolicy.rules[${rule}]`;
  const found = job.versions[0]!.job.spec.podFailurePolicy?.rules[rule];
  if (!document || !found) return null;
  return {
    document: document.index,
    path,
    line: nearestLine(document, path),
    text: cut(`podFailurePolicy.rules[${rule}]: ${flowText(found, false)}`),
    assumed: null,
  };
}

/** A line of the Scenario, e.g. `spec.jobs.etl.indexes.2[0]`. */
export function scenarioField(run: Run, path: string, text: string): ExplainedField | null {
  const document = run.documents.find(({ outcome }) => outcome === 'scenario');
  return document
    ? { document: document.index, path, line: nearestLine(document, path), text, assumed: null }
    : null;
}

function valueAt({ versions }: JobPicture, key: string): unknown {
  return key.split('.').reduce<unknown>((at, one) => Reflect.get(Object(at), one), versions[0]!.job.spec);
}

function fieldText(name: string, value: unknown): string {
  return cut(`${name}: ${flowText(value, false)}`);
}

function cut(text: string): string {
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text;
}
