import type { PodStatus } from '#api/types.ts';
import type { ProbeKind } from '#cluster/kubelet/pod-lifecycle/facts.ts';
import type { Sentence } from '#i18n/sentence.ts';
import type { EventId, Limit, Milliseconds } from '#simulation/trace.ts';

/** The Lifecycle picture as plain data: `(trace) → Timeline`; everything "at t" is read from it with `t`. */
export interface Timeline {
  readonly pods: readonly PodTimeline[];
  readonly end: Milliseconds;
  readonly horizon: Milliseconds;
  readonly truncated: Limit | null;
  /** What was pasted and cannot be drawn: named with an empty lane, never guessed. */
  readonly notSimulated: readonly {
    readonly kind: string;
    readonly name: string;
    readonly reason: Sentence;
  }[];
}

export interface PodTimeline {
  /** `Pod/<namespace>/<name>`, the trace's subject. */
  readonly subject: string;
  readonly name: string;
  readonly namespace: string;
  /** Index of the source document, and a sentence when the pod stands in for a controller's pods. */
  readonly document: number;
  readonly standIn: Sentence | null;
  /** Kind of the pasted object it belongs to; its name is generated then. */
  readonly ownerKind: string | null;
  readonly createdAt: Milliseconds;
  /** When the API object disappeared; null while it exists at the end. */
  readonly goneAt: Milliseconds | null;
  /** kubectl's columns, each row from `from` until the next row. */
  readonly columns: readonly ColumnsAt[];
  readonly phases: readonly Band[];
  readonly conditions: readonly { readonly type: string; readonly bands: readonly Band[] }[];
  readonly marks: readonly EventMark[];
  readonly lanes: readonly ContainerLane[];
  /** SIGKILL deadlines of the pod's termination. */
  readonly deadlines: readonly { readonly at: Milliseconds; readonly event: EventId }[];
  /** A measured consequence that spans two lanes, e.g. "9.0 s of draining without its proxy". */
  readonly consequences: readonly Consequence[];
}

export interface ColumnsAt {
  readonly from: Milliseconds;
  readonly ready: string;
  readonly status: string;
  /** The count alone; the age in "(4s ago)" is computed at t from `lastRestartAt`. */
  readonly restarts: number;
  readonly lastRestartAt: Milliseconds | null;
  readonly phase: string;
  readonly failing: boolean;
  readonly podStatus: PodStatus;
  readonly event: EventId;
}

export interface Band {
  readonly from: Milliseconds;
  readonly to: Milliseconds;
  readonly value: string;
  readonly reason: string;
  readonly event: EventId;
}

/** A diamond in the events row. */
export interface EventMark {
  readonly at: Milliseconds;
  readonly event: EventId;
  readonly label: Sentence;
  /** `failing` marks are carmine; `notable` ones get their label drawn first. */
  readonly tone: 'plain' | 'notable' | 'failing';
  /** A lane or STATUS says it too, so its label can be spared. */
  readonly saidElsewhere: boolean;
}

export interface ContainerLane {
  readonly name: string;
  /** `endpoint` is no container: the last lane, what EndpointSlices say of the pod. */
  readonly role: 'init' | 'sidecar' | 'main' | 'ephemeral' | 'endpoint';
  /** Second and third line of the lane's name: "sidecar", "startup probe 1 s". */
  readonly notes: readonly Sentence[];
  /** Path in its document, e.g. `spec.initContainers[1]`. */
  readonly path: string;
  readonly spans: readonly Span[];
  readonly caps: readonly Cap[];
  readonly probes: readonly ProbeMark[];
  readonly brackets: readonly Bracket[];
}

/** A stretch of the trace; sorted, not overlapping. Heights and patterns follow from `state` (VISUAL.md 3). */
export interface Span {
  readonly state: SpanState;
  readonly from: Milliseconds;
  readonly to: Milliseconds;
  /** The event that began it: selecting the span selects the event. */
  readonly event: EventId;
  readonly label: Sentence | null;
}

/**
 * `waiting` 0.26 H outline · `running` not ready, 0.6 H hatch · `ready` H solid · `terminating` wedge from the height
 * before · `backOff` dots · `untilSync` what follows the back-off until kubelet looks again · nothing: no span.
 */
export type SpanState = 'waiting' | 'running' | 'ready' | 'terminating' | 'backOff' | 'untilSync';

/** How an instance ended. */
export interface Cap {
  readonly at: Milliseconds;
  readonly exitCode: number;
  readonly by: 'self' | 'sigterm' | 'sigkill';
  readonly event: EventId;
}

export interface ProbeMark {
  readonly at: Milliseconds;
  readonly probe: ProbeKind;
  readonly ok: boolean;
  readonly event: EventId;
}

/** A bracket above the lane with its words, e.g. "preStop 5 s", "10 s", "3.5". */
export interface Bracket {
  readonly kind: 'preStop' | 'postStart' | 'backOff' | 'untilSync' | 'pull';
  readonly from: Milliseconds;
  readonly to: Milliseconds;
  readonly label: Sentence;
  readonly event: EventId;
}

export interface Consequence {
  readonly from: Milliseconds;
  readonly to: Milliseconds;
  readonly upperLane: string;
  readonly lowerLane: string;
  readonly sentence: Sentence;
}
