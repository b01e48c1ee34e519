import type { Service } from '#api/serviceTypes.ts';
import type { KubernetesObject } from '#api/types.ts';
import { equal } from '#base/equal.ts';
import type { ApiClient } from '#cluster/api.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import { order } from '#cluster/order.ts';
import { plainServices } from '#cluster/plainServices.ts';
import type { Scenario } from '#scenario/scenario.ts';
import type { ScenarioEvent } from '#scenario/scenarioEvent.ts';
import type { Simulator } from '#simulation/simulator.ts';
import { keyOf } from '#simulation/store.ts';
import type { EventId } from '#simulation/trace.ts';
import { mergeApplied } from './mergeApplied.ts';
import { isNamedBy, kindOf, objectsNamed, podsNamed } from './named.ts';
import { replacement } from './replacement.ts';
import { scenarioSays } from './scenarioSays.ts';
import { hasImageTemplate, withImage } from './setImage.ts';

/** A pasted object and the document it came from. */
export interface Manifest {
  /** Its place among the documents of the run. */
  readonly document: number;
  readonly object: KubernetesObject;
}

const actor = 'kubectl';

/** The user: applies what was pasted at time 0, then does what the Scenario's `events` say. */
export function kubectl(
  simulator: Simulator<ClusterFacts>,
  api: ApiClient,
  manifests: readonly Manifest[],
  { events, latency: { apiRequestMs } }: Pick<Scenario, 'events' | 'latency'>,
): void {
  const later = new Set(
    events.flatMap((event) => (event.kind === 'apply' ? manifests.filter(isNamedBy(event.target)) : [])),
  );
  const user = { simulator, api, manifests, applied: new Map<string, Service>() };
  const now = manifests.filter((manifest) => !later.has(manifest));
  for (const manifest of now.filter(({ object }) => object.kind !== 'Service')) {
    simulator.scheduleAt(0, order.request, () => apply(user, manifest, false));
  }
  applyInTurn(
    user,
    now.filter(({ object }) => object.kind === 'Service'),
    apiRequestMs,
  );
  for (const event of events) {
    simulator.scheduleAt(event.atMs, order.request, () => perform(user, event));
  }
}

/** kubectl waits for each answer before it sends the next; for Services that order decides who gets a port. */
function applyInTurn(user: User, manifests: readonly Manifest[], apiRequestMs: number): void {
  const { simulator } = user;
  if (manifests.length === 0) return;
  const send = (index: number): void => {
    const manifest = manifests[index];
    if (manifest === undefined) return;
    apply(user, manifest, false);
    simulator.because(null, () => simulator.schedule(apiRequestMs, order.request, () => send(index + 1)));
  };
  simulator.scheduleAt(0, order.request, () => send(0));
}

/** What the user works with. */
interface User {
  readonly simulator: Simulator<ClusterFacts>;
  readonly api: ApiClient;
  readonly manifests: readonly Manifest[];
  /** What each Service was last applied as: its annotation `last-applied-configuration`. */
  readonly applied: Map<string, Service>;
}

function apply({ simulator, api, applied }: User, { document, object }: Manifest, dryRun: boolean): void {
  const { apiVersion, kind, metadata } = object;
  const { name, namespace = '' } = metadata;
  simulator.cause = simulator.emit({
    actor,
    subject: keyOf(object),
    kind: 'ManifestApplied',
    detail: { document, apiVersion, kind, name, namespace },
    source: 'staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go:Run',
  });
  if (object.kind === 'Service') {
    applyService(api, applied, object as Service, dryRun);
    return;
  }
  const source = 'staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go:Create';
  api.create(object, source, (answer) => {
    const there = answer.kind === 'refused' && answer.reason === 'AlreadyExists';
    if (there && object.kind !== 'Pod') applyAgain(api, object);
  });
}

/** What is there already gets what the manifest says; a Pod's spec cannot change. */
function applyAgain(api: ApiClient, object: KubernetesObject): void {
  const { labels, annotations } = object.metadata;
  api.update(
    keyOf(object),
    (stored) => ({
      ...stored,
      metadata: {
        ...stored.metadata,
        ...(labels === undefined ? {} : { labels: { ...stored.metadata.labels, ...labels } }),
        ...(annotations === undefined
          ? {}
          : { annotations: { ...stored.metadata.annotations, ...annotations } }),
      },
      ...('spec' in object ? { spec: object.spec } : {}),
    }),
    sources.apply,
  );
}

function perform(user: User, event: ScenarioEvent): void {
  const { simulator, api, manifests } = user;
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
        simulator.because(action, () => apply(user, manifest, event.dryRun === true));
      }
      return;
    }
    case 'create':
      simulator.because(takeAction(simulator, 'Scenario', event), () => {
        for (const service of plainServices(event.name, event.services)) {
          api.createService(service, { dryRun: false });
        }
      });
      return;
    case 'replace': {
      const found = manifests.find(isNamedBy(event.target));
      if (found?.object.kind !== 'Service') {
        skip(`replace: ${event.target.kind}/${event.target.name} is no Service of the text`);
        return;
      }
      const made = replacement(found.object as Service, event.manifest);
      if (made.kind === 'unreadable') {
        skip(made.reason);
        return;
      }
      simulator.because(takeAction(simulator, keyOf(made.service), event), () =>
        api.updateService(made.service, { dryRun: false }),
      );
      return;
    }
    case 'restart':
    case 'terminate':
      // Not kubectl's: whoever runs the control plane, or the machines, does it.
      return;
    case 'scale':
    case 'patch':
    case 'rollout':
    case 'cordon':
    case 'uncordon':
    case 'drain':
    case 'taint':
    case 'evict':
      // Played by a component that only such runs have.
      return;
    case 'delete':
      if (event.target.kind === 'service') deleteServices(user, event, skip);
      else if (kindOf(event.target) === 'Pod') actOnPods(user, event, skip);
      else deleteObjects(user, event, skip);
      return;
    case 'setImage':
      if (hasImageTemplate(kindOf(event.target))) setTemplateImage(user, event, skip);
      else if (kindOf(event.target) === 'Job') skip('spec.template: Invalid value: field is immutable');
      else actOnPods(user, event, skip);
      return;
    default:
      event satisfies never;
  }
}

function deleteServices(user: User, event: Deletion, skip: (reason: string) => void): void {
  const { simulator, api } = user;
  const found = api.listServices().filter((object) => isNamedBy(event.target)({ object }));
  if (found.length === 0) skip(`${event.target.kind}/${event.target.name} not found`);
  for (const service of found) {
    const key = keyOf(service);
    simulator.because(takeAction(simulator, key, event), () => api.deleteService(key));
  }
}

type Deletion = Extract<ScenarioEvent, { kind: 'delete' }>;

/** Whatever has owners goes after its owners, in the background. */
function deleteObjects(user: User, event: Deletion, skip: (reason: string) => void): void {
  const { simulator, api } = user;
  const found = objectsNamed(api, event.target);
  if (found.length === 0) skip(`${event.target.kind}/${event.target.name} not found`);
  for (const object of found) {
    const key = keyOf(object);
    const options = { propagationPolicy: 'Background' } as const;
    simulator.because(takeAction(simulator, key, event), () => api.delete(key, options, sources.delete));
  }
}

type ImageChange = Extract<ScenarioEvent, { kind: 'setImage' }>;

function setTemplateImage(user: User, event: ImageChange, skip: (reason: string) => void): void {
  const { simulator, api } = user;
  const found = objectsNamed(api, event.target);
  if (found.length === 0) skip(`${event.target.kind}/${event.target.name} not found`);
  for (const object of found) {
    const key = keyOf(object);
    const change = (stored: KubernetesObject) => withImage(stored, event.container ?? null, event.image);
    simulator.because(takeAction(simulator, key, event), () => api.update(key, change, sources.setImage));
  }
}

function actOnPods(
  { simulator, api }: User,
  event: Deletion | ImageChange,
  skip: (reason: string) => void,
): void {
  const found = podsNamed(api, event.target);
  if (found.length === 0) skip(`${event.target.kind}/${event.target.name} not found`);
  for (const pod of found) {
    const subject = keyOf(pod);
    simulator.because(takeAction(simulator, subject, event), () => {
      if (event.kind === 'delete') api.deletePod(subject, { gracePeriodSeconds: graceOf(event) });
      else api.setPodImage(subject, event.container ?? null, event.image);
    });
  }
}

/** Creates the Service, or sends what differs from what is there; nothing when that is nothing. */
function applyService(
  api: ApiClient,
  applied: Map<string, Service>,
  service: Service,
  dryRun: boolean,
): void {
  const key = keyOf(service);
  const live = api.getService(key);
  if (live === undefined) api.createService(service, { dryRun });
  else {
    const merged = mergeApplied(live, applied.get(key) ?? service, service);
    if (!equal(merged.spec, live.spec)) api.updateService(merged, { dryRun });
  }
  if (!dryRun) applied.set(key, service);
}

type Action = Extract<ScenarioEvent, { kind: keyof typeof sources }>;

const sources = {
  apply: 'staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go:Run',
  delete: 'staging/src/k8s.io/kubectl/pkg/cmd/delete/delete.go:DeleteResult',
  create: 'staging/src/k8s.io/kubectl/pkg/cmd/create/create_service.go:Run',
  replace: 'staging/src/k8s.io/kubectl/pkg/cmd/replace/replace.go:Run',
  setImage: 'staging/src/k8s.io/kubectl/pkg/cmd/set/set_image.go:Run',
} as const;

function takeAction(simulator: Simulator<ClusterFacts>, subject: string, event: Action): EventId {
  return scenarioSays(simulator, subject, {
    verb: event.kind,
    target: targetOf(event),
    path: event.path,
    gracePeriodSeconds: event.kind === 'delete' ? graceOf(event) : null,
    force: event.kind === 'delete' && event.force === true,
    source: sources[event.kind],
  });
}

function targetOf(event: Action): string {
  return event.kind === 'create' ? `service/${event.name}-*` : `${event.target.kind}/${event.target.name}`;
}

/** Without `--force`, kubectl raises a grace period of 0 to 1. Source: v1.28 kubectl delete.go:Complete. */
function graceOf(event: Extract<ScenarioEvent, { kind: 'delete' }>): number | null {
  if (event.force) return event.gracePeriodSeconds ?? 0;
  return event.gracePeriodSeconds === 0 ? 1 : (event.gracePeriodSeconds ?? null);
}
