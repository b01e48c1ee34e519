import { isSidecar } from '#api/types.ts';
import type { JobPicture, JobsModel } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import type { Run } from '#cluster/run.ts';
import type { ClaimNotice } from '#cluster/scene.ts';
import { jobClaims as words } from '#i18n/jobClaims.ts';
import type { Sentence } from '#i18n/sentence.ts';

interface ClaimWords {
  readonly claim: Sentence;
  readonly source: Sentence;
  readonly announced: Sentence;
}

/** So many are told, the most telling first: a notice takes room from the picture. */
const mostNotices = 1;

/** Claims of the announcement about Jobs that this run meets: where v1.28.0 does something else, or only part of it. */
export function claims(run: Run, { jobs }: JobsModel): readonly ClaimNotice[] {
  const notices: ClaimNotice[] = [];
  const say = (id: string, meets: boolean, said: ClaimWords, reference: string) => {
    if (meets) notices.push({ id, ...said, reference, playable: false });
  };
  say(
    'job-sidecar-surprise',
    jobs.some(isEatenBySidecar),
    words.sidecarRestarts,
    'job_controller.go:pastBackoffLimitOnFailure, KEP-753',
  );
  say('job-per-index', jobs.some(failsByOneIndex), words.perIndex, 'job_controller.go:syncJob, KEP-3850');
  say(
    'job-expected-failures',
    jobs.some(waitsForIgnored),
    words.ignoredWaits,
    'backoff_utils.go:newBackoffRecord, KEP-3329',
  );
  say(
    'job-replacement-finished',
    says(run, 'podReplacementPolicy'),
    words.replacement,
    'job_controller.go:onlyReplaceFailedPods, KEP-3939',
  );
  say(
    'job-per-index-gate',
    isDropped(run),
    words.gateOff,
    'pkg/registry/batch/job/strategy.go:dropDisabledFields, KEP-3850',
  );
  // What is merely older than announced is said where nothing weightier is.
  say(
    'job-retriable-new',
    notices.length === 0 && jobs.some(hasMatch),
    words.retriable,
    'pod_failure_policy.go:matchPodFailurePolicy, KEP-3329',
  );
  return notices.slice(0, mostNotices);
}

/** A crashing sidecar has used up the Job's budget. */
function isEatenBySidecar({ outcome, versions, budgets }: JobPicture): boolean {
  const { spec } = versions[0]!.job.spec.template;
  const restarts = budgets.some(({ counts }) => counts === 'restarts');
  return (
    restarts && outcome?.reason === 'BackoffLimitExceeded' && (spec.initContainers ?? []).some(isSidecar)
  );
}

/** All but a few indexes are done, and the Job has failed all the same. */
function failsByOneIndex({ outcome, lanes }: JobPicture): boolean {
  return outcome?.reason === 'FailedIndexes' && lanes.some(({ doneAt }) => doneAt !== null);
}

function waitsForIgnored({ lanes }: JobPicture): boolean {
  return lanes.some(
    ({ attempts, waits }) => waits.length > 0 && attempts.some(({ match }) => match?.action === 'Ignore'),
  );
}

function hasMatch({ lanes }: JobPicture): boolean {
  return lanes.some(({ attempts }) => attempts.some(({ match }) => match !== null));
}

/** Whether a Job of the text sets a field of its spec. */
function says({ documents }: Run, field: string): boolean {
  return documents.some(
    ({ kind, outcome, lines }) =>
      kind === 'Job' && outcome === 'simulated' && lines[`spec.${field}`] !== undefined,
  );
}

/** The limit for each index is in the text, and the gate is off: it is dropped. */
function isDropped(run: Run): boolean {
  return says(run, 'backoffLimitPerIndex') && !run.enabledGates.includes('JobBackoffLimitPerIndex');
}
