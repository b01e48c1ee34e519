import type { Budget, JobPicture } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { jobStripWords as words } from '#i18n/jobTable.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { Milliseconds } from '#simulation/trace.ts';
import type { JobStripRow } from './jobStripRows.ts';

interface BudgetLine {
  readonly field: string;
  /** Empty when there is none. */
  readonly limit: string;
  readonly used: string;
}

/** What of a Job's budgets is used at the pen. */
export function JobBudgets(props: {
  readonly picture: JobPicture;
  readonly row: JobStripRow;
  readonly narrow: boolean;
  readonly now: Milliseconds;
  readonly locale: Locale;
}) {
  const { picture, row, narrow, now, locale } = props;
  const { budgets, perIndexLimit } = picture;
  const { activeDeadlineSeconds } = row.job.spec;
  const noBackoff = budgets.every(({ field }) => field !== 'backoffLimit');
  const usedOf = ({ steps }: Budget) => String(steps.findLast(({ at }) => at <= now)?.used ?? 0);
  const lines: BudgetLine[] = budgets.map((budget) => ({
    field: budget.field,
    limit: String(budget.limit),
    used: usedOf(budget),
  }));
  if (perIndexLimit !== null)
    lines.push({ field: 'backoffLimitPerIndex', limit: String(perIndexLimit), used: words.perIndex[locale] });
  else if (noBackoff) lines.push({ field: 'backoffLimit', limit: '', used: words.noLimit[locale] });
  if (activeDeadlineSeconds !== undefined)
    lines.push({ field: 'activeDeadlineSeconds', limit: String(activeDeadlineSeconds), used: row.cells[2] });
  if (narrow)
    return (
      <div className="job-budget numbers">
        <p className="text-2">{words.budgetUsed[locale]}</p>
        {lines.map(({ field, limit, used }) => (
          <p key={field} title={field}>{`${shortField(field)} ${narrowText(used, limit, locale)}`}</p>
        ))}
      </div>
    );
  return (
    <table className="job-budget numbers">
      <thead>
        <tr className="text-2">
          <th scope="col">{words.budget[locale]}</th>
          <th scope="col">{words.used[locale]}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ field, limit, used }) => (
          <tr key={field}>
            <td>{`${field} ${limit}`.trim()}</td>
            <td>{used}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The long ones by their last words, which tell them apart. */
function shortField(field: string): string {
  if (field.length <= mostFieldLetters) return field;
  const fieldWords = field.split(/(?=[A-Z])/);
  while (fieldWords.join('').length >= mostFieldLetters) fieldWords.shift();
  return `…${fieldWords.join('')}`;
}

const mostFieldLetters = 16;

function narrowText(used: string, limit: string, locale: Locale): string {
  if (used === words.perIndex[locale]) return limit;
  return limit === '' ? used : words.usedOf(used, limit)[locale];
}
