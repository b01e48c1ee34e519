import { has, objectOf, objectsOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { type Defaulter, type Defaulters, whereAbsent, whereZero } from './defaulter.ts';

const rollout = whereAbsent({ replicas: 1, revisionHistoryLimit: 10, progressDeadlineSeconds: 600 });

/** Source: v1.28 pkg/apis/apps/v1/defaults.go and pkg/apis/core/v1/defaults.go:SetDefaults_ReplicationController. */
export const workloadDefaults: Defaulters = {
  'apps.v1.Deployment': inSpec((spec, gateEnabled) => ({
    ...rollout(spec, gateEnabled),
    strategy: updateStrategy(spec, 'strategy', { maxUnavailable: '25%', maxSurge: '25%' }),
  })),
  'apps.v1.ReplicaSet': withStatus({ replicas: 0 }, inSpec(whereAbsent({ replicas: 1 }))),
  'apps.v1.DaemonSet': withStatus(
    { currentNumberScheduled: 0, desiredNumberScheduled: 0, numberMisscheduled: 0, numberReady: 0 },
    inSpec((spec, gateEnabled) => ({
      ...whereAbsent({ revisionHistoryLimit: 10 })(spec, gateEnabled),
      updateStrategy: updateStrategy(spec, 'updateStrategy', { maxUnavailable: 1, maxSurge: 0 }),
    })),
  ),
  'apps.v1.StatefulSet': withStatus(
    { replicas: 0, availableReplicas: 0 },
    inSpec((spec, gateEnabled) => ({
      ...whereAbsent({ replicas: 1, revisionHistoryLimit: 10 })(spec, gateEnabled),
      ...whereZero({ podManagementPolicy: 'OrderedReady' })(spec, gateEnabled),
      updateStrategy: statefulSetStrategy(spec, gateEnabled('MaxUnavailableStatefulSet')),
      ...(gateEnabled('StatefulSetAutoDeletePVC') ? retentionPolicy(spec) : {}),
      ...(has(spec, 'volumeClaimTemplates')
        ? { volumeClaimTemplates: objectsOf(spec, 'volumeClaimTemplates').map(namedClaim) }
        : {}),
    })),
  ),
  'apps.v1.StatefulSetOrdinals': whereAbsent({ start: 0 }),
  'core.v1.PersistentVolumeClaimTemplate': (template) => ({ spec: objectOf(template, 'spec') ?? {} }),
  'core.v1.PersistentVolumeClaim': (claim) => ({
    spec: objectOf(claim, 'spec') ?? {},
    status: { ...objectOf(claim, 'status'), phase: textOf(objectOf(claim, 'status'), 'phase') || 'Pending' },
  }),
  'core.v1.ReplicationController': withStatus({ replicas: 0 }, (controller) => {
    const spec = objectOf(controller, 'spec') ?? {};
    const labels = objectOf(objectOf(objectOf(spec, 'template'), 'metadata'), 'labels');
    const metadata = objectOf(controller, 'metadata') ?? {};
    const selector = labels && isEmpty(objectOf(spec, 'selector')) ? { selector: labels } : {};
    return {
      spec: { replicas: 1, ...spec, ...selector },
      ...(labels && isEmpty(objectOf(metadata, 'labels')) ? { metadata: { ...metadata, labels } } : {}),
    };
  }),
};

/** The counts of a status that are written even when they are 0. */
function withStatus(counts: JsonObject, defaulter: Defaulter): Defaulter {
  return (object, gateEnabled) => ({
    ...defaulter(object, gateEnabled),
    status: { ...counts, ...objectOf(object, 'status') },
  });
}

/** Source: v1.28 pkg/apis/apps/v1/conversion.go:Convert_apps_StatefulSetSpec_To_v1_StatefulSetSpec. */
function namedClaim(claim: JsonObject): JsonObject {
  return { ...claim, apiVersion: 'v1', kind: 'PersistentVolumeClaim' };
}

/** Defaults of a kind's spec, which is there even where the manifest has none. */
export function inSpec(defaulter: Defaulter): Defaulter {
  return (object, gateEnabled) => {
    const spec = objectOf(object, 'spec') ?? {};
    // The template is a struct, never nil, in all kinds that use this.
    const template = objectOf(spec, 'template') ?? {};
    return { spec: { ...spec, template, ...defaulter(spec, gateEnabled) } };
  };
}

export function isEmpty(map: JsonObject | undefined): boolean {
  return map === undefined || Object.keys(map).length === 0;
}

function updateStrategy(spec: JsonObject, field: string, amounts: JsonObject): JsonObject {
  const strategy = objectOf(spec, field) ?? {};
  const type = textOf(strategy, 'type') || 'RollingUpdate';
  if (type !== 'RollingUpdate') return strategy;
  return { ...strategy, type, rollingUpdate: { ...amounts, ...objectOf(strategy, 'rollingUpdate') } };
}

function statefulSetStrategy(spec: JsonObject, maxUnavailable: boolean): JsonObject {
  const strategy = objectOf(spec, 'updateStrategy') ?? {};
  const chosen = textOf(strategy, 'type');
  const type = chosen || 'RollingUpdate';
  const rollingUpdate = objectOf(strategy, 'rollingUpdate') ?? (chosen === '' ? {} : undefined);
  if (type !== 'RollingUpdate' || rollingUpdate === undefined) return { ...strategy, type };
  const amounts = { partition: 0, ...(maxUnavailable ? { maxUnavailable: 1 } : {}) };
  return { ...strategy, type, rollingUpdate: { ...amounts, ...rollingUpdate } };
}

function retentionPolicy(spec: JsonObject): JsonObject {
  const policy = objectOf(spec, 'persistentVolumeClaimRetentionPolicy') ?? {};
  const word = (field: string) =>
    has(policy, field) && textOf(policy, field) ? textOf(policy, field) : 'Retain';
  return {
    persistentVolumeClaimRetentionPolicy: {
      ...policy,
      whenDeleted: word('whenDeleted'),
      whenScaled: word('whenScaled'),
    },
  };
}
