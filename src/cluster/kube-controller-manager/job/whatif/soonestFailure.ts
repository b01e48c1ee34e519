import { virtualMs } from '#api/virtualMs.ts';
import type { JobPicture } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { failuresAt, laneStateAt } from '#cluster/kube-controller-manager/job/timeline/laneState.ts';
import { jobWhatIfWords as words } from '#i18n/jobWhatIf.ts';
import type { Sentence } from '#i18n/sentence.ts';
import type { Milliseconds } from '#simulation/trace.ts';

/** One way in which a Job may still fail: after so many more failures, or at an instant. */
interface Way {
  readonly failures: number;
  readonly sentence: Sentence;
}

const mostWays = 3;

/**
 * What would make a Job fail soonest, from what is left of its budgets at an instant: the fewest failures first, then
 * its deadline. One sentence when it is over, cannot fail, or can only fail.
 */
export function soonestFailure(job: JobPicture, now: Milliseconds): readonly Sentence[] {
  const { outcome, lanes } = job;
  if (outcome && outcome.at <= now)
    return [outcome.kind === 'failed' ? words.hasFailed(outcome.reason) : words.isComplete];
  const { spec, status } = (job.versions.findLast(({ at }) => at <= now) ?? job.versions[0]!).job;
  if (spec.suspend === true) return [words.suspended];
  const ways: Way[] = [];
  for (const [rule, { action, onExitCodes, onPodConditions }] of (
    spec.podFailurePolicy?.rules ?? []
  ).entries()) {
    if (action !== 'FailJob') continue;
    const what = onExitCodes
      ? `${onExitCodes.operator === 'In' ? '' : '≠ '}${onExitCodes.values.join(', ')}`
      : (onPodConditions ?? []).map(({ type }) => type).join(', ');
    ways.push({ failures: 1, sentence: (onExitCodes ? words.ruleExit : words.ruleCondition)(rule, what) });
  }
  for (const { field, counts, failsAt, steps, limit } of job.budgets) {
    const used = steps.findLast(({ at }) => at <= now)?.used ?? 0;
    const left = Math.max(1, failsAt - used);
    if (counts === 'indexes') ways.push({ failures: left, sentence: words.indexes(left, limit) });
    else ways.push({ failures: left, sentence: words.budget[counts](left, field, limit) });
  }
  const lost = lanes.filter((lane) => lane.lost !== null && lane.lost.at <= now);
  if (lost.length > 0)
    ways.push({
      failures: 0,
      sentence: words.onlyFailed(
        lost
          .map(({ place }) => place)
          .slice(0, 5)
          .join(', '),
      ),
    });
  else if (job.perIndexLimit !== null) {
    const weakest = weakestIndex(job, now);
    if (weakest) ways.push({ failures: weakest.left, sentence: words.weakest(weakest.index, weakest.left) });
  }
  const sentences = ways.sort((a, b) => a.failures - b.failures).map(({ sentence }) => sentence);
  const startedMs = status?.startTime === undefined ? null : virtualMs(status.startTime);
  if (spec.activeDeadlineSeconds !== undefined && startedMs !== null) {
    const at = startedMs + spec.activeDeadlineSeconds * 1000;
    sentences.push(words.deadline(((at - now) / 1000).toFixed(1), (at / 1000).toFixed(1)));
  }
  return sentences.length === 0 ? [words.cannotFail] : sentences.slice(0, mostWays);
}

/** The unfinished index with the fewest failures left; of equals the lowest. */
function weakestIndex(
  job: JobPicture,
  now: Milliseconds,
): { readonly index: number; readonly left: number } | null {
  const limit = job.perIndexLimit ?? 0;
  let weakest: { index: number; left: number } | null = null;
  for (const lane of job.lanes) {
    const state = laneStateAt(lane, now);
    if (state === 'succeeded' || state === 'lost' || lane.index === null) continue;
    const left = limit + 1 - failuresAt(lane, now);
    if (!weakest || left < weakest.left) weakest = { index: lane.index, left };
  }
  return weakest;
}
