import { has, objectAt, objectOf, objectsOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { type Defaulters, type GateEnabled, whereAbsent, whereZero } from './defaulter.ts';
import { inSpec, isEmpty } from './workloadDefaults.ts';

/** What `backoffLimit` becomes when each index has a limit of its own: Go's math.MaxInt32. */
const noBackoffLimit = 2_147_483_647;

/** Source: v1.28 pkg/apis/batch/v1/defaults.go. */
export const batchDefaults: Defaulters = {
  'batch.v1.Job': (job, gateEnabled) => {
    const metadata = objectOf(job, 'metadata') ?? {};
    const labels = objectAt(job, ['spec', 'template', 'metadata', 'labels']);
    return {
      ...inSpec(jobSpec)(job, gateEnabled),
      // A Job without labels takes over those of its pods.
      ...(labels && isEmpty(objectOf(metadata, 'labels')) ? { metadata: { ...metadata, labels } } : {}),
    };
  },
  'batch.v1.CronJob': (cronJob, gateEnabled) => {
    const spec = objectOf(cronJob, 'spec') ?? {};
    const jobTemplate = objectOf(spec, 'jobTemplate') ?? {};
    const jobSpecOf = objectOf(jobTemplate, 'spec') ?? {};
    return {
      spec: {
        ...spec,
        ...whereZero({ concurrencyPolicy: 'Allow' })(spec, gateEnabled),
        ...whereAbsent({ suspend: false, successfulJobsHistoryLimit: 3, failedJobsHistoryLimit: 1 })(
          spec,
          gateEnabled,
        ),
        // The Job inside is defaulted only when it is made: but its template is a struct, never nil.
        jobTemplate: { ...jobTemplate, spec: { template: {}, ...jobSpecOf } },
      },
    };
  },
};

/** Source: v1.28 pkg/apis/batch/v1/defaults.go:SetDefaults_Job. */
function jobSpec(spec: JsonObject, gateEnabled: GateEnabled): JsonObject {
  const neither = !has(spec, 'completions') && !has(spec, 'parallelism');
  const policy = objectOf(spec, 'podFailurePolicy');
  const replacement = policy ? 'Failed' : 'TerminatingOrFailed';
  return {
    ...whereAbsent({
      ...(neither ? { completions: 1 } : {}),
      parallelism: 1,
      backoffLimit: has(spec, 'backoffLimitPerIndex') ? noBackoffLimit : 6,
      completionMode: 'NonIndexed',
      suspend: false,
      ...(gateEnabled('JobPodReplacementPolicy') ? { podReplacementPolicy: replacement } : {}),
    })(spec, gateEnabled),
    ...(policy ? { podFailurePolicy: withConditionStatus(policy) } : {}),
  };
}

function withConditionStatus(policy: JsonObject): JsonObject {
  if (!has(policy, 'rules')) return policy;
  const rules = objectsOf(policy, 'rules').map((rule) => {
    if (!has(rule, 'onPodConditions')) return rule;
    const onPodConditions = objectsOf(rule, 'onPodConditions').map((pattern) => ({
      ...pattern,
      status: textOf(pattern, 'status') || 'True',
    }));
    return { ...rule, onPodConditions };
  });
  return { ...policy, rules };
}
