import type { Diagnostic } from '#api/diagnostic.ts';
import type { DocumentVerdict } from '#api/verdict/documentVerdict.ts';
import type { Answer, Question } from '#cluster/question.ts';
import type { Run, RunOverrides } from '#cluster/run.ts';
import type { SeedSummary } from '#cluster/seedSummary.ts';
import type { RunPart } from './runParts.ts';

/**
 * What a run is for: the text itself, what it is compared with, or a silhouette in a dialog, which waits for the other
 * two.
 */
export type Side = 'above' | 'below' | 'preview';

/** Asks the worker for a run. Answers to an older generation of the same side are dropped. */
export interface RunRequest {
  readonly kind: 'run';
  readonly side: Side;
  readonly generation: number;
  readonly text: string;
  readonly overrides: RunOverrides;
  readonly maxEvents: number;
  /** Also the objects as stored. */
  readonly stored: boolean;
}

/** Asks the worker to end the run of this generation and to tell what it has got. */
export interface StopRequest {
  readonly kind: 'stop';
  readonly generation: number;
}

/** Asks for what a scene wants to know beside the run; stopping means ending the worker. */
export interface AskRequest {
  readonly kind: 'ask';
  readonly question: Question;
  /** What the picture is of. */
  readonly text: string;
}

/** What a worker that was asked something tells, until it is done. */
export interface AnswerMessage {
  readonly kind: 'answer';
  readonly answer: Answer;
  readonly done: boolean;
}

/** Asks for runs of one text under the seeds 1 to `seeds`, told together. */
export interface SeedsRequest {
  readonly kind: 'seeds';
  readonly generation: number;
  readonly text: string;
  readonly overrides: RunOverrides;
  readonly maxEvents: number;
  readonly seeds: number;
}

/** What the seeds told so far have in common; a scene draws its own part of it. */
export interface SeedsAnswer {
  readonly kind: 'seeds';
  readonly generation: number;
  readonly done: number;
  readonly seeds: number;
  readonly summary: SeedSummary;
}

/** What is known of a text while it is read. */
export interface Judging {
  /** In letters of the text. */
  readonly done: number;
  readonly total: number;
  readonly verdicts: readonly DocumentVerdict[];
  readonly diagnostics: readonly Diagnostic[];
}

export type WorkerRequest = RunRequest | StopRequest | SeedsRequest;

export type WorkerMessage =
  | {
      /** A long text is being read and judged. */
      readonly kind: 'judging';
      readonly side: Side;
      readonly generation: number;
      readonly judging: Judging;
    }
  | {
      readonly kind: 'progress';
      readonly side: Side;
      readonly generation: number;
      readonly simulatedMs: number;
      readonly horizonMs: number;
    }
  /** Ahead of a long run, stretches of its lists. */
  | { readonly kind: 'part'; readonly side: Side; readonly generation: number; readonly part: RunPart }
  | { readonly kind: 'done'; readonly side: Side; readonly generation: number; readonly run: Run }
  | { readonly kind: 'failed'; readonly side: Side; readonly generation: number; readonly message: string };
