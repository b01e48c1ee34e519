import type { KubernetesObject, Pod } from '#api/types.ts';
import type { ApiClient } from '#cluster/api.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import { order } from '#cluster/order.ts';
import type { ScenarioEvent, Target } from '#scenario/scenario.ts';
import type { Simulator } from '#simulation/simulator.ts';
import { keyOf } from '#simulation/store.ts';

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
  for (const { document, object } of manifests) {
    const { apiVersion, kind, metadata } = object;
    const { name, namespace = '' } = metadata;
    simulator.scheduleAt(0, order.request, () => {
      simulator.cause = simulator.emit({
        actor,
        subject: keyOf(object),
        kind: 'ManifestApplied',
        detail: { document, apiVersion, kind, name, namespace },
        source: 'staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go:Run',
      });
      api.create(object, 'staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go:Create');
    });
  }
  for (const event of events) {
    simulator.scheduleAt(event.atMs, order.request, () => perform(simulator, api, event));
  }
}

function perform(simulator: Simulator<ClusterFacts>, api: ApiClient, event: ScenarioEvent): void {
  const skip = (reason: string) => {
    const detail = { path: event.path, reason };
    simulator.emit({ actor, subject: 'Scenario', kind: 'ScenarioActionSkipped', detail, source: 'Scenario' });
  };
  if (event.kind === 'unsupported') {
    skip(`${event.verb} is not simulated yet`);
    return;
  }
  const found = api.listPods().filter((pod) => matches(pod, event.target));
  if (event.kind === 'apply') {
    skip('apply at a later time is not simulated yet');
    return;
  }
  if (found.length === 0) {
    skip(`${event.target.kind}/${event.target.name} not found`);
    return;
  }
  const gracePeriodSeconds = event.kind === 'delete' ? graceOf(event) : null;
  for (const pod of found) {
    const subject = keyOf(pod);
    const action = simulator.emit({
      actor,
      subject,
      kind: 'ScenarioActionTaken',
      detail: {
        verb: event.kind,
        target: `${event.target.kind}/${event.target.name}`,
        path: event.path,
        gracePeriodSeconds,
        force: event.kind === 'delete' && event.force === true,
      },
      source:
        event.kind === 'delete'
          ? 'staging/src/k8s.io/kubectl/pkg/cmd/delete/delete.go:DeleteResult'
          : 'staging/src/k8s.io/kubectl/pkg/cmd/set/set_image.go:Run',
    });
    simulator.because(action, () => {
      if (event.kind === 'delete') api.deletePod(subject, { gracePeriodSeconds });
      else api.setPodImage(subject, event.container ?? null, event.image);
    });
  }
}

/** Without `--force`, kubectl raises a grace period of 0 to 1. Source: v1.28 kubectl delete.go:Complete. */
function graceOf(event: Extract<ScenarioEvent, { kind: 'delete' }>): number | null {
  if (event.force) return event.gracePeriodSeconds ?? 0;
  return event.gracePeriodSeconds === 0 ? 1 : (event.gracePeriodSeconds ?? null);
}

/** `pod/web`, `pod/web-*`, or a pod's owner, `deployment/web`. */
function matches(pod: Pod, target: Target): boolean {
  if ((pod.metadata.namespace ?? 'default') !== target.namespace) return false;
  if (podKinds.has(target.kind.toLowerCase())) {
    const { name } = pod.metadata;
    return target.name.endsWith('*') ? name.startsWith(target.name.slice(0, -1)) : name === target.name;
  }
  const kind = target.kind.toLowerCase();
  return (pod.metadata.ownerReferences ?? []).some(
    (owner) => owner.kind.toLowerCase() === kind && owner.name === target.name,
  );
}
