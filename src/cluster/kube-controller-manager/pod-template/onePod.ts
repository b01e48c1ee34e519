import type { KubernetesObject, ObjectMeta, Pod, PodSpec } from '#api/types.ts';
import type { RandomStream } from '#base/random.ts';
import type { ContainerIdentity } from '#scenario/containerKeys.ts';

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
  const template = templateOf(owner);
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

/** How the Scenario may name the containers of a pod or of a template; a generated pod goes by its owner's name. */
export function containerIdentities(object: KubernetesObject): readonly ContainerIdentity[] {
  const isPod = object.kind === 'Pod';
  const spec = (isPod ? object.spec : templateOf(object)?.spec) as PodSpec | undefined;
  const pod = isPod ? object.metadata.name : `${object.metadata.name}-0`;
  return [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])].map(({ name, image = '' }) => ({
    pod,
    container: name,
    image,
  }));
}

function templateOf(owner: KubernetesObject): PodTemplate | undefined {
  const path = templatePath(owner.kind);
  if (path === null) return undefined;
  return path.reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], owner) as
    | PodTemplate
    | undefined;
}

function suffix(kind: string, random: RandomStream): string {
  if (kind === 'StatefulSet') return '0';
  const letters = (count: number) =>
    Array.from({ length: count }, () => alphabet[random.intn(alphabet.length)]).join('');
  return kind === 'Deployment' ? `${letters(10)}-${letters(5)}` : letters(5);
}
