import type { Sentence } from '#i18n/sentence.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';

/** One thing of the picture, in words. */
export interface TableRow {
  readonly key: string;
  /** Null for what has no time: an object that is not simulated. */
  readonly at: Milliseconds | null;
  /** The run it belongs to, named when there are two. */
  readonly run: string;
  readonly pod: string;
  /** A lane, STATUS, a condition, or an event of the pod. */
  readonly what: Sentence;
  readonly words: Sentence;
  /** What selecting the row selects; null for what is no event of the selected run. */
  readonly event: EventId | null;
  readonly failing: boolean;
}

/** A row before its pod and run are put beside it. */
export type RowOfPod = Omit<TableRow, 'key' | 'run' | 'pod' | 'at' | 'event'> & {
  readonly at: Milliseconds;
  readonly event: EventId | null;
};
