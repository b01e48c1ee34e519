import type { Deployment } from '#api/workloadTypes.ts';
import { rolloutLimits } from '#cluster/rolloutLimits.ts';
import type { LimitStep, PodLife, ReplicaStep } from './rolloutModel.ts';
import type { Version } from './trafficIndex.ts';

/** How many pods of each revision are ready and how many are not yet, and how many are on their way out. */
export function replicaSteps(pods: readonly PodLife[], revisions: number): readonly ReplicaStep[] {
  const changes = pods.flatMap((pod) => changesOf(pod)).sort((a, b) => a.at - b.at);
  const ready = new Array<number>(revisions).fill(0);
  const starting = new Array<number>(revisions).fill(0);
  let terminating = 0;
  const steps: ReplicaStep[] = [{ at: 0, ready: [...ready], starting: [...starting], terminating: 0 }];
  for (const { at, of, by, revision } of changes) {
    if (of === 'ready') ready[revision]! += by;
    else if (of === 'starting') starting[revision]! += by;
    else terminating += by;
    const step = { at, ready: [...ready], starting: [...starting], terminating };
    if (steps.at(-1)!.at === at) steps[steps.length - 1] = step;
    else steps.push(step);
  }
  return steps;
}

interface Change {
  readonly at: number;
  readonly of: 'ready' | 'starting' | 'terminating';
  readonly by: 1 | -1;
  readonly revision: number;
}

function changesOf({ createdAt, deletedAt, goneAt, until, spans, revision }: PodLife): readonly Change[] {
  const changes: Change[] = [];
  const add = (of: Change['of'], from: number, to: number) => {
    if (to <= from) return;
    changes.push({ at: from, of, by: 1, revision }, { at: to, of, by: -1, revision });
  };
  const last = deletedAt ?? goneAt ?? until;
  let at = createdAt;
  for (const span of spans) {
    if (span.state !== 'ready') continue;
    add('starting', at, span.from);
    add('ready', span.from, Math.min(span.to, last));
    at = span.to;
  }
  add('starting', at, last);
  if (deletedAt !== null) add('terminating', deletedAt, goneAt ?? until);
  return changes;
}

/** What a Deployment asks for and allows, from each of its writes on. */
export function limitSteps(versions: readonly Version<Deployment>[]): readonly LimitStep[] {
  const steps: LimitStep[] = [];
  for (const { at, object } of versions) {
    const step =
      object === null ? { at, wanted: 0, most: null, leastReady: null } : { at, ...rolloutLimits(object) };
    const last = steps.at(-1);
    const same =
      last && last.wanted === step.wanted && last.most === step.most && last.leastReady === step.leastReady;
    if (!same) steps.push(step);
  }
  return steps;
}
