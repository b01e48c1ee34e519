import type { Container } from '#api/types.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import { verbatim } from '#i18n/sentence.ts';
import { timelineWords as words } from '#i18n/timeline.ts';
import type { PodHistory } from './podHistory.ts';
import type { Bracket, Cap, ContainerLane, ProbeMark, Span, SpanState } from './timeline.ts';

type LaneEvent = ClusterEvent & { readonly detail: { readonly container: string } };
type Lane = Pick<ContainerLane, 'spans' | 'caps' | 'probes' | 'brackets'>;

/** Seconds for a label: one decimal where it says something, `10`, `3.5`. */
export function secondsText(ms: number): string {
  const seconds = ms / 1000;
  const rounded = Math.round(seconds * 10) / 10;
  return Number.isInteger(rounded) ? String(rounded) : rounded.toFixed(1);
}

/**
 * The line one container draws: what the node did, and readiness as the API showed it. `events` are the pod's events
 * that name the container, in order.
 */
export function laneOf(
  history: PodHistory,
  container: Container,
  events: readonly LaneEvent[],
  isPlainInit: boolean,
): Lane {
  const pen = new Pen(history, container, isPlainInit);
  for (const event of events) pen.see(event);
  return pen.finish();
}

class Pen {
  readonly #history: PodHistory;
  readonly #container: string;
  readonly #readyAt: readonly Readiness[];
  readonly #spans: Span[] = [];
  readonly #caps: Cap[] = [];
  readonly #probes: ProbeMark[] = [];
  readonly #brackets: Bracket[] = [];
  readonly #backOffs = new Map<number, { backOffSeconds: number; overAtMs: number; event: number }>();
  #state: SpanState | null = 'waiting';
  #from: number;
  #event: number;
  #exitedAt: number | null = null;
  #attempt = 0;
  #hook: {
    readonly kind: 'preStop' | 'postStart' | 'pull';
    readonly from: number;
    readonly event: number;
  } | null = null;

  constructor(history: PodHistory, container: Container, isPlainInit: boolean) {
    this.#history = history;
    this.#container = container.name;
    this.#from = history.createdAt;
    this.#event = history.versions[0]?.event ?? 0;
    this.#readyAt = isPlainInit ? [] : readiness(history, container.name);
  }

  see(event: LaneEvent): void {
    if (event.kind === 'ContainerStarted') {
      this.#attempt = event.detail.attempt;
      this.#start(event.at, event.id);
    } else if (event.kind === 'ContainerSignalled') {
      if (event.detail.signal === 'SIGTERM') this.#turn('terminating', event.at, event.id);
    } else if (event.kind === 'ContainerExited') {
      const { exitCode, by } = event.detail;
      this.#caps.push({ at: event.at, exitCode, by, event: event.id });
      this.#turn(null, event.at, event.id);
      this.#exitedAt = event.at;
    } else if (event.kind === 'ContainerBackedOff' || event.kind === 'ImagePullBackedOff') {
      const { sinceMs, backOffSeconds, overAtMs } = event.detail;
      if (!this.#backOffs.has(sinceMs))
        this.#backOffs.set(sinceMs, { backOffSeconds, overAtMs, event: event.id });
    } else if (event.kind === 'ImagePullStarted') {
      this.#endBackOff(event.at);
      if (this.#state === null) this.#turn('waiting', event.at, event.id);
      this.#hook = { kind: 'pull', from: event.at, event: event.id };
    } else if (event.kind === 'ImagePulled') this.#bracket(event.at);
    else if (event.kind === 'ImagePullFailed') {
      this.#bracket(event.at);
      this.#turn(null, event.at, event.id);
      this.#exitedAt = event.at;
    } else if (event.kind === 'PreStopHookStarted')
      this.#hook = { kind: 'preStop', from: event.at, event: event.id };
    else if (event.kind === 'PostStartHookStarted')
      this.#hook = { kind: 'postStart', from: event.at, event: event.id };
    else if (event.kind === 'PreStopHookFinished' || event.kind === 'PostStartHookFinished')
      this.#bracket(event.at);
    else if (event.kind === 'ProbeAnswered') {
      this.#probes.push({ at: event.at, probe: event.detail.probe, ok: event.detail.ok, event: event.id });
    }
  }

  finish(): Lane {
    const { until } = this.#history;
    this.#bracket(until);
    // The API goes on showing a reason to wait, but nothing of a pod that has failed or succeeded starts any more.
    const over = endOfPod(this.#history);
    this.#turn(null, this.#state === 'waiting' && over > this.#from ? Math.min(over, until) : until, 0);
    this.#endBackOff(until);
    const spans = this.#spans.sort((a, b) => a.from - b.from);
    return { spans, caps: this.#caps, probes: this.#probes, brackets: this.#brackets };
  }

  #start(at: number, event: number): void {
    this.#endBackOff(at);
    this.#turn('running', at, event);
  }

  #turn(state: SpanState | null, at: number, event: number): void {
    if (this.#state !== null && at > this.#from) this.#close(this.#state, at);
    this.#state = state;
    this.#from = at;
    this.#event = event;
  }

  #close(state: SpanState, to: number): void {
    const from = this.#from;
    if (state !== 'running') {
      const label = state === 'waiting' ? this.#waitingLabel(from) : null;
      this.#spans.push({ state, from, to, event: this.#event, label });
      return;
    }
    let at = from;
    let current: SpanState = 'running';
    let event = this.#event;
    for (const change of this.#readyAt) {
      if (change.at <= from || change.at >= to) continue;
      // Until the API knows of this instance, what it shows is said of the one before.
      const next: SpanState = change.ready && change.attempt === this.#attempt ? 'ready' : 'running';
      if (next === current) continue;
      this.#spans.push({ state: current, from: at, to: change.at, event, label: null });
      at = change.at;
      current = next;
      event = change.event;
    }
    this.#spans.push({ state: current, from: at, to, event, label: null });
  }

  #waitingLabel(at: number) {
    const version =
      this.#history.versions.findLast((one) => one.at <= at + 100) ?? this.#history.versions.at(-1);
    const status = [
      ...(version?.pod.status?.initContainerStatuses ?? []),
      ...(version?.pod.status?.containerStatuses ?? []),
    ].find(({ name }) => name === this.#container);
    const reason = status?.state?.waiting?.reason;
    return reason ? verbatim(reason) : words.waiting;
  }

  /** What followed an exit until `at`: the back-off, then the time until the kubelet looks again. */
  #endBackOff(at: number): void {
    const since = this.#exitedAt;
    this.#exitedAt = null;
    const backOff = since === null ? undefined : this.#backOffs.get(since);
    if (since === null || !backOff) return;
    const { backOffSeconds, overAtMs, event } = backOff;
    const over = Math.min(overAtMs, at);
    this.#spans.push({ state: 'backOff', from: since, to: over, event, label: null });
    this.#brackets.push({
      kind: 'backOff',
      from: since,
      to: over,
      label: words.seconds(String(backOffSeconds)),
      event,
    });
    if (at - over < 50) return;
    this.#spans.push({ state: 'untilSync', from: over, to: at, event, label: null });
    this.#brackets.push({
      kind: 'untilSync',
      from: over,
      to: at,
      label: verbatim(secondsText(at - over)),
      event,
    });
  }

  #bracket(to: number): void {
    if (!this.#hook) return;
    const { kind, from, event } = this.#hook;
    this.#hook = null;
    if (to > from) this.#brackets.push({ kind, from, to, label: words[kind](secondsText(to - from)), event });
  }
}

/** When the API showed the pod failed or succeeded; infinite when it never did. */
function endOfPod({ versions }: PodHistory): number {
  const last = versions.find(
    ({ pod }) => pod.status?.phase === 'Failed' || pod.status?.phase === 'Succeeded',
  );
  return last?.at ?? Number.POSITIVE_INFINITY;
}

interface Readiness {
  readonly at: number;
  readonly ready: boolean;
  /** The instance that is shown, by the number of restarts before it. */
  readonly attempt: number;
  readonly event: number;
}

/** When the API showed a container's instances ready, and when no longer. */
function readiness(history: PodHistory, container: string): readonly Readiness[] {
  const changes: Readiness[] = [];
  for (const { at, pod, event } of history.versions) {
    const status = [
      ...(pod.status?.initContainerStatuses ?? []),
      ...(pod.status?.containerStatuses ?? []),
    ].find(({ name }) => name === container);
    const ready = status?.ready === true && status.state?.running !== undefined;
    const attempt = status?.restartCount ?? 0;
    const last = changes.at(-1);
    if (last?.ready !== ready || last.attempt !== attempt) changes.push({ at, ready, attempt, event });
  }
  return changes;
}
