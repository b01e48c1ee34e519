import type { Container, Pod } from '#api/types.ts';
import { isSidecar } from '#api/types.ts';
import type { ConnectAnswer, PodSockets, Refused, ServingProcess, SocketOwner } from '#cluster/podSockets.ts';
import type { Milliseconds } from '#simulation/trace.ts';

/**
 * The listening sockets of a node's pods. A process listens from its start; what it does to its socket after SIGTERM is
 * the Scenario's word `acceptsFor`.
 */
export function podSockets(clock: { readonly now: Milliseconds }): PodSockets {
  return {
    connect({ pod, instances }, port) {
      let refused: Refused = nobody;
      for (const container of listeners(pod, port)) {
        const newest = instances.find(({ status }) => status.container === container);
        const answer = newest === undefined ? nobody : answerOf(newest, clock.now);
        if (answer.kind === 'accepted') return answer;
        if ((answer.sinceMs ?? -1) >= (refused.sinceMs ?? -1)) refused = answer;
      }
      return refused;
    },
  };
}

const nobody: Refused = {
  kind: 'refused',
  state: 'notStarted',
  sinceMs: null,
  sigtermAtMs: null,
  event: null,
};

function answerOf(owner: SocketOwner, nowMs: Milliseconds): ConnectAnswer {
  const { status, sigterm } = owner;
  const sigtermAtMs = sigterm?.atMs ?? null;
  if (status.state === 'created') return nobody;
  if (status.state === 'exited') {
    return { kind: 'refused', state: 'exited', sinceMs: status.finishedAt, sigtermAtMs, event: status.event };
  }
  const closesAtMs = sigterm === null ? Number.POSITIVE_INFINITY : sigterm.atMs + acceptsForMs(owner);
  if (sigterm !== null && nowMs >= closesAtMs) {
    return { kind: 'refused', state: 'closedSocket', sinceMs: closesAtMs, sigtermAtMs, event: sigterm.event };
  }
  return { kind: 'accepted', process: processOf(owner) };
}

/** Nothing said: what reacts to the signal closes its socket at once, what ignores it goes on. */
function acceptsForMs({ behaviour: { onTerm } }: SocketOwner): number {
  const { acceptsFor = onTerm.seconds === null ? null : 0 } = onTerm;
  return acceptsFor === null ? Number.POSITIVE_INFINITY : Math.round(acceptsFor * 1000);
}

const served = new WeakMap<SocketOwner, ServingProcess>();

/** One object a process, whoever asks. */
function processOf(owner: SocketOwner): ServingProcess {
  const known = served.get(owner);
  if (known) return known;
  const process: ServingProcess = {
    pod: owner.podKey,
    startedAtMs: owner.status.startedAt ?? 0,
    serves: owner.behaviour.serves,
    onExit: (handle) =>
      owner.exited.whenOpen(() => {
        const { event, exitCode } = owner.status;
        handle({ event, exitCode, sigtermAtMs: owner.sigterm?.atMs ?? null });
      }),
    exited: () => owner.status.state === 'exited',
  };
  served.set(owner, process);
  return process;
}

const listenersOf = new WeakMap<Pod['spec'], Map<number, readonly string[]>>();

/**
 * Which containers listen at a port: those that declare it; where none does, the main ones, for a declaration is no
 * more than a note.
 */
function listeners({ spec }: Pod, port: number): readonly string[] {
  const known = listenersOf.get(spec) ?? new Map<number, readonly string[]>();
  listenersOf.set(spec, known);
  const before = known.get(port);
  if (before) return before;
  const running = [...spec.containers, ...(spec.initContainers ?? []).filter(isSidecar)];
  const declared = running.filter((container) => declares(container, port));
  const names = (declared.length > 0 ? declared : spec.containers).map(({ name }) => name);
  known.set(port, names);
  return names;
}

function declares({ ports = [] }: Container, port: number): boolean {
  return ports.some(({ containerPort }) => containerPort === port);
}
