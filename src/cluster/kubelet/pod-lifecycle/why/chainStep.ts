import type { ChainStep } from '#cluster/explanation.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import { isLifecycleEvent } from '#cluster/lifecycleEvent.ts';
import type { Run } from '#cluster/run.ts';
import { type Sentence, verbatim } from '#i18n/sentence.ts';
import { chainWords as words } from '#i18n/why.ts';
import { containerSaid } from './containerStep.ts';
import { changeAt } from './explainStatus.ts';
import { manifestLine } from './fields.ts';
import { type PodWhy, podWhy } from './podWhy.ts';
import { type Said, said } from './said.ts';
import { nodeSaid } from './syncStep.ts';
import type { EventOfKind } from './traceIndex.ts';
import { workloadSaid } from './workloadStep.ts';

/** One step of a chain: a few words, and under them what a reader would ask next. */
export function chainStep(run: Run, event: ClusterEvent, role: ChainStep['role']): ChainStep {
  const { title, note, failing } = saidOf(run, event);
  return { event: event.id, at: event.at, title, note, role, failing };
}

function saidOf(run: Run, event: ClusterEvent): Said {
  if (!isLifecycleEvent(event)) return workloadSaid(event);
  switch (event.kind) {
    case 'ManifestApplied': {
      const { kind, name } = event.detail;
      const line = manifestLine(run, event);
      return said(words.applied(kind, name), line === null ? null : words.ofYaml(String(line)));
    }
    case 'TemplatePodCreated':
      return said(words.templatePod(event.detail.pod.split('/').at(-1) ?? ''));
    case 'ScenarioActionTaken': {
      const { verb, target, path } = event.detail;
      return said(actionTitle(verb, target), scenarioNote(run, path));
    }
    case 'ScenarioActionSkipped':
      return said(words.skipped, scenarioNote(run, event.detail.path));
    case 'ObjectCreated':
      return said(words.stored);
    case 'ObjectModified':
    case 'PodStatusComputed': {
      const why = podWhy(run, event);
      return why ? writtenSaid(why, event) : said(words.written);
    }
    case 'ObjectDeleted':
      return said(words.gone);
    case 'PodBound':
      return said(words.bound(event.detail.node));
    case 'PodUpdateReceived':
      return said(words.told);
    case 'PodRejected':
      return said(words.rejected, verbatim(event.detail.reason), true);
    case 'AnnouncedRuleApplied':
      return said(words.announced, words.notInSource, true);
    case 'SandboxStarted':
      return said(words.sandboxUp);
    case 'SandboxStopped':
      return said(words.sandboxDown);
    case 'SyncPodStarted':
    case 'SyncPodFinished':
    case 'PodActionsComputed':
    case 'ContainerStateRelisted':
      return nodeSaid(run, event);
    default:
      return containerSaid(run, event);
  }
}

function actionTitle(verb: EventOfKind<'ScenarioActionTaken'>['detail']['verb'], target: string): Sentence {
  switch (verb) {
    case 'delete':
      return words.deleted(target);
    case 'setImage':
      return words.imageSet(target);
    case 'apply':
      return words.applyLater(target);
    default:
      return verbatim(`${verb} ${target}`);
  }
}

function writtenSaid(
  why: PodWhy,
  event: EventOfKind<'ObjectModified'> | EventOfKind<'PodStatusComputed'>,
): Said {
  const change = changeAt(why, event);
  if (!change) return said(words.written);
  const { before, after } = change;
  const grace = after.metadata.deletionGracePeriodSeconds;
  if (grace !== undefined && grace !== before.metadata.deletionGracePeriodSeconds) {
    return said(words.marked, words.graceSeconds(String(grace)));
  }
  if (change.status) {
    const word = change.status.after;
    const failing = /Err|BackOff|Fail/.test(word);
    const late = /BackOff|ErrImagePull|HookError/.test(word);
    const title = event.kind === 'PodStatusComputed' ? words.computedWord : words.statusBecomes;
    return said(title(word), late ? words.oneSyncLate : null, failing);
  }
  if (change.phase) {
    return said(words.phaseBecomes(change.phase.after), null, change.phase.after === 'Failed');
  }
  if (change.ready) return said(words.readyBecomes(change.ready.after));
  return said(event.kind === 'PodStatusComputed' ? words.computed : words.written);
}

function scenarioNote(run: Run, path: string) {
  const line = run.documents.find(({ outcome, lines }) => outcome === 'scenario' && lines[path])?.lines[path];
  return line ? words.ofScenario(String(line[0])) : null;
}
