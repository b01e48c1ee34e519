import type { JobsModel } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { jobWords as words } from '#i18n/jobs.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import { round } from '#ui/tracePath.ts';

const limits = {
  events: words.limitEvents,
  wallTime: words.limitWallTime,
  memory: words.limitMemory,
  stopped: words.limitStopped,
} as const;

/** Where a limit ended the run everything is torn off, and the limit is named. */
export function TornEdge(props: {
  readonly model: JobsModel;
  readonly scale: TimeScale;
  readonly bottom: number;
  readonly locale: Locale;
}) {
  const { model, scale, bottom, locale } = props;
  if (model.truncated === null || model.end < scale.from || model.end > scale.to) return null;
  const x = round(scale.x(model.end));
  const teeth = Array.from({ length: Math.ceil(bottom / 24) }, () => 'l-5 6l8 6l-8 6l5 6').join('');
  return (
    <g>
      <path d={`M${x} 0${teeth}`} fill="none" stroke="var(--fail)" strokeWidth="1.6" />
      <text x={x - 8} y="12" textAnchor="end" className="type-label strong text-fail">
        {limits[model.truncated][locale]}
      </text>
    </g>
  );
}
