import type { KubernetesObject, ObjectMeta, Pod, PodSpec } from '#api/types.ts';
import type { RandomStream } from '#base/random.ts';

/** Letters and digits of generated names. Source: v1.28 apimachinery/pkg/util/rand, alphanums. */
const alphabet = 'bcdfghjklmnpqrstvwxz2456789';

interface PodTemplate {
  readonly metadata?: Partial<ObjectMeta>;
  readonly spec?: PodSpec;
}

/** Kinds with a pod template, and where it stands in them. */
const templatePaths: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  PodTemplate: ['template'],
};

/** The path of the pod template inside an object of this kind, or null when it has none. */
export function templatePath(kind: string): readonly string[] | null {
  return templatePaths[kind] ?? null;
}

/**
 * One pod of an object's template, for kinds whose controller is not modelled yet; null when it has no template.
 */
export function podOfTemplate(owner: KubernetesObject, random: RandomStream): Pod | null {
  const path = templatePath(owner.kind);
  if (path === null) return null;
  const template = path.reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], owner) as
    | PodTemplate
    | undefined;
  if (!template?.spec) return null;
  const { namespace } = owner.metadata;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...template.metadata,
      name: `${owner.metadata.name}-${suffix(owner.kind, random)}`,
      ...(namespace === undefined ? {} : { namespace }),
      ownerReferences: [
        {
          apiVersion: owner.apiVersion,
          kind: owner.kind,
          name: owner.metadata.name,
          uid: owner.metadata.uid ?? '',
          controller: true,
        },
      ],
    },
    spec: template.spec,
  };
}

function suffix(kind: string, random: RandomStream): string {
  if (kind === 'StatefulSet') return '0';
  const letters = (count: number) =>
    Array.from({ length: count }, () => alphabet[random.intn(alphabet.length)]).join('');
  return kind === 'Deployment' ? `${letters(10)}-${letters(5)}` : letters(5);
}
