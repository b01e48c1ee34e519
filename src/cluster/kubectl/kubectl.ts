import type { KubernetesObject, Pod } from '#api/types.ts';
import type { ApiClient } from '#cluster/api.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import { order } from '#cluster/order.ts';
import type { ScenarioEvent, Target } from '#scenario/scenario.ts';
import type { Simulator } from '#simulation/simulator.ts';
import { keyOf } from '#simulation/store.ts';
import type { EventId } from '#simulation/trace.ts';

/** A pasted object and the document it came from. */
export interface Manifest {
  readonly document: number;
  readonly object: KubernetesObject;
}

const actor = 'kubectl';
const podKinds = new Set(['pod', 'pods', 'po']);

/** The user: applies what was pasted at time 0, then does what the Scenario's `events` say. */
export function kubectl(
  simulator: Simulator<ClusterFacts>,
  api: ApiClient,
  manifests: readonly Manifest[],
  events: readonly ScenarioEvent[],
): void {
  const later = new Set(
    events.flatMap((event) => (event.kind === 'apply' ? manifests.filter(isNamedBy(event.target)) : [])),
  );
  for (const manifest of manifests) {
    if (!later.has(manifest)) {
      simulator.scheduleAt(0, order.request, () => apply(simulator, api, manifest));
    }
  }
  for (const event of events) {
    simulator.scheduleAt(event.atMs, order.request, () => perform(simulator, api, manifests, event));
  }
}

function apply(simulator: Simulator<ClusterFacts>, api: ApiClient, { document, object }: Manifest): void {
  const { apiVersion, kind, metadata } = object;
  const { name, namespace = '' } = metadata;
  simulator.cause = simulator.emit({
    actor,
    subject: keyOf(object),
    kind: 'ManifestApplied',
    detail: { document, apiVersion, kind, name, namespace },
    source: 'staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go:Run',
  });
  api.create(object, 'staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go:Create');
}

function perform(
  simulator: Simulator<ClusterFacts>,
  api: ApiClient,
  manifests: readonly Manifest[],
  event: ScenarioEvent,
): void {
  const skip = (reason: string) => {
    const detail = { path: event.path, reason };
    simulator.emit({ actor, subject: 'Scenario', kind: 'ScenarioActionSkipped', detail, source: 'Scenario' });
  };
  switch (event.kind) {
    case 'unsupported':
      skip(`${event.verb} is not simulated yet`);
      return;
    case 'apply': {
      const found = manifests.filter(isNamedBy(event.target));
      if (found.length === 0) skip(`${event.target.kind}/${event.target.name} is not in the text`);
      for (const manifest of found) {
        const action = takeAction(simulator, keyOf(manifest.object), event);
        simulator.because(action, () => apply(simulator, api, manifest));
      }
      return;
    }
    case 'delete':
    case 'setImage': {
      const found = api.listPods().filter((pod) => matches(pod, event.target));
      if (found.length === 0) skip(`${event.target.kind}/${event.target.name} not found`);
      for (const pod of found) {
        const subject = keyOf(pod);
        simulator.because(takeAction(simulator, subject, event), () => {
          if (event.kind === 'delete') api.deletePod(subject, { gracePeriodSeconds: graceOf(event) });
          else api.setPodImage(subject, event.container ?? null, event.image);
        });
      }
      return;
    }
    default:
      event satisfies never;
  }
}

type Action = Exclude<ScenarioEvent, { kind: 'unsupported' }>;

const sources: Readonly<Record<Action['kind'], string>> = {
  apply: 'staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go:Run',
  delete: 'staging/src/k8s.io/kubectl/pkg/cmd/delete/delete.go:DeleteResult',
  setImage: 'staging/src/k8s.io/kubectl/pkg/cmd/set/set_image.go:Run',
};

function takeAction(simulator: Simulator<ClusterFacts>, subject: string, event: Action): EventId {
  return simulator.emit({
    actor,
    subject,
    kind: 'ScenarioActionTaken',
    detail: {
      verb: event.kind,
      target: `${event.target.kind}/${event.target.name}`,
      path: event.path,
      gracePeriodSeconds: event.kind === 'delete' ? graceOf(event) : null,
      force: event.kind === 'delete' && event.force === true,
    },
    source: sources[event.kind],
  });
}

/** Without `--force`, kubectl raises a grace period of 0 to 1. Source: v1.28 kubectl delete.go:Complete. */
function graceOf(event: Extract<ScenarioEvent, { kind: 'delete' }>): number | null {
  if (event.force) return event.gracePeriodSeconds ?? 0;
  return event.gracePeriodSeconds === 0 ? 1 : (event.gracePeriodSeconds ?? null);
}

/** `pod/web`, `pod/web-*`, or a pod's owner, `deployment/web`. */
function matches(pod: Pod, target: Target): boolean {
  if (isNamedBy(target)({ object: pod })) return true;
  if ((pod.metadata.namespace ?? 'default') !== target.namespace) return false;
  const kind = target.kind.toLowerCase();
  return (pod.metadata.ownerReferences ?? []).some(
    (owner) => owner.kind.toLowerCase() === kind && owner.name === target.name,
  );
}

/** Whether a target names an object itself. */
function isNamedBy(target: Target): (manifest: Pick<Manifest, 'object'>) => boolean {
  const wanted = podKinds.has(target.kind.toLowerCase()) ? 'pod' : target.kind.toLowerCase();
  return ({ object: { kind, metadata } }) => {
    if (kind.toLowerCase() !== wanted || (metadata.namespace ?? 'default') !== target.namespace) return false;
    const { name } = metadata;
    return target.name.endsWith('*') ? name.startsWith(target.name.slice(0, -1)) : name === target.name;
  };
}
