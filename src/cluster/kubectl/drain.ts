import type { Node } from '#api/nodeTypes.ts';
import type { Pod } from '#api/types.ts';
import type { EvictionAnswer } from '#cluster/api.ts';
import { order } from '#cluster/order.ts';
import type { ScenarioEvent } from '#scenario/scenarioEvent.ts';
import { all, Latch, type Process } from '#simulation/process.ts';
import { keyOf } from '#simulation/store.ts';
import { podsToDrain } from './drainFilters.ts';
import { skipAction, type User } from './user.ts';

type Drain = Extract<ScenarioEvent, { kind: 'drain' }>;

/** Source: v1.28 kubectl pkg/drain/drain.go:evictPods; its interval for waitForDelete. */
const retryMs = 5000;
const pollMs = 1000;
const source = 'staging/src/k8s.io/kubectl/pkg/drain/drain.go:evictPods';

/**
 * `kubectl drain`: cordons the node, then evicts all its pods side by side, each again every 5 s while its budget says
 * no, and ends when the last is gone or the time is up.
 *
 * Source: v1.28 kubectl pkg/cmd/drain/drain.go:RunDrain.
 */
export function* drain(user: User, event: Drain): Process {
  const { simulator, api } = user;
  const started = simulator.cause;
  const node = `Node//${event.node}`;
  yield* cordon(user, event.node);
  const found = api.listPods().filter(({ spec }) => spec.nodeName === event.node);
  const { pods, errors } = podsToDrain(found, event, (name) =>
    api.list('DaemonSet').some(({ metadata }) => metadata.name === name),
  );
  simulator.cause = started;
  if (errors.length > 0) {
    skipAction(user, event.path, `unable to drain node "${event.node}" due to error: ${errors.join(', ')}`);
    return;
  }
  const planned = { pods: pods.map(keyOf), timeoutMs: event.timeoutMs };
  simulator.cause = simulator.emit({
    actor: 'kubectl',
    subject: node,
    kind: 'DrainStarted',
    detail: planned,
    source,
  });
  const begunMs = simulator.now;
  const deadlineMs = event.timeoutMs === 0 ? Number.POSITIVE_INFINITY : begunMs + event.timeoutMs;
  const left: string[] = [];
  yield* all(
    simulator,
    order.request,
    pods.map((pod) => evictAndWait(user, pod, event, deadlineMs, left)),
  );
  const detail = { tookMs: simulator.now - begunMs, left };
  simulator.emit({ actor: 'kubectl', subject: node, kind: 'DrainEnded', detail, source });
}

function* evictAndWait(user: User, pod: Pod, event: Drain, deadlineMs: number, left: string[]): Process {
  const { simulator, api } = user;
  const key = keyOf(pod);
  for (;;) {
    if (simulator.now >= deadlineMs) break;
    const answer = yield* evict(user, key, event.gracePeriodSeconds);
    if (answer.kind === 'refused') return;
    if (answer.kind !== 'evictionRefused') {
      while (api.get(key)?.metadata.uid === pod.metadata.uid) {
        if (simulator.now >= deadlineMs) break;
        yield pollMs;
      }
      if (api.get(key)?.metadata.uid !== pod.metadata.uid) return;
      break;
    }
    if (answer.code !== 429) break;
    yield retryMs;
  }
  left.push(key);
}

/** Asks for a pod's eviction and waits for the answer. */
function* evict(
  { simulator, api }: User,
  key: string,
  gracePeriodSeconds: number | null,
): Process<EvictionAnswer> {
  const { cause } = simulator;
  const answered = new Latch();
  let got: EvictionAnswer | null = null;
  api.evictPod(key, { gracePeriodSeconds }, (answer) => {
    got = answer;
    answered.open(cause);
  });
  yield answered;
  return got!;
}

/** Waits until the node takes no new pods. */
function* cordon({ simulator, api }: User, name: string): Process {
  const { cause } = simulator;
  const answered = new Latch();
  const change = 'staging/src/k8s.io/kubectl/pkg/drain/cordon.go:PatchOrReplace';
  api.update(
    `Node//${name}`,
    (stored) => ({ ...stored, spec: { ...(stored as Node).spec, unschedulable: true } }),
    change,
    () => answered.open(cause),
  );
  yield answered;
}
