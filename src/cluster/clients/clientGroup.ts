import type { RandomStream } from '#base/random.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import type { Machine } from '#cluster/machine.ts';
import { order } from '#cluster/order.ts';
import type { ProcessExit, ServingProcess } from '#cluster/podSockets.ts';
import type { Traffic } from '#scenario/scenario.ts';
import type { Simulator, Timer } from '#simulation/simulator.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';
import type { RequestFate, RequestReason } from './facts.ts';
import { type ConnectionPath, machineGone, type OpenConnection, openConnection } from './openConnection.ts';
import type { ClientWire } from './wire.ts';

export interface ClientGroupParts {
  readonly simulator: Simulator<ClusterFacts>;
  readonly wire: ClientWire;
  readonly traffic: Traffic;
  /** Place in `spec.traffic`. */
  readonly index: number;
  /** The root of what these clients do. */
  readonly said: EventId;
}

/** One attempt that is not decided yet. */
interface Pending {
  readonly number: number;
  readonly attempt: number;
  readonly sentAtMs: Milliseconds;
  readonly slot: number;
  readonly connection: OpenConnection;
  timer: Timer | null;
}

interface Decision {
  readonly fate: RequestFate;
  readonly status: number | null;
  readonly why: RequestReason;
  readonly cause: EventId | null;
}

/** One group of clients: sends its requests and tells what becomes of each. */
export class ClientGroup {
  readonly #parts: ClientGroupParts;
  readonly #actor: string;
  readonly #subject: string;
  readonly #draws: Readonly<Record<'node' | 'endpoint' | 'answer', RandomStream>>;
  /** Kept connections, by slot. */
  readonly #kept = new Map<number, OpenConnection>();
  readonly #pending = new Map<ServingProcess, Set<Pending>>();

  constructor(parts: ClientGroupParts) {
    const { simulator, traffic, index } = parts;
    this.#parts = parts;
    this.#actor = `clients/${index}`;
    this.#subject = `Service/${traffic.namespace}/${traffic.service}`;
    const stream = (purpose: string) => simulator.random('clients', traffic.path, purpose);
    this.#draws = { node: stream('node'), endpoint: stream('endpoint'), answer: stream('answer') };
  }

  /** Sends a request now. */
  send(number: number): void {
    this.#attempt(number, 0);
  }

  #attempt(number: number, attempt: number): void {
    const { simulator, traffic, wire } = this.#parts;
    const slot = number % Math.max(1, traffic.connections);
    const sentAtMs = simulator.now;
    const kept = attempt === 0 && traffic.keepAlive ? this.#kept.get(slot) : undefined;
    const opened =
      kept !== undefined && !kept.process?.exited()
        ? kept
        : openConnection(wire, {
            traffic,
            turn: traffic.keepAlive ? slot + attempt : number + attempt,
            client: `${traffic.path} ${slot}`,
            drawNode: this.#draws.node.intn,
            drawEndpoint: this.#draws.endpoint.intn,
          });
    // Clients that are gone with their machine send nothing.
    if (opened === null) return;
    if (opened.kind === 'open') {
      if (traffic.keepAlive) this.#kept.set(slot, opened);
      this.#exchange({ number, attempt, sentAtMs, slot, connection: opened, timer: null });
      return;
    }
    this.#kept.delete(slot);
    const decide = () => this.#decide({ number, attempt, sentAtMs, slot }, opened.path, opened);
    if (opened.fate === 'timedOut') this.#later(this.#timeoutMs, decide);
    else decide();
  }

  /** The connection stands: an answer after so long, unless the process or a machine goes before. */
  #exchange(pending: Pending): void {
    const { process } = pending.connection;
    const requestMs = Math.round(this.#parts.traffic.requestSeconds * 1000);
    if (process !== null) this.#follow(process).add(pending);
    const slow = requestMs > this.#timeoutMs;
    pending.timer = this.#later(Math.min(requestMs, this.#timeoutMs), () => {
      const gone = goneMachine(pending);
      if (gone !== undefined) {
        const left = pending.sentAtMs + this.#timeoutMs - this.#parts.simulator.now;
        const decision = machineGone(pending.connection.path, gone);
        if (process !== null) this.#pending.get(process)?.delete(pending);
        this.#later(left, () => this.#finish(pending, decision));
      } else if (slow) {
        this.#finish(pending, {
          fate: 'timedOut',
          status: null,
          why: { kind: 'answerTooSlow', requestMs },
          cause: null,
        });
      } else this.#finish(pending, this.#answer(process));
    });
  }

  #answer(process: ServingProcess | null): Decision {
    const answered: Decision = { fate: 'served', status: 200, why: { kind: 'answered' }, cause: null };
    const serves = process?.serves ?? null;
    if (serves === null || process === null) return answered;
    const aliveMs = this.#parts.simulator.now - process.startedAtMs;
    if (serves.errorsUntil !== null && aliveMs >= serves.errorsUntil * 1000) return answered;
    const errs = this.#draws.answer.intn(shares) < serves.errorShare * shares;
    return errs
      ? { fate: 'error', status: serves.status, why: { kind: 'applicationError' }, cause: null }
      : answered;
  }

  #follow(process: ServingProcess): Set<Pending> {
    const known = this.#pending.get(process);
    if (known) return known;
    const pending = new Set<Pending>();
    this.#pending.set(process, pending);
    process.onExit((exit) => {
      this.#pending.delete(process);
      // Who waits for an answer is outside the machine on which the process ended.
      this.#parts.simulator.inScope(null, () => {
        // Through a machine that is gone nothing is heard of it: the client waits.
        for (const one of pending) if (goneMachine(one) === undefined) this.#reset(one, exit);
      });
    });
    return pending;
  }

  #reset(pending: Pending, { event, exitCode, sigtermAtMs }: ProcessExit): void {
    if (pending.timer) pending.timer.cancelled = true;
    this.#finish(pending, {
      fate: 'reset',
      status: null,
      why: { kind: 'processExited', exitCode, sigtermAtMs },
      cause: event,
    });
  }

  #finish(pending: Pending, decision: Decision): void {
    const { process, path } = pending.connection;
    if (process !== null) this.#pending.get(process)?.delete(pending);
    const answered = decision.fate === 'served' || decision.fate === 'error';
    if (!answered && this.#kept.get(pending.slot) === pending.connection) this.#kept.delete(pending.slot);
    this.#decide(pending, path, decision);
  }

  #decide(
    { number, attempt, sentAtMs, slot }: Pick<Pending, 'number' | 'attempt' | 'sentAtMs' | 'slot'>,
    { clientNode, node, endpoint, rules, resolvedAtMs }: ConnectionPath,
    { fate, status, why, cause }: Decision,
  ): void {
    const { simulator, traffic, index, said } = this.#parts;
    const unanswered = fate !== 'served' && fate !== 'error';
    const retried = unanswered && attempt < traffic.retries && this.#isThere(clientNode);
    // A connection that came to nothing did so because of the rules, too.
    const stale = unanswered && rules !== null && rules !== cause ? [rules] : [];
    simulator.because(cause ?? said, () =>
      simulator.emit({
        actor: this.#actor,
        subject: this.#subject,
        kind: 'RequestDecided',
        detail: {
          traffic: index,
          number,
          attempt,
          sentAtMs,
          fate,
          status,
          why,
          retried,
          connection: traffic.keepAlive ? slot : null,
          clientNode,
          node,
          pod: endpoint?.pod ?? null,
          endpoint: endpoint?.text ?? null,
          rules,
          resolvedAtMs,
        },
        source: `Scenario: ${traffic.path}`,
        alsoCausedBy: stale,
      }),
    );
    if (retried) this.#attempt(number, attempt + 1);
  }

  /** A client that went with its machine tries nothing more. */
  #isThere(clientNode: string | null): boolean {
    const machine = this.#parts.wire.nodes.find((one) => one.machine.node === clientNode)?.machine;
    return machine === undefined || machine.gone === null;
  }

  get #timeoutMs(): Milliseconds {
    return Math.round(this.#parts.traffic.timeoutSeconds * 1000);
  }

  #later(delayMs: Milliseconds, run: () => void): Timer {
    const { simulator } = this.#parts;
    return simulator.inScope(null, () =>
      simulator.because(null, () => simulator.schedule(Math.max(0, delayMs), order.client, run)),
    );
  }
}

function goneMachine({ connection: { machines } }: Pending): Machine | undefined {
  return machines.find(({ gone }) => gone !== null);
}

/** An error share is drawn to this fineness. */
const shares = 1_000_000;
