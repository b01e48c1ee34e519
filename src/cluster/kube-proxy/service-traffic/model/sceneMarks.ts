import type { ClusterEvent } from '#cluster/facts.ts';
import type { SceneMark } from '#cluster/scene.ts';
import { rolloutTwin as words } from '#i18n/rolloutTwin.ts';
import { verbatim } from '#i18n/sentence.ts';
import { stageOf } from './deriveRollout.ts';
import type { RolloutModel } from './rolloutModel.ts';

/** Failures closer than this are one mark: so far "next event" steps at a time. */
const burstMs = 1000;

/** Where "next event" stops: what the user did, what the controllers decided, where a node's answers change, where requests are lost. */
export function sceneMarks(model: RolloutModel): readonly SceneMark[] {
  return [...decisionMarks(model), ...bursts(model)].sort((a, b) => a.at - b.at || a.event - b.event);
}

/** The same without lost requests, which the picture draws one by one: its row of events. */
export function decisionMarks(model: RolloutModel): readonly SceneMark[] {
  const pods = new Set(stageOf(model)?.pods.map(({ key }) => key));
  return model.run.trace.events.flatMap((event) => {
    // Pods of others, such as a Job's, end for reasons of their own.
    const mark = event.kind === 'ContainerExited' && !pods.has(event.subject) ? null : markOf(event);
    return mark ? [{ at: event.at, event: event.id, ...mark }] : [];
  });
}

type Mark = Pick<SceneMark, 'label' | 'tone'>;

function markOf(event: ClusterEvent): Mark | null {
  const name = lastPart(event.subject);
  switch (event.kind) {
    case 'ScenarioActionTaken':
      return { label: verbatim(`${event.detail.verb} ${event.detail.target}`), tone: 'notable' };
    case 'NewReplicaSetDecided':
      return { label: words.markCreated(lastPart(event.detail.replicaSet)), tone: 'plain' };
    case 'ScalingDecided': {
      const { replicaSet, from, to } = event.detail;
      return { label: words.markScaled(lastPart(replicaSet), from, to), tone: 'plain' };
    }
    case 'DeploymentConditionChanged': {
      const { type, status, reason } = event.detail;
      const failing = reason === 'ProgressDeadlineExceeded' || (type === 'Available' && status === 'False');
      return { label: words.markCondition(type, status, reason), tone: failing ? 'failing' : 'plain' };
    }
    case 'EvictionRefused':
      return { label: words.markEvictionRefused(name), tone: 'failing' };
    case 'ProxyHealthChanged':
      return event.detail.healthz === 200 && event.at < 1000
        ? null
        : {
            label: words.markHealth(event.detail.node, String(event.detail.healthz)),
            tone: event.detail.healthz === 200 ? 'plain' : 'failing',
          };
    case 'LoadBalancerBackendChanged':
      return event.detail.inService ? null : { label: words.markBackend(event.detail.node), tone: 'notable' };
    case 'MachineTerminated':
      return { label: words.markMachine(event.detail.node), tone: 'failing' };
    case 'ContainerExited':
      return event.detail.by === 'self' && event.detail.exitCode !== 0
        ? { label: words.markPodExit(name, event.detail.exitCode), tone: 'failing' }
        : null;
    default:
      return null;
  }
}

/** Lost requests of the first picture, those of one second together. */
function bursts(model: RolloutModel): readonly SceneMark[] {
  const requests = stageOf(model)?.requests;
  if (!requests) return [];
  const marks: SceneMark[] = [];
  let from: { readonly at: number; readonly event: number; count: number } | null = null;
  const close = () => {
    if (from)
      marks.push({ at: from.at, event: from.event, label: words.markFailed(from.count), tone: 'failing' });
  };
  const places = [...requests.failed].sort((a, b) => requests.endedAt[a]! - requests.endedAt[b]!);
  for (const place of places) {
    const at = requests.endedAt[place]!;
    if (from !== null && at - from.at < burstMs) from.count += 1;
    else {
      close();
      from = { at, event: requests.event[place]!, count: 1 };
    }
  }
  close();
  return marks;
}

function lastPart(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}
