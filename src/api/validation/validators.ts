import type { JsonObject } from '#api/json.ts';
import { validatePersistentVolumeClaim } from './claimSpec.ts';
import { validateConfigMap, validateSecret } from './configData.ts';
import { validateDaemonSet } from './daemonSet.ts';
import { validateDeployment, validateReplicaSet } from './deployment.ts';
import type { FieldErrors } from './fieldErrors.ts';
import { validateJob } from './job.ts';
import { validateNamespaceObject, validateServiceAccount } from './namespace.ts';
import type { ValidationOptions } from './options.ts';
import { validatePod } from './pod.ts';
import { validatePodTemplate, validateReplicationController } from './replicationController.ts';
import { validateService } from './service.ts';
import { validateStatefulSet } from './statefulSet.ts';

export type Validator = (object: JsonObject, options: ValidationOptions, errors: FieldErrors) => void;

/** The rules of the kinds that most texts hold, by type of the field tables; `rareValidators.ts` has those of fewer. */
export const validators: Readonly<Record<string, Validator>> = {
  'core.v1.Pod': validatePod,
  'core.v1.PodTemplate': validatePodTemplate,
  'core.v1.ConfigMap': validateConfigMap,
  'core.v1.Secret': validateSecret,
  'core.v1.ServiceAccount': validateServiceAccount,
  'core.v1.Namespace': validateNamespaceObject,
  'core.v1.PersistentVolumeClaim': validatePersistentVolumeClaim,
  'core.v1.ReplicationController': validateReplicationController,
  'core.v1.Service': validateService,
  'apps.v1.Deployment': validateDeployment,
  'apps.v1.ReplicaSet': validateReplicaSet,
  'apps.v1.StatefulSet': validateStatefulSet,
  'apps.v1.DaemonSet': validateDaemonSet,
  'batch.v1.Job': validateJob,
};
