import type { Service } from '#api/serviceTypes.ts';
import type { RandomStream } from '#base/random.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import type { Simulator } from '#simulation/simulator.ts';
import { keyOf } from '#simulation/store.ts';

/** Letters and digits of generated names. Source: v1.28 apimachinery/pkg/util/rand, alphanums. */
const alphabet = 'bcdfghjklmnpqrstvwxz2456789';

/** So long may a name be before its random letters. Source: v1.28 apiserver/pkg/storage/names/generate.go. */
const mostLetters = 58;

/** What the names of a Service's slices begin with. Source: v1.28 staging/src/k8s.io/endpointslice/utils.go:getEndpointSlicePrefix. */
export function generatedPrefix({ metadata }: Service): string {
  return `${metadata.name}-`;
}

/** A new name each time it is asked: the Service's and five characters, as `generateName` makes it. */
export function sliceName(simulator: Simulator<ClusterFacts>, actor: string): (service: Service) => string {
  const streams = new Map<string, RandomStream>();
  return (service) => {
    const key = keyOf(service);
    const stream = streams.get(key) ?? simulator.random(actor, key, 'slice name');
    streams.set(key, stream);
    const suffix = Array.from({ length: 5 }, () => alphabet[stream.intn(alphabet.length)]).join('');
    return `${generatedPrefix(service).slice(0, mostLetters)}${suffix}`;
  };
}
