import type { Pod } from '#api/types.ts';
import type { ReplicaSet } from '#api/workloadTypes.ts';
import type { RandomStream } from '#base/random.ts';
import { newControllerRef } from '#cluster/kube-controller-manager/informer.ts';

/** Letters and digits of generated names. Source: v1.28 apimachinery pkg/util/rand, alphanums. */
const alphabet = 'bcdfghjklmnpqrstvwxz2456789';
const suffixLength = 5;

/** How a ReplicaSet's pods are named, one after the other. */
export type PodName = (replicaSet: ReplicaSet, random: RandomStream) => string;

/** `<replicaset>-` and five random letters or digits. Source: v1.28 apiserver pkg/storage/names/generate.go:GenerateName. */
export function generatedPodName({ metadata }: ReplicaSet, random: RandomStream): string {
  const longestBase = 63 - suffixLength;
  const base = `${metadata.name}-`.slice(0, longestBase);
  return base + Array.from({ length: suffixLength }, () => alphabet[random.intn(alphabet.length)]).join('');
}

/** A pod of a ReplicaSet's template. Source: v1.28 pkg/controller/controller_utils.go:GetPodFromTemplate. */
export function podFromTemplate(replicaSet: ReplicaSet, name: string): Pod {
  const { metadata, spec } = replicaSet;
  const { labels, annotations, finalizers } = spec.template?.metadata ?? {};
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      generateName: `${metadata.name}-`,
      ...(metadata.namespace === undefined ? {} : { namespace: metadata.namespace }),
      ...(labels === undefined ? {} : { labels }),
      ...(annotations === undefined ? {} : { annotations }),
      ...(finalizers === undefined ? {} : { finalizers }),
      ownerReferences: [newControllerRef(replicaSet)],
    },
    spec: spec.template?.spec ?? { containers: [] },
  };
}
