import type { Milliseconds } from '#simulation/trace.ts';
import { Pen } from '#ui/Pen.tsx';
import type { TimeScale } from '#ui/timeScale.ts';
import { heightY } from '#ui/tracePath.ts';
import { heightAt } from './laneShape.ts';
import type { PictureContent } from './usePictureContent.tsx';

/** The pen over this picture: a nib on every trace, and a break where it stands in words. */
export function PenOverlay(props: {
  readonly now: Milliseconds;
  readonly scale: TimeScale;
  readonly bottom: number;
  readonly content: PictureContent;
}) {
  const { now, scale, bottom, content } = props;
  const x = scale.x(now);
  if (x < scale.left - 0.5 || x > scale.right + 0.5) return null;
  const nibs = content.sides
    .filter(({ geometry }) => geometry.height >= 14)
    .map(({ lane, geometry }) => ({ y: heightY(geometry, heightAt(lane, now)) }));
  return <Pen x={x} top={0} bottom={bottom} gaps={gapsAt(x, content)} nibs={nibs} />;
}

function gapsAt(x: number, { words, labels }: PictureContent) {
  const written = words.filter((box) => x > box.x0 && x < box.x1).map(({ y0, y1 }) => ({ y0, y1 }));
  const labelled = labels
    .filter((label) => x > label.x0 - 2 && x < label.x1 + 2)
    .map(({ y0, y1 }) => ({ y0: y0 - 1, y1: y1 + 2 }));
  return [...written, ...labelled];
}
