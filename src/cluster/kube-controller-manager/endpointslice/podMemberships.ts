import type { Service } from '#api/serviceTypes.ts';
import type { Pod } from '#api/types.ts';
import { keyOf } from '#simulation/store.ts';
import { isPodReady } from './podToEndpoint.ts';

/**
 * Which Services' endpoints a change of a pod may change: keys of Services. `before` or `after` is undefined for a pod
 * that is new or gone.
 *
 * Source: v1.28 staging/src/k8s.io/endpointslice/util/controller_utils.go:GetServicesToUpdateOnPodChange.
 */
export function servicesOfPodChange(
  services: ServicesBySelector,
  before: Pod | undefined,
  after: Pod | undefined,
): ReadonlySet<string> {
  const old = before === undefined ? new Set<string>() : services.selecting(before);
  const now = after === undefined ? new Set<string>() : services.selecting(after);
  if (before === undefined || after === undefined) return before === undefined ? now : old;
  const podChanged = endpointChanged(before, after);
  const labelsChanged = !sameMembers(old, now) || before.spec.hostname !== after.spec.hostname;
  if (podChanged) return labelsChanged ? new Set([...old, ...now]) : now;
  if (!labelsChanged) return new Set();
  return new Set([...old, ...now].filter((key) => !(old.has(key) && now.has(key))));
}

/** Services by what they select, so that a pod is asked of few of them. */
export class ServicesBySelector {
  /** By namespace and one label of the selector. */
  readonly #byLabel = new Map<string, Map<string, Service>>();
  /** Of each Service, the label it stands under. */
  readonly #labels = new Map<string, string>();

  set(service: Service): void {
    const key = keyOf(service);
    this.delete(key);
    const [first] = Object.entries(service.spec.selector ?? {});
    if (first === undefined || service.spec.type === 'ExternalName') return;
    const label = labelKey(service.metadata.namespace, first[0], first[1]);
    const ofLabel = this.#byLabel.get(label) ?? new Map<string, Service>();
    this.#byLabel.set(label, ofLabel);
    ofLabel.set(key, service);
    this.#labels.set(key, label);
  }

  delete(key: string): void {
    const label = this.#labels.get(key);
    if (label !== undefined) this.#byLabel.get(label)?.delete(key);
    this.#labels.delete(key);
  }

  /** Keys of the Services that select a pod. */
  selecting({ metadata }: Pod): ReadonlySet<string> {
    const found = new Set<string>();
    const labels = metadata.labels ?? {};
    for (const [name, value] of Object.entries(labels)) {
      for (const [key, service] of this.#byLabel.get(labelKey(metadata.namespace, name, value)) ?? []) {
        if (selects(service, labels)) found.add(key);
      }
    }
    return found;
  }
}

/** Whether a Service's selector matches labels; one without a selector selects nothing. */
export function selects({ spec }: Service, labels: Readonly<Record<string, string>>): boolean {
  const wanted = Object.entries(spec.selector ?? {});
  return wanted.length > 0 && wanted.every(([name, value]) => labels[name] === value);
}

function labelKey(namespace: string | undefined, name: string, value: string): string {
  return `${namespace ?? ''} ${name}=${value}`;
}

/** Source: as above, podEndpointsChanged. */
function endpointChanged(before: Pod, after: Pod): boolean {
  if (before.metadata.deletionTimestamp !== after.metadata.deletionTimestamp) return true;
  if (isPodReady(before) !== isPodReady(after)) return true;
  const addresses = ({ status }: Pod) => (status?.podIPs ?? []).map(({ ip }) => ip).join();
  return addresses(before) !== addresses(after);
}

function sameMembers(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((key) => b.has(key));
}
