import type { JobPicture } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { jobWords as words } from '#i18n/jobs.ts';
import type { Locale } from '#i18n/sentence.ts';
import { clock } from '#ui/timeText.ts';

/** What the picture of one Job comes to: places that stood empty and why, and how it ends. */
export function JobNotes({ job, locale }: { readonly job: JobPicture; readonly locale: Locale }) {
  const { outcome, lanes, cost, indexed, perIndexLimit } = job;
  const done = lanes.filter(({ doneAt }) => doneAt !== null).length;
  const lost = lanes.filter((lane) => lane.lost !== null).length;
  const told = perIndexLimit === null ? words.doneOf(done, lanes.length) : words.doneAndLost(done, lost);
  const waited = lanes.some(({ waits }) => waits.length > 0);
  const max = job.budgets.find(({ field }) => field === 'maxFailedIndexes');
  const empty = Math.round((cost.emptySlotMs + cost.terminatingSlotMs) / 1000);
  const because = !waited
    ? words.emptySlotsSync
    : perIndexLimit !== null
      ? words.emptySlotsPerIndex
      : words.emptySlotsJob;
  return (
    <section className="job-notes type-body">
      {empty > 0 ? (
        <div>
          <h3 className="strong">{words.emptySlots(empty.toLocaleString('en'))[locale]}</h3>
          <p className="type-label text-2">{because[locale]}</p>
          <p className="type-label text-2">{`1.28: ${waited ? sourceOf(perIndexLimit !== null) : syncSource}`}</p>
        </div>
      ) : null}
      <div>
        <h3 className="strong">{words.howItEnds[locale]}</h3>
        {outcome === null ? (
          <p className="type-label text-2">{words.neverEnds[locale]}</p>
        ) : (
          <p className={`type-label strong ${outcome.kind === 'failed' ? 'text-fail' : ''}`}>
            {
              (outcome.kind === 'failed'
                ? words.endsFailed(clock(outcome.at), outcome.reason)
                : words.endsComplete(clock(outcome.at)))[locale]
            }
            {indexed ? `: ${told[locale]}` : ''}
          </p>
        )}
        {outcome !== null && outcome.message !== '' ? (
          <p className="type-label text-2">{`"${outcome.message}"`}</p>
        ) : null}
        {lost > 0 && outcome?.reason !== 'MaxFailedIndexesExceeded' ? (
          <p className="type-label text-2">
            {words.oneLostIsEnough[locale]}
            {max && lost <= max.limit ? ` ${words.notReached(max.field, max.limit)[locale]}` : ''}
          </p>
        ) : null}
      </div>
    </section>
  );
}

const syncSource = 'job_controller.go, syncJobBatchPeriod';

function sourceOf(perIndex: boolean): string {
  return perIndex ? 'indexed_job_utils.go, firstPendingIndexes' : 'job_controller.go, manageJob';
}
