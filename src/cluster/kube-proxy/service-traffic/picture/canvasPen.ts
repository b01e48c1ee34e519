import type { FlowInk, FlowPen, LineStyle } from './drawFlow.ts';
import type { Curve } from './flowGeometry.ts';

/** The part of a canvas context that is used, so that the core's compiler needs no DOM. */
export interface CanvasLike {
  strokeStyle: unknown;
  fillStyle: unknown;
  lineWidth: number;
  globalAlpha: number;
  readonly setLineDash: (pattern: number[]) => void;
  readonly beginPath: () => void;
  readonly moveTo: (x: number, y: number) => void;
  readonly lineTo: (x: number, y: number) => void;
  readonly bezierCurveTo: (a: number, b: number, c: number, d: number, x: number, y: number) => void;
  readonly arc: (x: number, y: number, radius: number, from: number, to: number) => void;
  readonly stroke: () => void;
  readonly fill: () => void;
}

const dotRadius = 2;
const crossArm = 3.4;

/** Draws on a canvas with the theme's inks; `paper` is the ground under hollow dots. */
export function canvasPen(canvas: CanvasLike, inkOf: (ink: FlowInk | 'paper') => string): FlowPen {
  return {
    line: (curve, style) => drawLine(canvas, curve, style, inkOf(style.ink)),
    dot: (x, y, ink, hollow) => {
      canvas.globalAlpha = 1;
      canvas.beginPath();
      canvas.arc(x, y, dotRadius, 0, 2 * Math.PI);
      canvas.fillStyle = inkOf(hollow ? 'paper' : ink);
      canvas.fill();
      if (!hollow) return;
      canvas.setLineDash([]);
      canvas.strokeStyle = inkOf(ink);
      canvas.lineWidth = 1.3;
      canvas.stroke();
    },
    cross: (x, y) => {
      canvas.globalAlpha = 1;
      canvas.setLineDash([]);
      canvas.strokeStyle = inkOf('fail');
      canvas.lineWidth = 1.9;
      canvas.beginPath();
      canvas.moveTo(x - crossArm, y - crossArm);
      canvas.lineTo(x + crossArm, y + crossArm);
      canvas.moveTo(x + crossArm, y - crossArm);
      canvas.lineTo(x - crossArm, y + crossArm);
      canvas.stroke();
    },
  };
}

function drawLine(canvas: CanvasLike, { from, to }: Curve, style: LineStyle, colour: string): void {
  const middle = (from.x + to.x) / 2;
  canvas.globalAlpha = style.opacity;
  canvas.strokeStyle = colour;
  canvas.lineWidth = style.width;
  canvas.setLineDash(style.dashed ? [5, 3] : []);
  canvas.beginPath();
  canvas.moveTo(from.x, from.y);
  canvas.bezierCurveTo(middle, from.y, middle, to.y, to.x, to.y);
  canvas.stroke();
}
