import type { Job } from '#api/batchTypes.ts';
import type { Pod } from '#api/types.ts';
import type { RandomStream } from '#base/random.ts';
import { keyOf, type ObjectKey } from '#simulation/store.ts';
import { podGenerateName } from './podOfJob.ts';

/** Letters and digits of generated names. Source: v1.28 apimachinery/pkg/util/rand, alphanums. */
const alphabet = 'bcdfghjklmnpqrstvwxz2456789';

/** Names pods of Jobs as the API server generates them, and knows which attempt each of them is. */
export class JobPodNames {
  readonly #random: (jobKey: ObjectKey) => RandomStream;
  readonly #streams = new Map<ObjectKey, RandomStream>();
  readonly #attempts = new Map<ObjectKey, number>();

  /** `random`: a stream of draws for each Job. */
  constructor(random: (jobKey: ObjectKey) => RandomStream) {
    this.#random = random;
  }

  readonly podName = (job: Job, index: number | null, attempt: number): string => {
    const key = keyOf(job);
    const stream = this.#streams.get(key) ?? this.#random(key);
    this.#streams.set(key, stream);
    const letters = Array.from({ length: 5 }, () => alphabet[stream.intn(alphabet.length)]).join('');
    const name = `${podGenerateName(job.metadata.name, index)}${letters}`;
    this.#attempts.set(`Pod/${job.metadata.namespace ?? ''}/${name}`, attempt);
    return name;
  };

  /** How many pods its index, or its Job, had before it; 0 for a pod of no Job. */
  attemptOf(pod: Pod): number {
    return this.#attempts.get(keyOf(pod)) ?? 0;
  }
}
