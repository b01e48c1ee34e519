import { useId, useMemo, useRef, useState } from 'react';
import type { SceneProps } from '#cluster/feature.tsx';
import { flowState } from '#cluster/kube-proxy/service-traffic/model/flowState.ts';
import type { RolloutModel, Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { decisionMarks } from '#cluster/kube-proxy/service-traffic/model/sceneMarks.ts';
import { RulesPanel } from '#cluster/kube-proxy/service-traffic/rules/RulesPanel.tsx';
import { rolloutWords as words } from '#i18n/rollout.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { axisTicks } from '#ui/axisTicks.ts';
import { pictureProps } from '#ui/marks.ts';
import { flagWidth, PenFlag } from '#ui/Pen.tsx';
import { RangeMark } from '#ui/RangeMark.tsx';
import { axisHeightPx, numberUnderFlag, TimeAxis } from '#ui/TimeAxis.tsx';
import { measureText } from '#ui/textWidth.ts';
import { timeScale } from '#ui/timeScale.ts';
import { clock, durationText } from '#ui/timeText.ts';
import { useElementSize } from '#ui/useElementSize.ts';
import { useFontsVersion } from '#ui/useFontsVersion.ts';
import { useTimeHands } from '#ui/useTimeHands.ts';
import { FlowCanvas } from './FlowCanvas.tsx';
import { FlowStations } from './FlowStations.tsx';
import { flowGeometry } from './flowGeometry.ts';
import { nodesWithHealth } from './HealthLanes.tsx';
import { mergedLinks } from './mergedLinks.ts';
import { FlowNames, LaneNames } from './PodNames.tsx';
import { particlesAt } from './particles.ts';
import { pictureLayout, stackedBelowPx, stackedHeightPx } from './pictureLayout.ts';
import { RecordPen } from './RecordPen.tsx';
import { RecordPlot } from './RecordPlot.tsx';
import { useRolloutHands } from './useRolloutHands.tsx';

/** The flow, the record and the rules of one node, under one axis. */
export function RolloutPicture(
  props: SceneProps<RolloutModel> & { readonly stage: Stage; readonly other: Stage | null },
) {
  const { model, stage, other, now, view, locale, selection, range, reducedMotion } = props;
  const picture = useRef<HTMLDivElement>(null);
  const size = useElementSize(picture, { width: 1100, height: 620 });
  const scope = useId();
  const fontsVersion = useFontsVersion();
  const measure = useMemo(() => measureText(locale, fontsVersion), [locale, fontsVersion]);
  const [shownNode, setShownNode] = useState<string | null>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const healthNodes = useMemo(() => nodesWithHealth(stage), [stage]);
  const layout = useMemo(
    () =>
      pictureLayout(stage, {
        width: size.width,
        height: size.width < stackedBelowPx ? stackedHeightPx : size.height - axisHeightPx,
        comparing: other !== null,
        opened,
        healthNodes,
      }),
    [stage, size, other, opened, healthNodes],
  );
  const geometry = useMemo(() => flowGeometry(stage, layout), [stage, layout]);
  const { from, to } = view;
  const scale = useMemo(
    () => timeScale({ from, to }, layout.record.left, layout.record.right),
    [from, to, layout],
  );
  const ticks = useMemo(() => axisTicks(scale), [scale]);
  const limits = useMemo(
    () => ({ from: 0, to: Math.max(model.horizon, props.below?.model.horizon ?? 0, to) }),
    [model, props.below, to],
  );
  const hands = useTimeHands(picture, { scale, limits, onView: props.onView, onSeek: props.onSeek });
  const marks = useRolloutHands(picture, props, {
    wasDrag: hands.wasDrag,
    onNode: (node) => setShownNode(node),
    onOpen: (node) => setOpened((before) => toggled(before, node)),
  });

  const state = useMemo(() => flowState(model, stage, now), [model, stage, now]);
  const drawn = useMemo(() => ({ ...state, links: mergedLinks(state.links, geometry) }), [state, geometry]);
  const particles = useMemo(
    () => (reducedMotion ? still : particlesAt(stage, geometry, now)),
    [stage, geometry, now, reducedMotion],
  );
  const node = useMemo(() => nodeToShow(stage, shownNode, selection), [stage, shownNode, selection]);
  const decisions = useMemo(() => decisionMarks(model), [model]);
  const asked = stage.requests.sentAt.length > 0;
  const x = scale.x(now);
  const inView = now >= scale.from && now <= scale.to;
  const rangeText = range ? durationText(range.to - range.from) : '';
  const rulesRoom = layout.bottom - layout.rules.top - 6;
  const panel = (
    <RulesPanel
      {...{ model, stage, node, now, locale }}
      style={
        layout.stacked
          ? null
          : {
              left: layout.rules.left,
              top: layout.rules.top,
              width: layout.rules.right - layout.rules.left,
              height: Math.max(120, rulesRoom),
            }
      }
    />
  );
  const past = Math.min(Math.max(x, scale.left), scale.right);
  const flow = (
    <>
      <FlowCanvas
        {...{ geometry, particles }}
        state={drawn}
        revisions={stage.revisions}
        width={layout.stacked ? layout.width : layout.namesRight}
        height={layout.flow.bottom + 8}
      />
      <svg className="flow-stations" width={layout.width} height={layout.flow.bottom} role="presentation">
        <FlowStations
          {...{ stage, geometry, locale }}
          state={drawn}
          shownNode={stage.nodes[node]?.name ?? null}
          atRest={reducedMotion}
        />
        <FlowNames {...{ stage, layout, state, geometry, now, locale }} />
      </svg>
    </>
  );
  return (
    <div
      ref={picture}
      className={layout.stacked ? 'picture-scroll stacked-picture' : 'picture-scroll'}
      {...pictureProps(words.picture[locale])}
      {...marks}
    >
      {layout.stacked ? (
        <div className="flow-block" style={{ height: layout.flow.bottom + 8 }}>
          {flow}
        </div>
      ) : null}
      <div className="picture-axis">
        <div className="picture-axis-ground" {...hands.axis} />
        <svg width={scale.right} height={axisHeightPx} aria-hidden="true">
          {layout.stacked ? null : (
            <text x={layout.flow.left} y={26} className="type-label text-2">
              <tspan className="type-lane flow-title">{titleOf(asked, now)[locale]}</tspan>
              {asked ? <tspan dx="10">{captionOf(reducedMotion, particles.each)[locale]}</tspan> : null}
            </text>
          )}
          <TimeAxis
            scale={scale}
            ticks={ticks}
            hiddenAt={inView ? numberUnderFlag(ticks, x, flagWidth(clock(now)), measure) : null}
          />
        </svg>
        {inView ? <PenFlag x={x} at={now} /> : null}
      </div>
      <div
        className="picture-body"
        style={{ height: Math.max(layout.bottom, layout.stacked ? 0 : layout.rules.top + 126) }}
        {...hands.ground}
      >
        <div
          className="picture-past"
          style={{
            height: layout.bottom - 4,
            transform: `translateX(${scale.left}px) scaleX(${past - scale.left})`,
          }}
        />
        <RecordPlot
          {...{ stage, other, layout, scale, ticks, scope, locale, measure, selection }}
          truncated={model.truncated}
          marks={decisions}
        />
        {layout.stacked ? null : flow}
        <svg className="flow-stations" width={layout.width} height={layout.bottom} role="presentation">
          <LaneNames {...{ stage, layout, state, now, locale }} />
        </svg>
        {range ? (
          <RangeMark
            {...{ range, scale }}
            bottom={layout.bottom}
            label={rangeText}
            labelWidth={measure(rangeText, 'labelStrong')}
          />
        ) : null}
        {inView ? <RecordPen {...{ stage, layout, now, x }} /> : null}
        {layout.stacked ? null : panel}
      </div>
      {layout.stacked ? panel : null}
    </div>
  );
}

const still = { particles: [], each: 1 } as const;

function titleOf(asked: boolean, now: number): Sentence {
  const title = asked ? words.requestsAt : words.podsAt;
  return { en: `${title.en} ${clock(now)}`, zh: `${title.zh} ${clock(now)}` };
}

function captionOf(atRest: boolean, each: number): Sentence {
  if (atRest) return words.atRest;
  return each === 1 ? words.howToRead : words.howToReadMany(String(each));
}

/** The node that was chosen; else the one the selected request went through; else the one that lost most. */
function nodeToShow({ nodes, requests }: Stage, chosen: string | null, selection: number | null): number {
  const named = nodes.findIndex(({ name }) => name === chosen);
  if (named >= 0) return named;
  const request = selection === null ? -1 : requests.event.indexOf(selection);
  const through = request < 0 ? -1 : (requests.node[request] ?? -1);
  if (through >= 0) return through;
  const lost = nodes.map(() => 0);
  for (const place of requests.failed) {
    const node = requests.node[place]!;
    if (node >= 0 && nodes[node]?.goneAt === null) lost[node]! += 1;
  }
  return Math.max(0, lost.indexOf(Math.max(0, ...lost)));
}

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}
