import type { RandomStream } from '#base/random.ts';
import { keyOf, type ObjectKey } from '#simulation/store.ts';
import type { PodNaming } from './jobRequests.ts';
import { maxGeneratedNameLength, podGenerateName } from './podOfJob.ts';

/** Letters and digits of generated names. Source: v1.28 apimachinery/pkg/util/rand, alphanums. */
const alphabet = 'bcdfghjklmnpqrstvwxz2456789';

/** Names pods of Jobs as the API server generates names. `random`: a stream of draws for each Job. */
export function generatedPodNames(random: (jobKey: ObjectKey) => RandomStream): PodNaming {
  const streams = new Map<ObjectKey, RandomStream>();
  return (job, index) => {
    const key = keyOf(job);
    const stream = streams.get(key) ?? random(key);
    streams.set(key, stream);
    const letters = Array.from({ length: 5 }, () => alphabet[stream.intn(alphabet.length)]).join('');
    return `${podGenerateName(job.metadata.name, index).slice(0, maxGeneratedNameLength)}${letters}`;
  };
}
