import type { Diagnostic } from '#api/diagnostic.ts';
import { nearest } from '#base/nearest.ts';
import { scenarioProblems as problems } from '#i18n/scenario.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { diagnosticOf } from './diagnosticOf.ts';
import type { FieldPath, ScenarioSource } from './place.ts';
import { problem } from './problem.ts';
import type { JobOutcomes } from './readJobs.ts';
import type { Scenario } from './scenario.ts';

/** A Job of the text, or a CronJob that makes Jobs: what `spec.jobs` may speak of. */
export interface JobIdentity {
  readonly name: string;
  readonly containers: readonly string[];
  /** Null: its pods have no indexes. */
  readonly completions: number | null;
}

/** A warning at each name, container and index under `spec.jobs` that the text does not have: most likely mistyped. */
export function questionJobs(
  source: ScenarioSource,
  { jobs }: Pick<Scenario, 'jobs'>,
  identities: readonly JobIdentity[],
): readonly Diagnostic[] {
  return Object.entries(jobs).flatMap(([key, outcomes]) => {
    const job = identities.find(({ name }) => name === key);
    const path = ['spec', 'jobs', key];
    if (job !== undefined) return questionsOf(source, path, job, outcomes);
    const names = identities.map(({ name }) => name);
    return [warning(source, path, problems.noSuchJob(key), { at: 'key', meant: nearest(key, names) })];
  });
}

function questionsOf(
  source: ScenarioSource,
  path: FieldPath,
  { name, containers, completions }: JobIdentity,
  { container, indexes }: JobOutcomes,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  if (container !== null && !containers.includes(container)) {
    const message = problems.noSuchJobContainer(name, container);
    const meant = nearest(container, containers);
    found.push(warning(source, [...path, 'container'], message, { at: 'value', meant }));
  }
  for (const index of Object.keys(indexes)) {
    const exists = completions !== null && /^\d+$/.test(index) && Number(index) < completions;
    if (exists) continue;
    const message =
      completions === null ? problems.notIndexed(name) : problems.noSuchIndex(name, index, completions);
    found.push(warning(source, [...path, 'indexes', index], message, { at: 'key', meant: null }));
  }
  return found;
}

function warning(
  source: ScenarioSource,
  path: FieldPath,
  message: Sentence,
  { at, meant }: { readonly at: 'key' | 'value'; readonly meant: string | null },
): Diagnostic {
  return diagnosticOf(source, {
    ...problem('scenario-no-such-job', message, path),
    severity: 'warning',
    ...(at === 'key' ? { at } : {}),
    note: meant === null ? null : problems.meant(meant),
    instead: meant,
  });
}
