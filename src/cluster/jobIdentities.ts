import type { CronJob, Job, JobSpec } from '#api/batchTypes.ts';
import type { KubernetesObject } from '#api/types.ts';
import type { JobIdentity } from '#scenario/questionJobs.ts';

/** What the Scenario may say of a Job or a CronJob; nothing of any other object. */
export function jobIdentities(object: KubernetesObject): readonly JobIdentity[] {
  if (object.kind === 'Job') return [identityOf(object.metadata.name, (object as Job).spec)];
  if (object.kind !== 'CronJob') return [];
  return [identityOf(object.metadata.name, (object as CronJob).spec.jobTemplate.spec)];
}

function identityOf(name: string, { completionMode, completions = 0, template }: JobSpec): JobIdentity {
  const { initContainers = [], containers } = template.spec;
  return {
    name,
    containers: [...initContainers, ...containers].map((container) => container.name),
    completions: completionMode === 'Indexed' ? completions : null,
  };
}
