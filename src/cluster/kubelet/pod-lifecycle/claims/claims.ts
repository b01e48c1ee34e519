import { isSidecar } from '#api/types.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import { secondsText as duration } from '#cluster/kubelet/pod-lifecycle/timeline/laneSpans.ts';
import { type PodHistory, podHistories } from '#cluster/kubelet/pod-lifecycle/timeline/podHistory.ts';
import type { Timeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { droppedRestartPolicy } from '#cluster/kubelet/pod-lifecycle/why/droppedRestartPolicy.ts';
import { podWhy } from '#cluster/kubelet/pod-lifecycle/why/podWhy.ts';
import type { Run } from '#cluster/run.ts';
import type { ClaimNotice } from '#cluster/scene.ts';
import { claimWords as words } from '#i18n/claims.ts';

/** The plain init container of the announcement's example. */
const exampleInit = 'vault-agent';

/**
 * Claims of the announcement that concern this scene and that this run meets: where v1.28.0 does something else than
 * was announced. The one that can be played comes first; each claim stands once.
 */
export function claims(run: Run, model: Timeline): readonly ClaimNotice[] {
  const histories = podHistories(run);
  return [
    failedUnderNever(run, histories),
    stopsBeforeMain(run, model),
    gateIsOff(run, histories),
    plainInitBesideSidecar(histories),
  ].filter((notice) => notice !== null);
}

function failedUnderNever(run: Run, histories: readonly PodHistory[]): ClaimNotice | null {
  const announced = run.scenario.behaviour === 'announced';
  const failed = histories.map(sidecarThatFailed).find((name) => name !== null) ?? null;
  if (failed === null && !announced) return null;
  return {
    id: 'sidecar-restart-on-start-failure',
    claim: failed === null ? words.neverTopicAny : words.neverTopic(failed),
    source: words.neverSource,
    announced: words.neverAnnounced,
    reference: 'kuberuntime_container.go:computeInitContainerActions, kubelet_pods.go:getPhase, KEP-753',
    playable: true,
  };
}

/** A sidecar of a `Never` pod that ended with another code than 0 before any main was started, and not by deletion. */
function sidecarThatFailed({ events, versions }: PodHistory): string | null {
  const { spec } = versions[0]!.pod;
  if (spec.restartPolicy !== 'Never') return null;
  const mains = new Set(spec.containers.map(({ name }) => name));
  const sidecars = new Set((spec.initContainers ?? []).filter(isSidecar).map(({ name }) => name));
  for (const [index, event] of events.entries()) {
    if (event.kind === 'ContainerStarted' && mains.has(event.detail.container)) return null;
    if (event.kind !== 'ContainerExited' || !sidecars.has(event.detail.container)) continue;
    const { exitCode, by, container } = event.detail;
    if (exitCode !== 0 && (by === 'self' || wasKilledForItself(events, index, container))) return container;
  }
  return null;
}

/** Whether the last kill of a container had a reason of its own, such as a failed probe. */
function wasKilledForItself(events: readonly ClusterEvent[], until: number, container: string): boolean {
  const killing = events.findLast((event, index) => {
    return index < until && event.kind === 'ContainerKilling' && event.detail.container === container;
  });
  return killing?.kind === 'ContainerKilling' && killing.detail.reason !== '';
}

function stopsBeforeMain(run: Run, model: Timeline): ClaimNotice | null {
  if (run.scenario.cluster.version !== 'v1.28') return null;
  const [longest] = model.pods
    .flatMap(({ consequences }) => consequences)
    .sort((a, b) => b.to - b.from - (a.to - a.from));
  if (!longest) return null;
  const { upperLane: sidecar, lowerLane: main, from, to } = longest;
  return {
    id: 'sidecar-killed-early',
    claim: words.orderTopic(main, sidecar),
    source: words.orderSource(duration(to - from), sidecar),
    announced: words.orderAnnounced,
    reference: 'kuberuntime_container.go:killContainersWithSyncResult, KEP-753',
    playable: false,
  };
}

function gateIsOff(run: Run, histories: readonly PodHistory[]): ClaimNotice | null {
  for (const { events, versions } of histories) {
    const why = events[0] ? podWhy(run, events[0]) : null;
    const dropped = (versions[0]!.pod.spec.initContainers ?? []).find(
      ({ name }) => why && droppedRestartPolicy(why, name),
    );
    if (!dropped) continue;
    return {
      id: 'sidecar-field',
      claim: words.gateTopic(dropped.name),
      source: words.gateSource(dropped.name),
      announced: words.gateAnnounced,
      reference: 'pkg/api/pod/util.go:dropDisabledFields, KEP-753',
      playable: false,
    };
  }
  return null;
}

function plainInitBesideSidecar(histories: readonly PodHistory[]): ClaimNotice | null {
  for (const { versions } of histories) {
    const inits = versions[0]!.pod.spec.initContainers ?? [];
    const plain = inits.find((container) => container.name === exampleInit && !isSidecar(container));
    const sidecar = inits.find(isSidecar);
    if (!plain || !sidecar) continue;
    return {
      id: 'sidecar-example-yaml',
      claim: words.plainTopic(plain.name),
      source: words.plainSource(plain.name, sidecar.name),
      announced: words.plainAnnounced,
      reference: 'kuberuntime_container.go:computeInitContainerActions',
      playable: false,
    };
  }
  return null;
}
