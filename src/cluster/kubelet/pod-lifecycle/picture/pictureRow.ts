import type { Timeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import type { NotSimulatedLine } from './notSimulatedLines.ts';
import type { BandPair, LanePair, PodPair, Side } from './podPairs.ts';

type NotSimulated = Timeline['notSimulated'][number];

/** Where everything stands from top to bottom; y 0 is the line of the time axis. */
export interface PictureRows {
  readonly rows: readonly PictureRow[];
  readonly groups: readonly PodGroup[];
  /** Height of a lane in px: 46, 28, 14 or 6, the largest that fits. */
  readonly laneHeight: number;
  readonly bandsOpen: boolean;
  /** The lowest y a vertical line through the picture reaches. */
  readonly plotBottom: number;
  readonly height: number;
}

/** The rows of one pod from `top` to `bottom`; what belongs to the pod as a whole spans them. */
export interface PodGroup {
  readonly pair: PodPair;
  readonly top: number;
  readonly eventsY: number | null;
  readonly bottom: number;
  /** A silhouette with its lanes under it. */
  readonly opened: boolean;
}

export type PictureRow =
  | {
      readonly kind: 'podName';
      readonly key: string;
      readonly pair: PodPair;
      readonly y: number;
      /** In the gutter beside the lanes, not over them. */
      readonly beside: boolean;
    }
  | {
      readonly kind: 'status';
      readonly key: string;
      readonly pair: PodPair;
      readonly side: Side;
      readonly top: number;
      readonly tiers: number;
    }
  | { readonly kind: 'events'; readonly key: string; readonly pair: PodPair; readonly y: number }
  | LaneRow
  | { readonly kind: 'object'; readonly key: string; readonly pair: PodPair; readonly baseline: number }
  | {
      readonly kind: 'silhouette';
      readonly key: string;
      readonly pair: PodPair;
      readonly baseline: number;
      readonly height: number;
    }
  | { readonly kind: 'bandsToggle'; readonly key: string; readonly y: number }
  | BandRow
  | {
      readonly kind: 'notSimulated';
      readonly key: string;
      readonly what: NotSimulatedLine;
      readonly baseline: number;
    }
  | { readonly kind: 'doubleRule'; readonly key: string; readonly y: number };

export interface LaneRow {
  readonly kind: 'lane';
  readonly key: string;
  readonly pair: PodPair;
  readonly lane: LanePair;
  readonly baseline: number;
  readonly height: number;
  /** `stacked` in the gutter, on one `line` in it, `over` the lane, or `none` where there is no room. */
  readonly naming: 'stacked' | 'line' | 'over' | 'none';
  /** The pod it is of, where that is not said above it. */
  readonly of: string | null;
}

export interface BandRow {
  readonly kind: 'band';
  readonly key: string;
  readonly pair: PodPair;
  readonly band: BandPair;
  readonly baseline: number;
  readonly height: number;
}

export interface RowsInput {
  readonly pairs: readonly PodPair[];
  readonly notSimulated: readonly NotSimulated[];
  readonly comparing: boolean;
  /** Height there is for everything under the axis line, in px. */
  readonly height: number;
  /** One column on a phone: names above the lanes, nothing but lanes. */
  readonly narrow: boolean;
  /** What the reader asked for; null follows the room there is. */
  readonly bands: boolean | null;
  readonly pinned: readonly string[];
  /** Pods that stand open though the others are drawn as silhouettes. */
  readonly opened: ReadonlySet<string>;
}
