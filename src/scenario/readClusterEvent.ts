import type { ScenarioEvent, Target } from './scenarioEvent.ts';

/** What an event may say about workloads and nodes, after `checkValue`. */
export interface ClusterVerbs {
  readonly scale?: Readonly<Record<string, number>>;
  readonly patch?: Readonly<Record<string, unknown>>;
  readonly rollout?: {
    readonly pause?: string;
    readonly resume?: string;
    readonly restart?: string;
    readonly undo?: string;
    readonly toRevision?: number;
  };
  readonly cordon?: string;
  readonly uncordon?: string;
  readonly drain?: string;
  readonly taint?: Readonly<Record<string, string>>;
  readonly evict?: string;
  readonly terminate?: string;
  readonly gracePeriodSeconds?: number;
  readonly force?: boolean;
  readonly ignoreDaemonsets?: boolean;
  readonly deleteEmptydirData?: boolean;
  /** Seconds. */
  readonly timeout?: number;
}

interface Common {
  readonly atMs: number;
  readonly path: string;
}

/** The actions of a verb that scales, patches or rolls out workloads, or that is about nodes. */
export function readClusterEvent(
  verb: string,
  event: ClusterVerbs,
  common: Common,
  target: (text: string) => Target,
): readonly ScenarioEvent[] {
  switch (verb) {
    case 'scale':
      return Object.entries(event.scale ?? {}).map(([text, replicas]) => ({
        kind: 'scale',
        ...common,
        target: target(text),
        replicas,
      }));
    case 'patch':
      return Object.entries(event.patch ?? {}).map(([text, patch]) => ({
        kind: 'patch',
        ...common,
        target: target(text),
        patch,
      }));
    case 'rollout':
      return rollouts(event, common, target);
    case 'taint':
      return Object.entries(event.taint ?? {}).map(([node, taint]) => ({
        kind: 'taint',
        ...common,
        node: nodeName(node),
        taint,
      }));
    case 'evict':
      return event.evict === undefined
        ? []
        : [{ kind: 'evict', ...common, target: target(event.evict), gracePeriodSeconds: graceOf(event) }];
    case 'drain':
      return event.drain === undefined ? [] : [drain({ ...event, drain: event.drain }, common)];
    case 'cordon':
    case 'uncordon':
    case 'terminate': {
      const node = event[verb];
      return node === undefined ? [] : [{ kind: verb, ...common, node: nodeName(node) }];
    }
    default:
      return [];
  }
}

function rollouts(
  { rollout = {} }: ClusterVerbs,
  common: Common,
  target: (text: string) => Target,
): readonly ScenarioEvent[] {
  const { toRevision } = rollout;
  return rolloutVerbs.flatMap((verb): readonly ScenarioEvent[] => {
    const text = rollout[verb];
    if (text === undefined) return [];
    const revision = verb === 'undo' && toRevision !== undefined ? { toRevision } : {};
    return [{ kind: 'rollout', verb, ...common, target: target(text), ...revision }];
  });
}

const rolloutVerbs = ['pause', 'resume', 'restart', 'undo'] as const;

function drain(event: ClusterVerbs & { readonly drain: string }, common: Common): ScenarioEvent {
  return {
    kind: 'drain',
    ...common,
    node: nodeName(event.drain),
    gracePeriodSeconds: graceOf(event),
    force: event.force === true,
    ignoreDaemonsets: event.ignoreDaemonsets === true,
    deleteEmptydirData: event.deleteEmptydirData === true,
    timeoutMs: Math.round((event.timeout ?? 0) * 1000),
  };
}

function graceOf({ gracePeriodSeconds }: ClusterVerbs): number | null {
  return gracePeriodSeconds ?? null;
}

/** `node/node-2` means `node-2`, as kubectl takes it. */
function nodeName(text: string): string {
  return text.trim().replace(/^(node|nodes|no)\//, '');
}
