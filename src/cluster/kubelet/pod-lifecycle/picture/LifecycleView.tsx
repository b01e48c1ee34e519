import '#ui/picture.css';
import './lifecycle.css';
import { useId, useMemo, useRef, useState } from 'react';
import type { SceneProps } from '#cluster/feature.tsx';
import type { Timeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import { aroundPen } from '#ui/aroundPen.ts';
import { axisTicks } from '#ui/axisTicks.ts';
import { pictureProps } from '#ui/marks.ts';
import { Overview } from '#ui/Overview.tsx';
import { PictureAxis } from '#ui/PictureAxis.tsx';
import { RangeMark } from '#ui/RangeMark.tsx';
import { axisHeightPx } from '#ui/TimeAxis.tsx';
import { measureText } from '#ui/textWidth.ts';
import { timeScale } from '#ui/timeScale.ts';
import { durationText } from '#ui/timeText.ts';
import { useElementSize } from '#ui/useElementSize.ts';
import { useFontsVersion } from '#ui/useFontsVersion.ts';
import { useScrollWindow } from '#ui/useScrollWindow.ts';
import { useTimeHands } from '#ui/useTimeHands.ts';
import { isZoomed } from '#ui/zoom.ts';
import { BandsToggle } from './BandsToggle.tsx';
import { EmptyPicture } from './EmptyPicture.tsx';
import { GraceHandles } from './GraceHandles.tsx';
import { LaneGrounds, Past } from './Grounds.tsx';
import { LifecycleLegend } from './LifecycleLegend.tsx';
import { runLimit } from './limitLabel.ts';
import { PenOverlay } from './PenOverlay.tsx';
import { PictureBody } from './PictureBody.tsx';
import { pictureRows } from './pictureRows.ts';
import { podPairs } from './podPairs.ts';
import { rowsWithin } from './rowsWithin.ts';
import { lastChange, runOverview } from './runOverview.ts';
import { secondsText } from './secondsText.ts';
import { useChangedSpans } from './useChangedSpans.tsx';
import { usePictureContent } from './usePictureContent.tsx';
import { usePictureHands } from './usePictureHands.tsx';

/** The Lifecycle scene: one pen a lane, height is usefulness. */
export function LifecycleView(props: SceneProps<Timeline>) {
  const { pods, notSimulated } = props.model;
  if (pods.length === 0 && notSimulated.length === 0)
    return <EmptyPicture view={props.view} locale={props.locale} />;
  return <Picture {...props} />;
}

const marginPx = 24;
const namesPx = 146;
/** A run that stands still from before this part of it on has its overview drawn from the start. */
const stillShare = 0.6;
/** Narrower than this the picture is a phone's: names stand over the lanes. */
const narrowPx = 560;
/** And a second is so wide there, time moving under a pen that stands in the middle. */
const phonePxPerSecond = 15;

function Picture(props: SceneProps<Timeline>) {
  const { model, below, now, view, selection, locale, pinned, range } = props;
  const picture = useRef<HTMLDivElement>(null);
  const size = useElementSize(picture, { width: 820, height: 640 });
  const [bands, setBands] = useState<boolean | null>(null);
  const scope = useId();
  const fontsVersion = useFontsVersion();
  const measure = useMemo(() => measureText(locale, fontsVersion), [locale, fontsVersion]);

  const narrow = size.width < narrowPx;
  const nameX = narrow ? 20 : marginPx;
  const { from, to } = narrow ? aroundPen(now, view, size.width, phonePxPerSecond) : view;
  const scale = useMemo(() => {
    const [left, right] = narrow ? [0, size.width] : [marginPx + namesPx, size.width - marginPx];
    return timeScale({ from, to }, left, right);
  }, [from, to, narrow, size.width]);
  const ticks = useMemo(() => axisTicks(scale), [scale]);

  const horizon = Math.max(model.horizon, below?.model.horizon ?? 0, to);
  const limits = useMemo(() => ({ from: 0, to: horizon }), [horizon]);
  const timeHands = useTimeHands(picture, {
    scale,
    limits,
    penFixed: narrow,
    onView: props.onView,
    onSeek: props.onSeek,
  });
  const { opened, handlers } = usePictureHands(picture, props, timeHands.wasDrag);

  const allRows = useMemo(
    () =>
      pictureRows({
        pairs: podPairs(model, below?.model ?? null),
        notSimulated: model.notSimulated,
        comparing: below !== null,
        height: size.height - axisHeightPx,
        narrow,
        bands,
        pinned,
        opened,
      }),
    [model, below, size.height, narrow, bands, pinned, opened],
  );
  const { top, bottom } = useScrollWindow(picture, size.height);
  const rows = useMemo(() => rowsWithin(allRows, { top, bottom }), [allRows, top, bottom]);
  const aboveLabel = props.aboveLabel;
  const belowLabel = below?.label ?? null;
  const limit = useMemo(() => runLimit(model), [model]);
  const content = usePictureContent({
    rows,
    scale,
    locale,
    measure,
    nameX,
    limit,
    selection,
    aboveLabel,
    belowLabel,
  });
  const sideNames = useMemo(() => ({ above: aboveLabel, below: belowLabel }), [aboveLabel, belowLabel]);
  const glowing = useChangedSpans(model);
  const seeds = props.seeds?.lifecycle;
  const seedBands = useMemo(() => new Map(seeds?.map((band) => [band.key, band])), [seeds]);

  const other = below?.model ?? null;
  const overview = useMemo(
    () => ({
      steps: runOverview(model),
      stillFrom: Math.max(lastChange(model), other ? lastChange(other) : 0),
    }),
    [model, other],
  );
  // What a limit cut off may have gone on changing.
  const still = model.truncated === null && overview.stillFrom < stillShare * horizon;
  const showsOverview = !narrow && (still || isZoomed(scale, limits));
  const overviewWords = useMemo(
    () => ({
      title: words.wholeRun[locale],
      length: durationText(horizon),
      begins: words.viewBegins[locale],
      ends: words.viewEnds[locale],
      note: still ? words.nothingAfter(durationText(overview.stillFrom))[locale] : null,
    }),
    [locale, horizon, still, overview],
  );

  const rangeText = range ? words.range(secondsText(range.to - range.from))[locale] : '';
  return (
    <div className={pictureClass(props)}>
      {showsOverview ? (
        <Overview
          steps={overview.steps}
          noteAt={overview.stillFrom}
          words={overviewWords}
          onView={props.onView}
          {...{ limits, view, nameX }}
          left={scale.left}
          right={scale.right}
        />
      ) : null}
      <div ref={picture} className="picture-scroll" {...pictureProps(words.picture[locale])} {...handlers}>
        <PictureAxis {...{ scale, ticks, now, measure }} hands={timeHands.axis} />
        <div className="picture-body" style={{ height: rows.height }} {...timeHands.ground}>
          <Past now={now} scale={scale} height={rows.plotBottom} />
          <LaneGrounds sides={content.sides} {...{ scale, selection }} hovered={props.hovered} />
          <PictureBody
            events={props.run.trace.events}
            {...{ model, rows, content, scale, ticks, nameX, scope, locale, measure }}
            {...{ selection, sideNames, glowing }}
            seedBands={seedBands}
          />
          <GraceHandles
            {...{ rows, scale, locale, measure }}
            run={props.run}
            onEditField={props.onEditField}
          />
          {range ? (
            <RangeMark
              {...{ range, scale }}
              bottom={rows.plotBottom}
              label={rangeText}
              labelWidth={measure(rangeText, 'labelStrong')}
            />
          ) : null}
          <PenOverlay {...{ now, scale, content }} bottom={rows.plotBottom} />
          <BandsToggle {...{ rows, nameX, locale }} onToggle={setBands} />
        </div>
      </div>
      {narrow ? null : <LifecycleLegend locale={locale} />}
    </div>
  );
}

function pictureClass({ stale, reducedMotion }: SceneProps<Timeline>): string {
  return ['picture', stale && 'stale', reducedMotion && 'reduced-motion'].filter(Boolean).join(' ');
}
