import type { Sentence } from '#i18n/sentence.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';

/** Why something happened: the whole content of the drawer. Plain data, in both languages. */
export interface Explanation {
  readonly event: EventId;
  readonly at: Milliseconds;
  /** The event in one sentence, in Kubernetes' own terms: "It waits 10 s because it has crashed before." */
  readonly headline: Sentence;
  /** One to three sentences of rule and arithmetic; null when the headline says it all. */
  readonly detail: Sentence | null;
  /** From the root (a manifest or a Scenario action) to the event, then what it led to; in order of time, at most ten. */
  readonly chain: readonly ChainStep[];
  /** Fields of the text that decided it, the most telling first. */
  readonly fields: readonly ExplainedField[];
  readonly feature: ExplainedFeature | null;
  readonly source: UpstreamSource | null;
  /** What would have happened otherwise, where that is cheap to say. */
  readonly otherwise: Sentence | null;
  /** A change of the text that would help; absent when there is none to offer. */
  readonly action?: ExplainedAction;
}

/** Writes a number into a field of the text. */
export interface ExplainedAction {
  readonly title: Sentence;
  readonly document: number;
  readonly path: string;
  readonly value: number;
}

export interface ChainStep {
  readonly event: EventId;
  readonly at: Milliseconds;
  readonly title: Sentence;
  readonly note: Sentence | null;
  readonly role: 'cause' | 'self' | 'effect';
  readonly failing: boolean;
}

export interface ExplainedField {
  readonly document: number;
  /** As the API server writes it; empty when only a line is known. */
  readonly path: string;
  readonly line: number;
  /** What stands there, e.g. `restartPolicy: Always`; null for a default, which `assumed` then tells. */
  readonly text: string | null;
  readonly assumed: Sentence | null;
}

export interface ExplainedFeature {
  readonly kep: number;
  readonly title: string;
  readonly gate: string;
  readonly stage: Sentence;
  /** "alpha, off by default in v1.28, on here". */
  readonly state: Sentence;
}

export interface UpstreamSource {
  readonly version: string;
  readonly file: string;
  readonly functionName: string;
}
