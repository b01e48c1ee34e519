import type { ClusterEvent } from '#cluster/facts.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { timelineWords as words } from '#i18n/timeline.ts';
import type { PodHistory } from './podHistory.ts';
import type { EventMark } from './timeline.ts';

/** The diamonds of one pod's events row, in order: what the user did, and what changed the pod's course. */
export function eventMarks(history: PodHistory): readonly EventMark[] {
  const seen = new Set<string>();
  return history.events.flatMap((event) => {
    const mark = markOf(event, history);
    if (!mark) return [];
    const { label, tone, once, saidElsewhere = false } = mark;
    if (once !== undefined && seen.has(once)) return [];
    if (once !== undefined) seen.add(once);
    return [{ at: event.at, event: event.id, label, tone, saidElsewhere }];
  });
}

interface Mark {
  readonly label: Sentence;
  readonly tone: EventMark['tone'];
  /** Marks with the same key are drawn once. */
  readonly once?: string;
  /** A lane draws it, or STATUS prints it. */
  readonly saidElsewhere?: true;
}

function markOf(event: ClusterEvent, history: PodHistory): Mark | null {
  switch (event.kind) {
    case 'ObjectCreated':
      return { label: words.applied, tone: 'plain' };
    case 'PodBound':
      return { label: words.scheduled, tone: 'plain' };
    case 'ContainerExited': {
      const { container, exitCode, by } = event.detail;
      if (by === 'sigkill') return { label: words.killed(container), tone: 'failing' };
      if (by === 'sigterm') return null;
      const label = words.exits(container, exitCode);
      // Of several containers the label says which; of one its lane says enough.
      const only = history.versions[0]!.pod.spec;
      const saidElsewhere = only.containers.length + (only.initContainers ?? []).length === 1;
      return {
        label,
        tone: exitCode === 0 ? 'plain' : 'failing',
        ...(saidElsewhere ? { saidElsewhere } : {}),
      };
    }
    case 'ContainerBackedOff': {
      const { container, backOffSeconds, sinceMs } = event.detail;
      const label = words.backOff(container, String(backOffSeconds));
      return { label, tone: 'failing', once: `${container} ${sinceMs}`, saidElsewhere: true };
    }
    case 'ImagePullFailed':
      return { label: words.pullFailed(event.detail.container), tone: 'failing' };
    case 'ImagePullBackedOff': {
      const { container, backOffSeconds, sinceMs } = event.detail;
      const label = words.pullBackOff(container, String(backOffSeconds));
      return { label, tone: 'failing', once: `${container} pull ${sinceMs}`, saidElsewhere: true };
    }
    case 'ContainerStarted':
      return event.detail.attempt > 0
        ? { label: words.restarts(event.detail.container), tone: 'plain', saidElsewhere: true }
        : null;
    case 'ScenarioActionTaken':
      return { label: actionLabel(event.detail, history), tone: 'notable' };
    case 'AnnouncedRuleApplied':
      return { label: words.announced, tone: 'failing', once: 'announced' };
    case 'ObjectDeleted':
      return { label: words.gone, tone: 'plain', saidElsewhere: true };
    case 'PodStatusComputed': {
      const { phase } = event.detail.status;
      if (phase !== 'Succeeded' && phase !== 'Failed') return null;
      return { label: words.phase(phase), tone: phase === 'Failed' ? 'failing' : 'plain', once: phase };
    }
    default:
      return null;
  }
}

function actionLabel(
  detail: { readonly verb: string; readonly gracePeriodSeconds: number | null; readonly force: boolean },
  history: PodHistory,
): Sentence {
  const { pod } = history.versions[0]!;
  const { name } = pod.metadata;
  if (detail.verb === 'setImage') return words.imageSet(name);
  if (detail.force) return words.forceDeleted(name);
  return words.deleted(
    name,
    String(detail.gracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds ?? 30),
  );
}
