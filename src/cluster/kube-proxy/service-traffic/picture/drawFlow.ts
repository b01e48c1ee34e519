import type { FlowState } from '#cluster/kube-proxy/service-traffic/model/flowState.ts';
import type { Revision } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import type { Curve, FlowGeometry } from './flowGeometry.ts';
import { lineWidth, type Particles } from './particles.ts';

/** The few things drawing needs of a canvas; a test can be one. */
export interface FlowPen {
  readonly line: (curve: Curve, style: LineStyle) => void;
  readonly dot: (x: number, y: number, ink: FlowInk, hollow: boolean) => void;
  readonly cross: (x: number, y: number) => void;
}

export interface LineStyle {
  readonly ink: FlowInk;
  readonly width: number;
  readonly opacity: number;
  readonly dashed: boolean;
}

export type FlowInk = Revision['ink'] | 'fail' | 'text';

/** Draws lines as wide as their rate and the requests on them; a way on which all are lost is dashed carmine. */
export function drawFlow(
  pen: FlowPen,
  geometry: FlowGeometry,
  state: FlowState,
  revisions: readonly Revision[],
  { particles }: Pick<Particles, 'particles'>,
): void {
  const ground = { ink: 'graphite', opacity: 0.28, dashed: false } as const;
  const asked = state.outsideRate + state.insideRate;
  if (geometry.toBalancer && asked > 0) {
    pen.line(geometry.toBalancer, { ...ground, width: lineWidth(state.outsideRate) });
  }
  for (const { place, rate, inService } of state.nodes) {
    const way = geometry.toNode[place];
    if (way && (rate > 0 || (inService === true && asked > 0)))
      pen.line(way, { ...ground, width: lineWidth(rate) });
  }
  for (const link of state.links) {
    const way = geometry.toPod(link.node, link.pod);
    if (!way) continue;
    const dead = link.lost > 0 && link.lost >= link.rate / 2;
    if (dead) pen.line(way, { ink: 'fail', width: 1.8, opacity: 1, dashed: true });
    else if (link.addressed || link.rate > 0) {
      const ink = revisions[link.revision]?.ink ?? 'main';
      pen.line(way, {
        ink,
        width: lineWidth(link.rate),
        opacity: link.addressed ? 0.6 : 0.25,
        dashed: false,
      });
    }
  }
  for (const { x, y, kind, revision } of particles) {
    if (kind === 'cross') pen.cross(x, y);
    else
      pen.dot(
        x,
        y,
        revision < 0 ? 'text' : (revisions[revision]?.ink ?? 'main'),
        revisions[revision]?.role === 'old',
      );
  }
}
