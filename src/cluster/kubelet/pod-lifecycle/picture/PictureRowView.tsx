import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import { BandRowView } from './BandRowView.tsx';
import { spanKey } from './changedSpans.ts';
import { EventsRow } from './EventsRow.tsx';
import { fittedName, LaneName } from './LaneName.tsx';
import { LaneTrace } from './LaneTrace.tsx';
import { notSimulatedText } from './notSimulatedLines.ts';
import { ObjectRow } from './ObjectRow.tsx';
import type { PictureBodyProps } from './PictureBody.tsx';
import type { LaneRow, PictureRow } from './pictureRow.ts';
import { laneOf, podOf } from './podPairs.ts';
import { SilhouetteRow } from './SilhouetteRow.tsx';
import { StatusRow } from './StatusRow.tsx';
import { missingText } from './usePictureContent.tsx';

/** One row of the picture, drawn as what it is. */
export function PictureRowView(props: PictureBodyProps & { readonly row: PictureRow }) {
  const { row, scale, nameX, locale, measure, selection } = props;
  const nameWidth = (scale.left === 0 ? scale.right - nameX : scale.left) - nameX - 10;
  switch (row.kind) {
    case 'podName': {
      const pod = podOf(row.pair);
      return (
        <text x={nameX} y={row.y} className="type-lane">
          {row.beside ? fittedName(pod.name, nameWidth, (text) => measure(text, 'lane')) : pod.name}
          {pod.standIn && !row.beside ? (
            <tspan dx="10" className="type-label text-2">
              {pod.standIn[locale]}
            </tspan>
          ) : null}
        </text>
      );
    }
    case 'status': {
      const content = props.content.statuses.find((one) => one.row === row);
      if (!content) return null;
      const compared = props.sideNames.below !== null;
      const side = row.side === 'above' ? props.sideNames.above : (props.sideNames.below ?? '');
      return (
        <StatusRow
          content={content}
          name={words.status[locale]}
          note={compared ? side : words.asKubectlPrints[locale]}
          {...{ nameX, locale, measure, selection }}
        />
      );
    }
    case 'events':
      return <EventsRow pair={row.pair} y={row.y} {...{ scale, nameX, locale, selection }} />;
    case 'lane':
      return <LaneRowView {...props} row={row} nameWidth={nameWidth} />;
    case 'object':
      return <ObjectRow row={row} {...{ scale, nameX, locale, measure }} />;
    case 'silhouette':
      return <SilhouetteRow {...{ row, scale, nameX, nameWidth, locale, measure }} />;
    case 'band':
      return <BandRowView {...{ row, scale, nameX, locale, measure, selection }} />;
    case 'notSimulated': {
      const name = fittedName(row.what.name[locale], nameWidth, (text) => measure(text, 'lane'));
      return (
        <g>
          <text x={nameX} y={row.baseline - 6} className="type-lane">
            {name}
          </text>
          <text x={scale.left + 6} y={row.baseline - 6} className="type-label text-2">
            {notSimulatedText(row.what, locale, scale.right - scale.left - 6, (text) =>
              measure(text, 'label'),
            )}
          </text>
          <path
            d={`M${scale.left} ${row.baseline}H${scale.right}`}
            stroke="var(--rule)"
            strokeDasharray="1 4"
          />
        </g>
      );
    }
    case 'doubleRule':
      return (
        <path
          d={`M${nameX} ${row.y - 1.5}H${scale.right}M${nameX} ${row.y + 1.5}H${scale.right}`}
          stroke="var(--rule)"
        />
      );
    case 'bandsToggle':
      return null;
    default:
      return row satisfies never;
  }
}

function LaneRowView(props: PictureBodyProps & { readonly row: LaneRow; readonly nameWidth: number }) {
  const { row, nameWidth, scale, nameX, locale, measure, selection, content, scope, glowing } = props;
  const sides = content.sides.filter((side) => side.row === row);
  const missing = sides.reduce((sum, { key }) => sum + (content.missing.get(key) ?? 0), 0);
  const lane = laneOf(row.lane);
  const band = props.seedBands.get(row.lane.key) ?? null;
  const up = row.height + 10;
  return (
    <g data-path={lane.path} data-document={podOf(row.pair).document} data-lane={row.lane.key}>
      <rect
        x={0}
        y={row.baseline - up}
        width={scale.right + 24}
        height={up + (sides.length > 1 ? up : 12)}
        fill="transparent"
      />
      <LaneName
        row={row}
        seeds={band?.seeds ?? null}
        x={nameX}
        width={nameWidth}
        locale={locale}
        measure={measure}
      />
      <path
        d={`M${Math.max(scale.left, scale.x(0))} ${row.baseline}H${scale.right}`}
        stroke="var(--rule)"
        strokeWidth="0.75"
      />
      {sides.map((side) => (
        <g key={side.key}>
          {side.shape.steps
            .filter((step) => glowing.has(spanKey(row.lane.key, step.span)))
            .map((step) => (
              <rect
                key={step.span.from}
                className="glow"
                x={step.x0 - 3}
                y={row.baseline - (side.geometry.up === 1 ? row.height + 6 : 6)}
                width={step.x1 - step.x0 + 6}
                height={row.height + 12}
              />
            ))}
          <LaneTrace
            {...{ side, scale, scope, locale, selection }}
            band={side.side === 'above' ? band : null}
          />
        </g>
      ))}
      {missing > 0 && row.height >= 14 ? (
        <text x={scale.right + 3} y={row.baseline - row.height / 2 + 4} className="type-tick text-3">
          {missingText(missing, locale)}
        </text>
      ) : null}
    </g>
  );
}
