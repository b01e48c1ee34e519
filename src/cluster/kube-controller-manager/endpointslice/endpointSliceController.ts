import type { EndpointSlice } from '#api/discoveryTypes.ts';
import type { Node } from '#api/nodeTypes.ts';
import { serviceNameLabel } from '#api/serviceNameLabel.ts';
import type { Service } from '#api/serviceTypes.ts';
import type { Pod } from '#api/types.ts';
import type { ApiClient } from '#cluster/api.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import { answered } from '#cluster/kube-controller-manager/answered.ts';
import { WorkQueue } from '#cluster/kube-controller-manager/workQueue.ts';
import { order } from '#cluster/order.ts';
import type { Process } from '#simulation/process.ts';
import type { Simulator } from '#simulation/simulator.ts';
import { keyOf } from '#simulation/store.ts';
import { isManaged } from './newEndpointSlice.ts';
import { ServicesBySelector, selects, servicesOfPodChange } from './podMemberships.ts';
import { endpointOfPod, type PodEndpoint } from './podToEndpoint.ts';
import { reconcileEndpointSlices } from './reconcileEndpointSlices.ts';
import { SliceCache } from './sliceCache.ts';
import { sliceName } from './sliceName.ts';
import { TopologyHints } from './topologyHints.ts';
import { TriggerTimes, withTriggerTime } from './triggerTimes.ts';
import { changesZones, zoneRatios } from './zoneRatios.ts';

const actor = 'kube-controller-manager/endpointslice';
const source = 'staging/src/k8s.io/endpointslice/reconciler.go:finalize';

/** kube-controller-manager's flags and constants. Source: v1.28 pkg/controller/endpointslice/endpointslice_controller.go. */
const maxEndpointsPerSlice = 100;
const workers = 5;
const maxRetries = 15;
const backOffMs = 1000;
const sliceChangeDelayMs = 1000;

export interface EndpointSliceOptions {
  readonly endpointUpdatesBatchMs: number;
  readonly topologyAwareHints: boolean;
}

/** All machines of the cluster are alike. */
const milliCPU = 1000;

/** Keeps for each Service with a selector the slices that list its pods. */
export function endpointSliceController(
  simulator: Simulator<ClusterFacts>,
  api: ApiClient,
  { endpointUpdatesBatchMs, topologyAwareHints }: EndpointSliceOptions,
): void {
  const services = new Map<string, Service>();
  const bySelector = new ServicesBySelector();
  const pods = new PodsByNamespace();
  const nodes = new Map<string, Node>();
  const slices = new SliceCache();
  const names = sliceName(simulator, actor);
  const endpointOf = rememberedEndpoints();
  const triggers = new TriggerTimes();
  const hints = topologyAwareHints ? new TopologyHints() : null;

  const sync = function* (key: string): Process<string | null> {
    const service = services.get(key);
    if (service === undefined) {
      slices.forget(key);
      triggers.forget(key);
      return null;
    }
    const { type, selector = {} } = service.spec;
    // An empty selector is none: it does not outlive being stored.
    if (type === 'ExternalName' || Object.keys(selector).length === 0) return null;
    if (slices.isStale(key)) return 'EndpointSlice informer cache is out of date';
    const selected = pods.selectedBy(service);
    const triggerTime = triggers.sync(service, selected);
    const changes = reconcileEndpointSlices(service, selected, slices.managed(key), {
      nodeOf: (name) => nodes.get(name),
      maxEndpointsPerSlice,
      endpointOf,
      hints,
    });
    for (const slice of service.metadata.deletionTimestamp === undefined ? changes.create : []) {
      const named = { ...slice, metadata: { ...slice.metadata, name: names(service) } };
      const timed = withTriggerTime(named, triggerTime);
      const answer = yield* answered(simulator, (on) => api.create(timed, source, on));
      if (answer.kind === 'refused') return `failed to create EndpointSlice: ${answer.reason}`;
      slices.wrote(key, answer);
    }
    for (const slice of changes.update) {
      const timed = withTriggerTime(slice, triggerTime);
      const answer = yield* answered(simulator, (on) => api.update(keyOf(slice), () => timed, source, on));
      if (answer.kind === 'refused') return `failed to update EndpointSlice: ${answer.reason}`;
      slices.wrote(key, answer);
    }
    for (const slice of changes.delete) {
      slices.expectDeletion(key, slice);
      yield* answered(simulator, (on) =>
        api.delete(keyOf(slice), { propagationPolicy: 'Background' }, source, on),
      );
    }
    const [missing] = changes.withoutNode;
    return missing === undefined ? null : `node "${missing.spec.nodeName ?? ''}" not found`;
  };

  const queue = new WorkQueue(
    simulator,
    { actor, order: order.controllerSync, workers, maxRetries, baseDelayMs: backOffMs },
    sync,
  );

  api.watch('Service', ({ type, object }) => {
    const service = object as Service;
    const key = keyOf(service);
    if (type === 'deleted') {
      services.delete(key);
      bySelector.delete(key);
    } else {
      services.set(key, service);
      bySelector.set(service);
    }
    queue.add(key);
  });
  api.watch('Pod', ({ type, object }) => {
    const before = pods.get(keyOf(object));
    const after = type === 'deleted' ? undefined : (object as Pod);
    pods.set(object as Pod, after);
    for (const key of servicesOfPodChange(bySelector, before, after)) {
      queue.addAfter(key, endpointUpdatesBatchMs);
    }
  });
  api.watch('EndpointSlice', ({ type, object }) => {
    const slice = object as EndpointSlice;
    const key = serviceKeyOf(slice);
    if (key === null || !isManaged(slice)) return;
    // What comes back from its own writes needs no sync.
    if (slices.saw(key, slice, type === 'deleted')) {
      queue.addAfter(key, Math.max(sliceChangeDelayMs, endpointUpdatesBatchMs));
    }
  });
  api.watch('Node', ({ type, object }) => {
    const node = object as Node;
    const before = nodes.get(node.metadata.name);
    if (type === 'deleted') nodes.delete(node.metadata.name);
    else nodes.set(node.metadata.name, node);
    if (hints === null || (type !== 'deleted' && before && !changesZones(before, node))) return;
    hints.setZones(zoneRatios(nodes.values(), () => milliCPU));
    for (const key of hints.overloaded()) queue.add(key);
  });
}

function serviceKeyOf({ metadata }: EndpointSlice): string | null {
  const name = metadata.labels?.[serviceNameLabel];
  return name === undefined ? null : `Service/${metadata.namespace ?? ''}/${name}`;
}

/** The pods it was told of. */
class PodsByNamespace {
  readonly #byNamespace = new Map<string, Map<string, Pod>>();

  get(key: string): Pod | undefined {
    return this.#of(key.split('/')[1] ?? '').get(key);
  }

  set(pod: Pod, now: Pod | undefined): void {
    const ofNamespace = this.#of(pod.metadata.namespace ?? '');
    if (now === undefined) ofNamespace.delete(keyOf(pod));
    else ofNamespace.set(keyOf(pod), now);
  }

  selectedBy(service: Service): readonly Pod[] {
    const found: Pod[] = [];
    for (const pod of this.#of(service.metadata.namespace ?? '').values()) {
      if (selects(service, pod.metadata.labels ?? {})) found.push(pod);
    }
    return found;
  }

  #of(namespace: string): Map<string, Pod> {
    const known = this.#byNamespace.get(namespace) ?? new Map<string, Pod>();
    this.#byNamespace.set(namespace, known);
    return known;
  }
}

/** A pod that has not changed has the endpoint it had: the very same one, so that comparing costs nothing. */
function rememberedEndpoints(): typeof endpointOfPod {
  const known = new WeakMap<Pod, { readonly about: readonly unknown[]; readonly made: PodEndpoint }[]>();
  return (pod, service, node, addressType) => {
    const about = [service.metadata.name, service.spec, node, addressType];
    const ofPod = known.get(pod) ?? [];
    known.set(pod, ofPod);
    const before = ofPod.find((one) => one.about.every((value, index) => value === about[index]));
    if (before) return before.made;
    const made = endpointOfPod(pod, service, node, addressType);
    ofPod.push({ about, made });
    return made;
  };
}
