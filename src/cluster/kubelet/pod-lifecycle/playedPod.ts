import { podColumns } from '#api/printers/podColumns.ts';
import { rfc3339 } from '#api/rfc3339.ts';
import type { Container, ContainerStatus, Pod, PodSpec } from '#api/types.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import type { RunOverrides } from '#cluster/run.ts';
import { simulateText } from '#cluster/simulateText.ts';

/** How a test's shell script behaves; what is absent does not happen. */
export interface Script {
  readonly startDelay?: number;
  readonly delay?: number;
  readonly exitCode?: number;
  readonly terminationSeconds?: number;
}

/** A command that logs, waits in the background so that it hears SIGTERM, and ends: what Kubernetes' own tests run. */
function shell({ startDelay = 0, delay = 0, exitCode = 0, terminationSeconds = 0 }: Script): string[] {
  const sleep = (seconds: number) => (seconds === 0 ? '' : `exec sleep ${seconds} & wait $!; `);
  const script =
    'echo `date +%s` Starting | tee -a /dev/termination-log; ' +
    `_term() { sleep ${terminationSeconds}; echo Exiting; exit ${exitCode}; }; trap _term TERM; ` +
    `${sleep(startDelay)}touch started; ${sleep(delay)}echo Exiting >> /dev/termination-log; exit ${exitCode}`;
  return ['sh', '-c', script];
}

/** An init, sidecar or main container that runs such a script. */
export function running(name: string, script: Script, rest: Partial<Container> = {}): Container {
  return { name, image: 'busybox:1.36', command: shell(script), ...rest };
}

export function sidecarRunning(name: string, script: Script, rest: Partial<Container> = {}): Container {
  return running(name, script, { restartPolicy: 'Always', ...rest });
}

/** A Scenario's `spec`, in the words of the text. */
export type ScenarioWords = Readonly<Record<string, unknown>>;

/** A pod as text, played with the gate for sidecars on, and asked about as Kubernetes' own tests ask. */
export class PlayedPod {
  readonly events: readonly ClusterEvent[];
  readonly #versions: readonly { readonly at: number; readonly pod: Pod }[];
  readonly diagnostics: readonly string[];

  constructor(spec: PodSpec, scenario: ScenarioWords = {}, overrides: RunOverrides = {}) {
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'test' }, spec };
    const words = { cluster: { featureGates: { SidecarContainers: true } }, horizon: '5m', ...scenario };
    const document = { apiVersion: 'sim.kymograph.dev/v1alpha1', kind: 'Scenario', spec: words };
    const run = simulateText(`${JSON.stringify(pod)}\n---\n${JSON.stringify(document)}\n`, overrides);
    this.events = run.trace.events;
    this.diagnostics = run.diagnostics.map(({ message }) => message.en);
    this.#versions = this.events.flatMap((event) =>
      event.kind === 'ObjectCreated' || event.kind === 'ObjectModified'
        ? [{ at: event.at, pod: event.detail.object as Pod }]
        : [],
    );
  }

  /** Each state the API server showed, in order. */
  get pods(): readonly Pod[] {
    return this.#versions.map(({ pod }) => pod);
  }

  get last(): Pod {
    return this.pods.at(-1)!;
  }

  podAt(ms: number): Pod {
    return this.#versions.findLast(({ at }) => at <= ms)!.pod;
  }

  /** When the first state that `holds` was shown, in ms; null never. */
  firstAt(holds: (pod: Pod) => boolean): number | null {
    return this.#versions.find(({ pod }) => holds(pod))?.at ?? null;
  }

  /** Phases in order, equal neighbours as one. */
  get phases(): readonly string[] {
    return collapsed(this.pods.map(({ status }) => status?.phase ?? ''));
  }

  /** kubectl's STATUS in order, equal neighbours as one. */
  get statuses(): readonly string[] {
    return collapsed(this.#versions.map(({ at, pod }) => podColumns(pod, rfc3339(at)).status));
  }

  get goneAt(): number | null {
    return this.events.find(({ kind }) => kind === 'ObjectDeleted')?.at ?? null;
  }

  /** When events of a kind befell a container, in ms. */
  times(kind: ClusterEvent['kind'], container: string): readonly number[] {
    return this.events
      .filter(
        (event) => event.kind === kind && (event.detail as { container?: string }).container === container,
      )
      .map(({ at }) => at);
  }

  starts(container: string): readonly number[] {
    return this.times('ContainerStarted', container);
  }

  exits(container: string): readonly number[] {
    return this.times('ContainerExited', container);
  }

  exitCodes(container: string): readonly number[] {
    return this.events.flatMap((event) =>
      event.kind === 'ContainerExited' && event.detail.container === container ? [event.detail.exitCode] : [],
    );
  }

  /** In ms: how long each restart was waited for. */
  restartDelays(container: string): readonly number[] {
    const exits = this.exits(container);
    return this.starts(container)
      .slice(1)
      .map((at, index) => at - exits[index]!);
  }
}

export function statusOf({ status }: Pod, container: string): ContainerStatus | undefined {
  const all = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])];
  return all.find(({ name }) => name === container);
}

export function conditionOf({ status }: Pod, type: string) {
  return status?.conditions?.find((condition) => condition.type === type);
}

export function isReady(pod: Pod): boolean {
  return conditionOf(pod, 'Ready')?.status === 'True';
}

function collapsed(words: readonly string[]): readonly string[] {
  return words.filter((word, index) => word !== words[index - 1]);
}
