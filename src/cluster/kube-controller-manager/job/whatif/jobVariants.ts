import { isSidecar } from '#api/types.ts';
import type { JobPicture } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import type { Variant } from '#cluster/playVariants.ts';
import type { Run } from '#cluster/run.ts';
import { documentAt, fieldEdit } from '#cluster/runDocuments.ts';
import { jobWhatIfWords as words } from '#i18n/jobWhatIf.ts';
import type { Sentence } from '#i18n/sentence.ts';
import type { FieldEdit } from '#scenario/fieldEdit.ts';

/** Another policy that is worth trying, by what the text says and what happened. */
export interface JobVariant extends Variant {
  readonly label: Sentence;
}

const mostVariants = 4;

/** The policies beside which a Job's failures can be set: each switched off where it is on, on where it would matter. */
export function jobVariants(run: Run, job: JobPicture): readonly JobVariant[] {
  const document = documentAt(run, job.document);
  if (!document) return [];
  const { spec } = job.versions[0]!.job;
  const attempts = job.lanes.flatMap((lane) => lane.attempts);
  const gates = (name: string, on: boolean) => ({
    featureGates: { ...run.scenario.cluster.featureGates, [name]: on },
  });
  const edit = (key: string, value?: unknown) => fieldEdit(document, `${job.specPath}.${key}`, value);
  const found: JobVariant[] = [];
  const add = (id: string, edits: readonly FieldEdit[], overrides: Variant['overrides'], label: Sentence) =>
    found.push({ id, edits, overrides, label });
  const restarts = spec.template.spec.restartPolicy === 'OnFailure';

  if (spec.podFailurePolicy) add('noPolicy', [], gates('JobPodFailurePolicy', false), words.noPolicy);
  else if (!restarts && attempts.some(({ disruption }) => disruption !== null))
    add('ignore', [edit('podFailurePolicy', ignoreDisruptions)], {}, words.ignore);
  if (job.perIndexLimit !== null) add('noLimit', [], gates('JobBackoffLimitPerIndex', false), words.noLimit);
  else if (job.indexed && !restarts && attempts.some(({ outcome }) => outcome === 'failed'))
    add('limit', [edit('backoffLimitPerIndex', 1)], gates('JobBackoffLimitPerIndex', true), words.limit);
  if (attempts.some(({ terminating }) => terminating !== null) && !spec.podFailurePolicy) {
    const policy = job.waitsForTerminating ? 'TerminatingOrFailed' : 'Failed';
    add(
      'replacement',
      [edit('podReplacementPolicy', policy)],
      gates('JobPodReplacementPolicy', true),
      words.replacement(policy),
    );
  }
  const kept = attempts.find(({ keptBy }) => keptBy !== null)?.keptBy;
  if (kept) {
    const { containers, initContainers = [] } = spec.template.spec;
    const sidecars = containers.filter(({ name }) => kept.running.includes(name));
    const native = sidecars.map((container) => ({ ...container, restartPolicy: 'Always' }));
    const edits = [
      edit('template.spec.initContainers', [...initContainers, ...native]),
      edit(
        'template.spec.containers',
        containers.filter((one) => !sidecars.includes(one)),
      ),
    ];
    add('native', edits, gates('SidecarContainers', true), words.native(kept.running.join(', ')));
  } else if ((spec.template.spec.initContainers ?? []).some(isSidecar))
    add('classic', [], gates('SidecarContainers', false), words.sidecarsOff);
  if (job.outcome?.reason === 'BackoffLimitExceeded') {
    const limit = Math.max(3, 2 * (spec.backoffLimit ?? 6));
    add('backoffLimit', [edit('backoffLimit', limit)], {}, words.backoffLimit(limit));
  }
  return found.slice(0, mostVariants);
}

const ignoreDisruptions = { rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] }] };
