export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Something drawn that no label may cover. A label may name it in `inside` and stand in it. */
export interface Obstacle extends Box {
  readonly id?: string;
  /** A thin line: words on a plate may interrupt it. */
  readonly line?: boolean;
}

/** A label and the places where it may stand, best first. */
export interface LabelCandidate {
  readonly key: string;
  readonly priority: number;
  readonly width: number;
  readonly height: number;
  readonly places: readonly LabelPlace[];
}

/** Left edge and top of the label's box. */
export interface LabelPlace {
  readonly x: number;
  readonly top: number;
  readonly inside?: string;
  /** Thin lines do not keep it from standing here: it is set on a plate. */
  readonly overLines?: boolean;
  /** What is said at this place and how large it is, when that is not the label's own. */
  readonly lines?: readonly string[];
  readonly width?: number;
  readonly height?: number;
  /** What the drawing needs to know about this place, e.g. which colour the words take in it. */
  readonly variant?: string;
}

export interface PlacedLabel<C extends LabelCandidate> extends Box {
  readonly candidate: C;
  readonly place: LabelPlace;
}

export interface Placement<C extends LabelCandidate> {
  readonly placed: readonly PlacedLabel<C>[];
  /** What found no place: not drawn, but listed in the picture's table. */
  readonly left: readonly C[];
}

/**
 * Puts each label at the first of its places that is inside `bounds` and free. Higher priority is served first, so a
 * label never moves because of one that matters less. No two placed labels overlap.
 */
export function placeLabels<C extends LabelCandidate>(
  candidates: readonly C[],
  obstacles: readonly Obstacle[],
  bounds: Box,
): Placement<C> {
  const taken = new Buckets();
  for (const obstacle of obstacles) taken.add(obstacle);
  const placed: PlacedLabel<C>[] = [];
  const left: C[] = [];
  const served = candidates
    .map((candidate, order) => ({ candidate, order }))
    .sort((a, b) => b.candidate.priority - a.candidate.priority || a.order - b.order);
  for (const { candidate } of served) {
    const label = firstFree(candidate, taken, bounds);
    if (label) {
      placed.push(label);
      taken.add({ ...label, x0: label.x0 - labelGapPx, x1: label.x1 + labelGapPx });
    } else left.push(candidate);
  }
  return { placed, left };
}

/** Between two labels in one line. */
const labelGapPx = 6;

function firstFree<C extends LabelCandidate>(
  candidate: C,
  taken: Buckets,
  bounds: Box,
): PlacedLabel<C> | null {
  for (const place of candidate.places) {
    const box = {
      x0: place.x,
      y0: place.top,
      x1: place.x + (place.width ?? candidate.width),
      y1: place.top + (place.height ?? candidate.height),
    };
    if (contains(bounds, box) && taken.isFree(box, place)) return { ...box, candidate, place };
  }
  return null;
}

function contains(outer: Box, inner: Box): boolean {
  return inner.x0 >= outer.x0 && inner.x1 <= outer.x1 && inner.y0 >= outer.y0 && inner.y1 <= outer.y1;
}

export function overlap(a: Box, b: Box): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

const bucketPx = 64;

/** Boxes by the columns they touch, so that a crowded picture is not compared box by box. */
class Buckets {
  private readonly columns = new Map<number, Obstacle[]>();

  add(box: Obstacle): void {
    for (let column = columnOf(box.x0); column <= columnOf(box.x1); column++) {
      const boxes = this.columns.get(column);
      if (boxes) boxes.push(box);
      else this.columns.set(column, [box]);
    }
  }

  isFree(box: Box, { inside, overLines }: LabelPlace): boolean {
    for (let column = columnOf(box.x0); column <= columnOf(box.x1); column++) {
      for (const other of this.columns.get(column) ?? []) {
        if (!overlap(box, other) || (overLines && other.line)) continue;
        if (inside === undefined || other.id !== inside) return false;
      }
    }
    return true;
  }
}

function columnOf(x: number): number {
  return Math.floor(Math.max(-1e6, Math.min(x, 1e6)) / bucketPx);
}
