import { useEffect, useRef } from 'react';
import type { FlowState } from '#cluster/kube-proxy/service-traffic/model/flowState.ts';
import type { Revision } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { canvasPen } from './canvasPen.ts';
import { drawFlow, type FlowInk } from './drawFlow.ts';
import type { FlowGeometry } from './flowGeometry.ts';
import type { Particles } from './particles.ts';

/** The moving part of the flow. The same is in the table: nothing here is only in the drawing. */
export function FlowCanvas(props: {
  readonly geometry: FlowGeometry;
  readonly state: FlowState;
  readonly revisions: readonly Revision[];
  readonly particles: Particles;
  readonly width: number;
  readonly height: number;
}) {
  const { geometry, state, revisions, particles, width, height } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const target = canvas.current;
    // jsdom has the element but nothing to draw with.
    if (!target || navigator.userAgent.includes('jsdom')) return;
    const context = target.getContext('2d');
    if (!context) return;
    const ratio = window.devicePixelRatio || 1;
    const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (target.width !== across) target.width = across;
    if (target.height !== down) target.height = down;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    const styles = getComputedStyle(target);
    const inks = new Map<string, string>();
    const inkOf = (ink: FlowInk | 'paper') => {
      const known = inks.get(ink) ?? styles.getPropertyValue(`--${ink}`).trim();
      inks.set(ink, known);
      return known;
    };
    drawFlow(canvasPen(context, inkOf), geometry, state, revisions, particles);
  });
  return (
    <div aria-hidden="true">
      <canvas ref={canvas} className="flow-canvas" style={{ width, height }} />
    </div>
  );
}
