import type { JobPicture } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { jobWords as words } from '#i18n/jobs.ts';
import { Baseline } from './Baseline.tsx';
import { BudgetTrace } from './BudgetTrace.tsx';
import { ConditionsRow } from './ConditionsRow.tsx';
import { CounterTrace } from './CounterTrace.tsx';
import { CronJobRow } from './CronJobRow.tsx';
import { JobLaneTrace } from './JobLaneTrace.tsx';
import { JobHead, LaneName, RowName } from './JobNames.tsx';
import { JobsFront } from './JobsFront.tsx';
import { type JobPair, jobOf } from './jobPairs.ts';
import type { RowOf, RowViewProps } from './rowViewProps.tsx';
import { SeedsTrace } from './SeedsTrace.tsx';
import { SlotTrace } from './SlotTrace.tsx';

/** One row with its name and its traces; the other run hangs below the baseline. */
export function JobRowView(props: RowViewProps) {
  const { row, content, several, scale, nameX, nameWidth, narrow, scope, locale, measure, selection } = props;
  const name = { x: nameX, width: nameWidth, narrow, locale, measure };
  const common = { scale, scope, locale, selection };
  switch (row.kind) {
    case 'head':
      return <JobHead row={row} {...name} width={scale.right - nameX} />;
    case 'conditions':
      return <Conditions {...props} row={row} />;
    case 'lane':
      return (
        <g>
          <LaneName row={row} {...name} />
          <Baseline y={row.baseline} scale={scale} scope={scope} />
          {content.sides
            .filter(({ key }) => key.startsWith(`${row.key} `))
            .map((side) => (
              <JobLaneTrace key={side.key} {...{ side, several }} {...common} />
            ))}
        </g>
      );
    case 'front':
      return eachSide(row.pair, (job, up) => (
        <JobsFront
          key={up}
          {...{ row, job, up, scale, nameX, narrow, locale }}
          opened={props.openedIndexes.get(row.pair.subject) ?? null}
        />
      ));
    case 'slots':
      return (
        <g>
          <RowName
            {...name}
            title={words.podsAtWork[locale]}
            note={words.parallelism(jobOf(row.pair).slots.at(-1)?.parallelism ?? 1)[locale]}
            y={narrow ? row.baseline - row.height - 6 : row.baseline - 12}
          />
          <Baseline y={row.baseline} scale={scale} scope={scope} />
          {eachSide(row.pair, (job, up) => (
            <SlotTrace
              key={up}
              {...{ job }}
              rowKey={`${row.key} slots ${up}`}
              lane={{ baseline: row.baseline, height: row.height, up }}
              {...common}
            />
          ))}
        </g>
      );
    case 'seeds': {
      const own = props.seeds?.find(({ subject }) => subject === row.pair.subject);
      return own && row.pair.above ? (
        <g>
          <RowName
            {...name}
            title={words.seedsHead(own.seeds)[locale]}
            note={words.seedsNote[locale]}
            y={row.baseline - 4}
          />
          <Baseline y={row.baseline} scale={scale} scope={scope} />
          <SeedsTrace
            {...{ scale, locale }}
            seeds={own}
            job={row.pair.above}
            lane={{ baseline: row.baseline, height: row.height, up: 1 }}
          />
        </g>
      ) : null;
    }
    case 'counters':
      return (
        <g>
          <RowName
            {...name}
            title={words.counters[locale]}
            note={words.countersOf(jobOf(row.pair).versions[0]?.job.spec.completions ?? null)[locale]}
            y={narrow ? row.baseline - row.height - 6 : row.baseline - 8}
          />
          <Baseline y={row.baseline} scale={scale} scope={scope} />
          {eachSide(row.pair, (job, up) => (
            <CounterTrace
              key={up}
              {...{ job, scale, locale, selection }}
              rowKey={`${row.key} counters ${up}`}
              lane={{ baseline: row.baseline, height: row.height, up }}
              end={endOf(props, up)}
            />
          ))}
        </g>
      );
    case 'budget':
      return <BudgetRow {...props} row={row} />;
    case 'cron':
      return <CronJobRow {...props} row={row} />;
    case 'lens':
      return null;
    default:
      return row satisfies never;
  }
}

function Conditions(props: RowViewProps & { readonly row: RowOf<'conditions'> }) {
  const { row, scale, scope, nameX, narrow, locale, selection, plotBottom } = props;
  const both = row.pair.above !== null && row.pair.below !== null;
  return (
    <g>
      {narrow ? null : (
        <text x={nameX} y={row.top + 17} className="type-label text-2">
          {words.conditions[locale]}
        </text>
      )}
      {eachSide(row.pair, (job, up) => (
        <ConditionsRow
          key={up}
          {...{ job, scale, scope, locale, selection }}
          rowKey={`${row.key} ${up}`}
          top={row.top}
          bottom={bottomOf(props, row.pair) ?? plotBottom}
          half={both ? (up > 0 ? 'above' : 'below') : null}
        />
      ))}
    </g>
  );
}

/** The Job's end is drawn down to its pods at work. */
function bottomOf({ content }: RowViewProps, pair: JobPair): number | null {
  const lanes = content.sides.filter(({ key }) => key.startsWith(`${pair.subject}#`));
  const last = lanes.at(-1);
  return last ? last.row.baseline + 80 : null;
}

function BudgetRow(props: RowViewProps & { readonly row: RowOf<'budget'> }) {
  const { row, scale, scope, nameX, nameWidth, narrow, locale, measure, selection } = props;
  const budgetOf = (job: JobPicture) => job.budgets.find(({ field }) => field === row.field);
  const told = budgetOf(jobOf(row.pair));
  return (
    <g>
      <RowName
        {...{ narrow, locale, measure }}
        x={nameX}
        width={nameWidth}
        title={words.budget(told?.counts ?? 'pods')[locale]}
        note={words.budgetLimit(row.field, told?.limit ?? 0)[locale]}
        y={narrow ? row.baseline - row.height - 6 : row.baseline - 8}
      />
      <Baseline y={row.baseline} scale={scale} scope={scope} />
      {eachSide(row.pair, (job, up) => {
        const budget = budgetOf(job);
        return budget ? (
          <BudgetTrace
            key={up}
            {...{ job, budget, scale, locale, selection }}
            rowKey={`${row.key} ${up}`}
            end={endOf(props, up)}
            lane={{ baseline: row.baseline, height: row.height, up }}
          />
        ) : null;
      })}
    </g>
  );
}

/** What each run draws of a Job, the upper one first. */
function eachSide<Drawn>(
  { above, below }: JobPair,
  draw: (job: JobPicture, up: 1 | -1) => Drawn,
): readonly Drawn[] {
  return [...(above ? [draw(above, 1)] : []), ...(below ? [draw(below, -1)] : [])];
}

/** Where the run ends that is drawn on this side: the two may be of different lengths. */
function endOf({ model, belowModel }: RowViewProps, up: 1 | -1): number {
  return (up > 0 ? model : (belowModel ?? model)).end;
}
