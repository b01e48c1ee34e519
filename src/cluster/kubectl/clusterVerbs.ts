import type { Node } from '#api/nodeTypes.ts';
import { rfc3339 } from '#api/rfc3339.ts';
import type { KubernetesObject } from '#api/types.ts';
import type { Deployment, ReplicaSet } from '#api/workloadTypes.ts';
import type { ComponentContext } from '#cluster/component.ts';
import { order } from '#cluster/order.ts';
import type { ScenarioEvent } from '#scenario/scenarioEvent.ts';
import { spawn } from '#simulation/process.ts';
import { keyOf } from '#simulation/store.ts';
import { drain } from './drain.ts';
import { type ClusterVerb, isClusterVerb } from './isClusterVerb.ts';
import { objectsNamed, podsNamed } from './named.ts';
import { parseTaint, taintsAfter } from './parseTaint.ts';
import { patchedObject } from './patchedObject.ts';
import { rolloutUndo } from './rolloutUndo.ts';
import { scenarioSays } from './scenarioSays.ts';
import { skipAction, type User } from './user.ts';

type Verb<Kind extends ClusterVerb['kind']> = Extract<ScenarioEvent, { kind: Kind }>;

interface Operator extends User {
  readonly context: ComponentContext;
}

/** kubectl's verbs about workloads and nodes, at their times. */
export function clusterVerbs(context: ComponentContext): void {
  const { simulator, client, scenario } = context;
  const operator = { simulator, api: client('kubectl'), context };
  for (const event of scenario.events) {
    if (isClusterVerb(event)) simulator.scheduleAt(event.atMs, order.request, () => perform(operator, event));
  }
}

function perform(operator: Operator, event: ClusterVerb): void {
  switch (event.kind) {
    case 'scale':
      scale(operator, event);
      return;
    case 'patch':
      patch(operator, event);
      return;
    case 'rollout':
      rollout(operator, event);
      return;
    case 'evict':
      evict(operator, event);
      return;
    case 'cordon':
    case 'uncordon':
      changeNode(operator, event, (spec) => ({ ...spec, unschedulable: event.kind === 'cordon' }));
      return;
    case 'taint':
      taint(operator, event);
      return;
    case 'drain':
      onNode(operator, event, () => {
        spawn(operator.simulator, order.request, drain(operator, event));
      });
      return;
    default:
      event satisfies never;
  }
}

function scale(operator: Operator, event: Verb<'scale'>): void {
  onObjects(operator, event, 'scale', (object) => {
    if (!scalable.has(object.kind)) {
      skipAction(operator, event.path, `${object.kind}: kubectl scale is not simulated`);
      return;
    }
    const { replicas } = event;
    operator.api.update(
      keyOf(object),
      (stored) => ({ ...stored, spec: { ...(stored.spec as object), replicas } }),
      'staging/src/k8s.io/kubectl/pkg/scale/scale.go:Scale',
    );
  });
}

const scalable = new Set(['Deployment', 'ReplicaSet', 'ReplicationController']);

function patch(operator: Operator, event: Verb<'patch'>): void {
  const { context } = operator;
  const { version } = context.scenario.cluster;
  const options = { version, gateEnabled: context.gateEnabled, allowPrivileged: true };
  const source = 'staging/src/k8s.io/kubectl/pkg/cmd/patch/patch.go:RunPatch';
  onObjects(operator, event, 'patch', (object) => {
    // Judged by what is there now; nothing else writes a spec in the milliseconds of the request.
    const patched = patchedObject(object, event.patch, options);
    if (patched.kind === 'refused') {
      skipAction(operator, event.path, patched.message);
      return;
    }
    const { metadata, spec } = patched.object;
    const { labels, annotations } = metadata;
    operator.api.update(
      keyOf(object),
      (stored) => ({
        ...stored,
        metadata: {
          ...stored.metadata,
          ...(labels === undefined ? {} : { labels }),
          ...(annotations === undefined ? {} : { annotations }),
        },
        spec,
      }),
      source,
    );
  });
}

function rollout(operator: Operator, event: Verb<'rollout'>): void {
  onObjects(operator, event, `rollout ${event.verb}`, (object) => {
    if (object.kind !== 'Deployment') {
      skipAction(operator, event.path, `${object.kind}: kubectl rollout is not simulated`);
      return;
    }
    const made = afterRollout(operator, object as Deployment, event);
    if (typeof made === 'string') {
      skipAction(operator, event.path, made);
      return;
    }
    const { metadata, spec } = made;
    const source = rolloutSources[event.verb];
    operator.api.update(
      keyOf(object),
      (stored) => ({ ...stored, metadata: { ...stored.metadata, ...only(metadata) }, spec }),
      source,
    );
  });
}

function only({ annotations }: KubernetesObject['metadata']): object {
  return annotations === undefined ? {} : { annotations };
}

const rolloutSources: Readonly<Record<Verb<'rollout'>['verb'], string>> = {
  pause: 'staging/src/k8s.io/kubectl/pkg/polymorphichelpers/objectpauser.go:defaultObjectPauser',
  resume: 'staging/src/k8s.io/kubectl/pkg/polymorphichelpers/objectresumer.go:defaultObjectResumer',
  restart: 'staging/src/k8s.io/kubectl/pkg/polymorphichelpers/objectrestarter.go:defaultObjectRestarter',
  undo: 'staging/src/k8s.io/kubectl/pkg/polymorphichelpers/rollback.go:Rollback',
};

/** The Deployment as the verb leaves it, or what kubectl says when it does nothing. */
function afterRollout(
  { api, simulator }: Operator,
  deployment: Deployment,
  event: Verb<'rollout'>,
): Deployment | string {
  const { metadata, spec } = deployment;
  const paused = spec.paused === true;
  const named = `deployments.apps "${metadata.name}"`;
  switch (event.verb) {
    case 'pause':
      return paused ? `${named} is already paused` : { ...deployment, spec: { ...spec, paused: true } };
    case 'resume':
      return paused ? { ...deployment, spec: { ...spec, paused: false } } : `${named} is not paused`;
    case 'restart': {
      if (paused) return "can't restart paused deployment (run rollout resume first)";
      const { template } = spec;
      const restartedAt = { 'kubectl.kubernetes.io/restartedAt': rfc3339(simulator.now) };
      const annotations = { ...template.metadata?.annotations, ...restartedAt };
      const restarted = { ...template, metadata: { ...template.metadata, annotations } };
      return { ...deployment, spec: { ...spec, template: restarted } };
    }
    case 'undo': {
      const own = (api.list('ReplicaSet') as readonly ReplicaSet[]).filter(
        ({ metadata: { ownerReferences = [] } }) => ownerReferences.some(({ uid }) => uid === metadata.uid),
      );
      const undone = rolloutUndo(deployment, own, event.toRevision ?? 0);
      return undone.kind === 'refused' ? undone.message : undone.deployment;
    }
    default:
      return event.verb satisfies never;
  }
}

/** Where kubectl does it. */
const sources: Readonly<Record<ClusterVerb['kind'], string>> = {
  scale: 'staging/src/k8s.io/kubectl/pkg/cmd/scale/scale.go:RunScale',
  patch: 'staging/src/k8s.io/kubectl/pkg/cmd/patch/patch.go:RunPatch',
  rollout: 'staging/src/k8s.io/kubectl/pkg/cmd/rollout/rollout.go:NewCmdRollout',
  cordon: 'staging/src/k8s.io/kubectl/pkg/cmd/drain/drain.go:RunCordonOrUncordon',
  uncordon: 'staging/src/k8s.io/kubectl/pkg/cmd/drain/drain.go:RunCordonOrUncordon',
  drain: 'staging/src/k8s.io/kubectl/pkg/cmd/drain/drain.go:RunDrain',
  taint: 'staging/src/k8s.io/kubectl/pkg/cmd/taint/taint.go:RunTaint',
  evict: 'staging/src/k8s.io/kubectl/pkg/drain/drain.go:EvictPod',
};

function evict(operator: Operator, event: Verb<'evict'>): void {
  const { simulator, api } = operator;
  const target = `${event.target.kind}/${event.target.name}`;
  const pods = podsNamed(api, event.target);
  if (pods.length === 0) skipAction(operator, event.path, `${target} not found`);
  for (const pod of pods) {
    const key = keyOf(pod);
    const { gracePeriodSeconds } = event;
    const source = sources.evict;
    const said = { verb: 'evict', target, path: event.path, gracePeriodSeconds, source } as const;
    simulator.because(scenarioSays(simulator, key, said), () => api.evictPod(key, { gracePeriodSeconds }));
  }
}

function taint(operator: Operator, event: Verb<'taint'>): void {
  const change = parseTaint(event.taint);
  if (change === null) {
    skipAction(operator, event.path, `invalid taint spec: ${event.taint}`);
    return;
  }
  changeNode(operator, event, (spec) => ({ ...spec, taints: taintsAfter(spec.taints ?? [], change) }));
}

function changeNode(
  operator: Operator,
  event: Verb<'cordon' | 'uncordon' | 'taint'>,
  change: (spec: Node['spec']) => Node['spec'],
): void {
  onNode(operator, event, (key) =>
    operator.api.update(
      key,
      (stored) => ({ ...stored, spec: change((stored as Node).spec) }),
      event.kind === 'taint'
        ? 'staging/src/k8s.io/kubectl/pkg/cmd/taint/taint.go:RunTaint'
        : 'staging/src/k8s.io/kubectl/pkg/drain/cordon.go:PatchOrReplace',
    ),
  );
}

function onNode(
  operator: Operator,
  event: Verb<'cordon' | 'uncordon' | 'taint' | 'drain'>,
  run: (key: string) => void,
): void {
  const { simulator, api } = operator;
  const key = `Node//${event.node}`;
  if (api.get(key) === undefined) {
    skipAction(operator, event.path, `nodes "${event.node}" not found`);
    return;
  }
  const said = {
    verb: event.kind,
    target: `node/${event.node}`,
    path: event.path,
    gracePeriodSeconds: event.kind === 'drain' ? event.gracePeriodSeconds : null,
    source: sources[event.kind],
  };
  simulator.because(scenarioSays(simulator, key, said), () => run(key));
}

function onObjects(
  operator: Operator,
  event: Verb<'scale' | 'patch' | 'rollout'>,
  verb: 'scale' | 'patch' | `rollout ${Verb<'rollout'>['verb']}`,
  run: (object: KubernetesObject) => void,
): void {
  const { simulator, api } = operator;
  const target = `${event.target.kind}/${event.target.name}`;
  const found = objectsNamed(api, event.target);
  if (found.length === 0) skipAction(operator, event.path, `${target} not found`);
  for (const object of found) {
    simulator.because(
      scenarioSays(simulator, keyOf(object), { verb, target, path: event.path, source: sources[event.kind] }),
      () => run(object),
    );
  }
}
