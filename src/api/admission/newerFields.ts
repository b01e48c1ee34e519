import type { KubernetesVersion } from '#api/featureGates.ts';
import type { HiddenFields } from './decode.ts';

/** Fields that came with v1.28. Source: the v1.28 changelog's API changes and api/core/v1/types.go of both versions. */
const since128: HiddenFields = {
  'core.v1.Container': ['restartPolicy'],
  'core.v1.EphemeralContainer': ['restartPolicy'],
  'core.v1.PodStatus': ['hostIPs'],
  'batch.v1.JobSpec': ['backoffLimitPerIndex', 'maxFailedIndexes', 'podReplacementPolicy'],
  'batch.v1.JobStatus': ['failedIndexes', 'terminating'],
};

/** The fields of the v1.28 tables that the server of a version does not know yet. */
export function newerFields(version: KubernetesVersion): HiddenFields {
  return version === 'v1.27' ? since128 : {};
}
