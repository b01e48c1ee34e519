import type { ConditionMark, JobPicture } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { type JobLabel, labelHeightPx, labelPriority } from './jobLabel.ts';
import type { LabelContext } from './laneLabels.tsx';

/** Where the diamonds of a row of conditions stand, from its top; those of the other run hang lower. */
export const conditionY = { above: 13, below: 25 } as const;

/** A condition as kubectl would say it: its type, its status where that is not True, its reason. */
export function conditionText({ type, status, reason }: ConditionMark): string {
  const name = status === 'True' ? type : `${type}=${status}`;
  return reason === '' ? name : `${name}, ${reason}`;
}

export function isFailure({ type, status }: ConditionMark): boolean {
  return status === 'True' && (type === 'Failed' || type === 'FailureTarget');
}

/** The words of the conditions: right of their diamond, else left of it. */
export function conditionLabels(
  job: JobPicture,
  side: 'above' | 'below',
  top: number,
  { scale, measure }: LabelContext,
): readonly JobLabel[] {
  return job.conditions
    .filter(({ at }) => at >= scale.from && at <= scale.to)
    .map((mark) => {
      const text = conditionText(mark);
      const width = measure(text, 'statusStrong');
      const x = scale.x(mark.at);
      const y = top + conditionY[side] - labelHeightPx / 2;
      return {
        key: `${job.subject} ${side} ${mark.type} ${mark.at}`,
        priority: labelPriority.condition + (mark.type === 'Failed' ? 1 : 0),
        text,
        role: 'statusStrong',
        tone: isFailure(mark) ? 'fail' : 'text',
        width,
        height: labelHeightPx,
        places: [
          { x: x + 9, top: y },
          { x: x - width - 9, top: y },
        ],
        event: mark.event,
      };
    });
}
