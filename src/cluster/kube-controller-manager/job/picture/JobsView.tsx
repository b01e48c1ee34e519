import '#ui/picture.css';
import './jobs.css';
import { useId, useMemo, useRef } from 'react';
import type { SceneProps } from '#cluster/feature.tsx';
import { toldJob } from '#cluster/kube-controller-manager/job/timeline/focusJobs.ts';
import type { JobsModel } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { WhatIfPanel } from '#cluster/kube-controller-manager/job/whatif/WhatIfPanel.tsx';
import { jobWords as words } from '#i18n/jobs.ts';
import { aroundPen } from '#ui/aroundPen.ts';
import { axisTicks } from '#ui/axisTicks.ts';
import { ChoiceList } from '#ui/ChoiceList.tsx';
import { pictureProps } from '#ui/marks.ts';
import { PictureAxis } from '#ui/PictureAxis.tsx';
import { RangeMark } from '#ui/RangeMark.tsx';
import { axisHeightPx } from '#ui/TimeAxis.tsx';
import { measureText } from '#ui/textWidth.ts';
import { timeScale } from '#ui/timeScale.ts';
import { useElementSize } from '#ui/useElementSize.ts';
import { useFontsVersion } from '#ui/useFontsVersion.ts';
import { useTimeHands } from '#ui/useTimeHands.ts';
import { IndexMap } from './IndexMap.tsx';
import { JobNotes } from './JobNotes.tsx';
import { JobsBody } from './JobsBody.tsx';
import { JobsLegend } from './JobsLegend.tsx';
import { JobsOverlay } from './JobsOverlay.tsx';
import { JobsPen } from './JobsPen.tsx';
import { cronPairs, jobOf, jobPairs } from './jobPairs.ts';
import { jobRows, mostLanes } from './jobRows.ts';
import { jobsContent } from './jobsContent.tsx';
import { secondsText } from './jobText.ts';
import { LaneGrounds } from './LaneGrounds.tsx';
import { useJobHands } from './useJobHands.tsx';

const marginPx = 24;
const namesPx = 122;
/** Merged rows have their numbers beside their name. */
const mergedNamesPx = 150;
/** Room at the right for an index's failures. */
const budgetPx = 104;
/** Narrower than this the picture is a phone's: names stand over the lanes. */
const narrowPx = 560;
/** And a second is so wide there, time moving under a pen that stands in the middle. */
const phonePxPerSecond = 8;
/** What is said of a Job takes so much below its lanes; where there are several, one is chosen above it. */
const notesPx = 172;
const choicePx = 34;
/** From here on notes have room beside the map of every index. */
const notesBesidePx = 780;
/** From here on what is said of a Job stands beside the picture. */
const widePx = 1120;

/** The Jobs scene: a lane an index, its attempts as bars, its back-offs as dots; under it the pods at work. */
export function JobsView(props: SceneProps<JobsModel>) {
  const { model, below, now, view, selection, locale, range } = props;
  const frame = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const whole = useElementSize(frame, { width: 820, height: 640 });
  const size = useElementSize(picture, { width: 820, height: 480 });
  const scope = useId();
  const fontsVersion = useFontsVersion();
  const measure = useMemo(() => measureText(locale, fontsVersion), [locale, fontsVersion]);
  const other = below?.model ?? null;
  const seeds = props.seeds?.jobs ?? null;

  const narrow = size.width < narrowPx;
  const wide = whole.width >= widePx;
  const notesBeside = whole.width >= notesBesidePx;
  const pairs = useMemo(() => jobPairs(model, other), [model, other]);
  const crons = useMemo(() => cronPairs(model, other), [model, other]);
  const perIndex = pairs.some((pair) => isCircled(jobOf(pair)));
  const merged = pairs.some((pair) => jobOf(pair).lanes.length > mostLanes);
  const penFixed = narrow && !merged;
  const { from, to } = penFixed ? aroundPen(now, view, size.width, phonePxPerSecond) : view;
  const scale = useMemo(() => {
    const [left, right] = narrow
      ? [0, size.width]
      : [marginPx + (merged ? mergedNamesPx : namesPx), size.width - (perIndex ? budgetPx : marginPx)];
    return timeScale({ from, to }, left, right);
  }, [from, to, narrow, merged, perIndex, size.width]);
  const ticks = useMemo(() => axisTicks(scale), [scale]);
  const horizon = Math.max(model.horizon, other?.horizon ?? 0, to);
  const limits = useMemo(() => ({ from: 0, to: horizon }), [horizon]);
  const timeHands = useTimeHands(picture, {
    scale,
    limits,
    penFixed,
    onView: props.onView,
    onSeek: props.onSeek,
  });
  const firstShown = useMemo(() => firstOfCronJobs(model), [model]);
  const { opened, openIndex, handlers } = useJobHands(picture, props, firstShown, timeHands.wasDrag);

  const rows = useMemo(
    () =>
      jobRows({
        pairs,
        crons,
        comparing: below !== null,
        height: size.height - axisHeightPx,
        reservePx: wide ? 0 : notesPx + (model.jobs.length > 1 ? choicePx : 0),
        seeds: seeds !== null,
        narrow,
        opened: opened.indexes,
        shownJobs: opened.jobs,
      }),
    [model, pairs, crons, below, seeds, size.height, wide, narrow, opened.indexes, opened.jobs],
  );
  const context = useMemo(() => ({ scale, locale, measure }), [scale, locale, measure]);
  const content = useMemo(() => jobsContent(rows, context), [rows, context]);
  const front = rows.rows.find((row) => row.kind === 'front');
  const mapped = front ? jobOf(front.pair) : null;
  const told = toldJob(model, mapped?.subject ?? null) ?? pairs.map(jobOf)[0] ?? null;
  const choices = useMemo(() => model.jobs.map(({ subject, name }) => ({ key: subject, name })), [model]);
  const openedIndex = front ? (opened.indexes.get(front.pair.subject) ?? null) : null;
  const { run, ask, onCompare, onScenario } = props;
  const whatIf = { run, now, locale, ask, onCompare, onScenario };
  const rangeText = range ? words.range(secondsText(range.to - range.from))[locale] : '';
  return (
    <div ref={frame} className={`jobs ${wide ? 'wide' : ''} ${stateClass(props)}`}>
      <div className="picture">
        <div ref={picture} className="picture-scroll" {...pictureProps(words.picture[locale])} {...handlers}>
          <PictureAxis {...{ scale, ticks, now, measure }} hands={timeHands.axis} />
          <div className="picture-body" style={{ height: rows.height }} {...timeHands.ground}>
            <Past now={now} left={Math.max(scale.left, scale.x(0))} scale={scale} height={rows.plotBottom} />
            <LaneGrounds {...{ content, selection }} width={size.width} hovered={props.hovered} />
            <JobsBody
              {...{ model, rows, content, scale, ticks, scope, locale, measure, selection, narrow }}
              belowModel={other}
              seeds={seeds}
              several={pairs.length > 1}
              plotBottom={rows.plotBottom}
              shownJobs={opened.jobs}
              openedIndexes={opened.indexes}
              width={size.width}
              nameX={narrow ? 20 : marginPx}
              nameWidth={namesPx - 8}
            />
            <JobsOverlay
              {...{ rows, context, now, scope, selection, narrow }}
              nameX={narrow ? 20 : marginPx}
              width={size.width}
              end={model.end}
            />
            {range ? (
              <RangeMark
                {...{ range, scale }}
                bottom={rows.plotBottom}
                label={rangeText}
                labelWidth={measure(rangeText, 'labelStrong')}
              />
            ) : null}
            <JobsPen {...{ now, scale, content, rows }} bottom={rows.plotBottom} />
          </div>
          {told && !wide ? (
            <div className="jobs-panels few">
              <ChoiceList
                label={words.choices[locale]}
                {...{ choices }}
                chosen={told.subject}
                onChoose={props.onFocus}
              />
              {front && notesBeside ? null : <JobNotes job={told} locale={locale} />}
              <WhatIfPanel key={told.subject} job={told} {...whatIf} />
            </div>
          ) : null}
        </div>
        {narrow || front ? null : <JobsLegend locale={locale} />}
      </div>
      {told && (front || wide) ? (
        <div className="jobs-panels">
          {wide ? (
            <ChoiceList
              label={words.choices[locale]}
              {...{ choices }}
              chosen={told.subject}
              onChoose={props.onFocus}
            />
          ) : null}
          {mapped ? (
            <IndexMap
              job={mapped}
              {...{ now, locale }}
              opened={openedIndex}
              height={wide ? 320 : 144}
              onOpen={(index) => openIndex(mapped.subject, index)}
            />
          ) : null}
          {notesBeside ? <JobNotes job={told} locale={locale} /> : null}
          {wide ? <WhatIfPanel key={told.subject} job={told} {...whatIf} /> : null}
        </div>
      ) : null}
    </div>
  );
}

/** The paper the pen has passed: toned. */
function Past(props: {
  readonly now: number;
  readonly left: number;
  readonly scale: { readonly x: (ms: number) => number; readonly right: number };
  readonly height: number;
}) {
  const { now, left, scale, height } = props;
  const x = Math.min(Math.max(scale.x(now), left), scale.right);
  return (
    <div
      className="picture-past"
      style={{ height, transform: `translateX(${left}px) scaleX(${x - left})` }}
    />
  );
}

/** Whether an index's failures stand as circles in the margin. */
function isCircled({ perIndexLimit, lanes }: JobsModel['jobs'][number]): boolean {
  return perIndexLimit !== null && lanes.length <= mostLanes;
}

/** Of each CronJob the first Job that fails, else the first, is shown in full. */
function firstOfCronJobs({ jobs, cronJobs }: JobsModel): ReadonlySet<string> {
  return new Set(
    cronJobs.flatMap(({ subject }) => {
      const own = jobs.filter(({ cronJob }) => cronJob === subject);
      const told = own.find(({ outcome }) => outcome?.kind === 'failed') ?? own[0];
      return told ? [told.subject] : [];
    }),
  );
}

function stateClass({ stale, reducedMotion }: SceneProps<JobsModel>): string {
  return [stale && 'stale', reducedMotion && 'reduced-motion'].filter(Boolean).join(' ');
}
