import type { Sentence } from '#i18n/sentence.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';
import type { Run } from './run.ts';

/** One of two runs, named by what differs. */
export interface SceneSide<Model> {
  readonly run: Run;
  readonly model: Model;
  readonly label: string;
}

/** A diamond: where "next event" stops. */
export interface SceneMark {
  readonly at: Milliseconds;
  readonly event: EventId;
  readonly label: Sentence;
  readonly tone: 'plain' | 'notable' | 'failing';
}

export interface ScenePlace extends HoveredPath {
  readonly ink: 'main' | 'sidecar' | 'init' | 'graphite';
  /** The lane to pin or fit; null when the event is about none. */
  readonly lane: string | null;
}

/** What differs between two runs, the largest first: a table and sentences. */
export interface SceneDifferences {
  /** What a headline can say, at most eight words; null when nothing differs. */
  readonly headline: Sentence;
  readonly rows: readonly {
    readonly what: Sentence;
    /** E.g. `42.0 s`; an en dash when it does not happen there. */
    readonly above: string;
    readonly below: string;
    /** One of the two is the one that matters: drawn in carmine. */
    readonly alarming: 'above' | 'below' | null;
    readonly eventAbove: EventId | null;
  }[];
  readonly sentences: readonly Sentence[];
}

export interface Measurement {
  readonly what: Sentence;
  readonly value: string;
}

/** The announcement says one thing, the source does another, and this text meets the difference. */
export interface ClaimNotice {
  readonly id: string;
  readonly claim: Sentence;
  readonly source: Sentence;
  readonly announced: Sentence;
  /** Upstream file:function, KEP. */
  readonly reference: string;
  /** `behaviour: announced` plays the announced one. */
  readonly playable: boolean;
}

export interface ViewRange {
  readonly from: Milliseconds;
  readonly to: Milliseconds;
}

export interface HoveredPath {
  readonly document: number;
  readonly path: string;
}
