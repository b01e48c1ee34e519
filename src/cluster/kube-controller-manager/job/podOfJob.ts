import type { Job } from '#api/batchTypes.ts';
import type { Container, Pod, PodSpec } from '#api/types.ts';
import { failureCountAnnotation, ignoredFailureCountAnnotation } from './indexFailureCount.ts';
import { completionIndexAnnotation, jobTrackingFinalizer } from './jobPod.ts';
import type { PodToCreate } from './manageJob.ts';

/**
 * A pod of a Job's template, named `name`. One of an Indexed Job knows its index by annotation, label (with
 * `indexLabel`, the gate PodIndexLabel), hostname and JOB_COMPLETION_INDEX.
 *
 * Source: v1.28 pkg/controller/job/job_controller.go:manageJob; pkg/controller/controller_utils.go:GetPodFromTemplate.
 */
export function podOfJob(job: Job, name: string, { index, failures }: PodToCreate, indexLabel: boolean): Pod {
  const { template } = job.spec;
  const { labels, annotations, finalizers = [] } = template.metadata ?? {};
  const { namespace } = job.metadata;
  const ofIndex = index === null ? {} : { [completionIndexAnnotation]: String(index) };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      generateName: podGenerateName(job.metadata.name, index),
      ...(namespace === undefined ? {} : { namespace }),
      labels: { ...labels, ...(indexLabel ? ofIndex : {}) },
      annotations: {
        ...annotations,
        ...ofIndex,
        ...(failures ? { [failureCountAnnotation]: String(failures.counted) } : {}),
        ...(failures && failures.ignored > 0
          ? { [ignoredFailureCountAnnotation]: String(failures.ignored) }
          : {}),
      },
      finalizers: finalizers.includes(jobTrackingFinalizer)
        ? finalizers
        : [...finalizers, jobTrackingFinalizer],
      ownerReferences: [
        {
          apiVersion: 'batch/v1',
          kind: 'Job',
          name: job.metadata.name,
          uid: job.metadata.uid ?? '',
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    },
    spec: index === null ? template.spec : indexedSpec(job, index, indexLabel),
  };
}

/**
 * What a generated pod name begins with.
 *
 * Source: v1.28 pkg/controller/job/indexed_job_utils.go:podGenerateNameWithIndex.
 */
export function podGenerateName(jobName: string, index: number | null): string {
  if (index === null) return `${jobName}-`;
  const ending = `-${index}-`;
  return `${jobName.slice(0, Math.max(maxGeneratedNameLength - ending.length, 0))}${ending}`;
}

/** What five random letters leave of a name's 63. Source: v1.28 apiserver/pkg/storage/names/generate.go. */
export const maxGeneratedNameLength = 58;

function indexedSpec({ metadata, spec: { template } }: Job, index: number, indexLabel: boolean): PodSpec {
  return { ...withIndexVariables(template.spec, indexLabel), hostname: `${metadata.name}-${index}` };
}

/** The pods of a Job share their containers. */
const specs = new WeakMap<PodSpec, PodSpec>();

function withIndexVariables(spec: PodSpec, indexLabel: boolean): PodSpec {
  const known = specs.get(spec);
  if (known) return known;
  const { initContainers, containers } = spec;
  const withEnv = (container: Container) => withIndexVariable(container, indexLabel);
  const made = {
    ...spec,
    ...(initContainers ? { initContainers: initContainers.map(withEnv) } : {}),
    containers: containers.map(withEnv),
  };
  specs.set(spec, made);
  return made;
}

const indexVariable = 'JOB_COMPLETION_INDEX';

function withIndexVariable(container: Container, indexLabel: boolean): Container {
  const { env = [] } = container;
  if (env.some(({ name }) => name === indexVariable)) return container;
  const map = indexLabel ? 'labels' : 'annotations';
  const fieldPath = `metadata.${map}['${completionIndexAnnotation}']`;
  return { ...container, env: [...env, { name: indexVariable, valueFrom: { fieldRef: { fieldPath } } }] };
}
