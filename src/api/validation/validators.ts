import type { JsonObject } from '#api/json.ts';
import { validateCronJob } from './cronJob.ts';
import { validateDaemonSet } from './daemonSet.ts';
import { validateDeployment, validateReplicaSet } from './deployment.ts';
import type { FieldErrors } from './fieldErrors.ts';
import { validateJob } from './job.ts';
import type { ValidationOptions } from './options.ts';
import { validatePod } from './pod.ts';
import { validatePodTemplate, validateReplicationController } from './replicationController.ts';
import { validateService } from './service.ts';
import { normalizedService } from './serviceAddresses.ts';
import { validateStatefulSet } from './statefulSet.ts';

export type Validator = (object: JsonObject, options: ValidationOptions, errors: FieldErrors) => void;

/** The kinds whose own rules are known, by type of the field tables. The others are held to the general rules alone. */
export const validators: Readonly<Record<string, Validator>> = {
  'core.v1.Pod': validatePod,
  'core.v1.PodTemplate': validatePodTemplate,
  'core.v1.ReplicationController': validateReplicationController,
  'core.v1.Service': (service, options, errors) =>
    validateService(normalizedService(service), options, errors),
  'apps.v1.Deployment': validateDeployment,
  'apps.v1.ReplicaSet': validateReplicaSet,
  'apps.v1.StatefulSet': validateStatefulSet,
  'apps.v1.DaemonSet': validateDaemonSet,
  'batch.v1.Job': validateJob,
  'batch.v1.CronJob': validateCronJob,
};
