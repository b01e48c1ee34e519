import { secondsText as instant } from '#cluster/kubelet/pod-lifecycle/picture/secondsText.ts';
import type { Run } from '#cluster/run.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { chainWords as words } from '#i18n/why.ts';
import { behaviourField } from './fields.ts';
import { podWhy } from './podWhy.ts';
import { withProbe } from './probeWord.ts';
import { type Said, said } from './said.ts';
import type { EventOfKind } from './traceIndex.ts';

type ContainerEvent = EventOfKind<
  | 'ContainerBackedOff'
  | 'ImagePullBackedOff'
  | 'ImagePullStarted'
  | 'ImagePulled'
  | 'ImagePullFailed'
  | 'PostStartHookStarted'
  | 'PostStartHookFinished'
  | 'ContainerKilling'
  | 'PreStopHookStarted'
  | 'PreStopHookFinished'
  | 'ProbeAnswered'
  | 'ProbeResultChanged'
  | 'ContainerCreated'
  | 'ContainerStarted'
  | 'ContainerSignalled'
  | 'ContainerExited'
>;

/** What happens to one container, as a step in a chain. */
export function containerSaid(run: Run, event: ContainerEvent): Said {
  const { container: name } = event.detail;
  switch (event.kind) {
    case 'ContainerBackedOff': {
      const { backOffSeconds, sinceMs } = event.detail;
      return said(words.doBackOff(name), words.countedFrom(String(backOffSeconds), instant(sinceMs)), true);
    }
    case 'ImagePullBackedOff': {
      const { backOffSeconds, sinceMs } = event.detail;
      const note = words.countedFromPull(String(backOffSeconds), instant(sinceMs));
      return said(words.notPulled(name), note, true);
    }
    case 'ImagePullStarted':
      return said(words.pulling(name));
    case 'ImagePulled':
      return said(words.pulled(name));
    case 'ImagePullFailed':
      return said(words.pullFailed(name), null, true);
    case 'PostStartHookStarted':
      return said(words.postStartRuns(name));
    case 'PostStartHookFinished': {
      const { failed } = event.detail;
      return said((failed ? words.postStartFails : words.postStartEnds)(name), null, failed);
    }
    case 'ContainerKilling':
      return said(words.stopping(name), words.graceSeconds(String(event.detail.graceSeconds)));
    case 'PreStopHookStarted':
      return said(words.preStopRuns(name));
    case 'PreStopHookFinished': {
      const { timedOut } = event.detail;
      return said((timedOut ? words.preStopTimedOut : words.preStopEnds)(name), null, timedOut);
    }
    case 'ProbeAnswered': {
      const { probe, ok, consecutive, threshold } = event.detail;
      const title = withProbe(probe, (word) => (ok ? words.probeOk : words.probeFails)(name, word));
      const within = consecutive <= threshold;
      const count = String(consecutive);
      const note = within ? words.ofThreshold(count, String(threshold)) : words.inARow(count);
      return said(title, note, !ok && probe !== 'readiness' && consecutive >= threshold);
    }
    case 'ProbeResultChanged': {
      const { probe, result } = event.detail;
      return said(withProbe(probe, (word) => words.resultChanges(name, word, result)));
    }
    case 'ContainerCreated':
      return said(words.made(name));
    case 'ContainerStarted': {
      const { attempt } = event.detail;
      return attempt === 0
        ? said(words.starts(name))
        : said(words.startsAgain(name), words.restart(String(attempt)));
    }
    case 'ContainerSignalled': {
      const { signal, graceSeconds } = event.detail;
      const killed = signal === 'SIGKILL';
      return said(words.signal(signal, name), killed ? null : words.untilKill(String(graceSeconds)), killed);
    }
    case 'ContainerExited': {
      const { exitCode, by } = event.detail;
      const failing = by === 'sigkill' || (by === 'self' && exitCode !== 0);
      return said(words.exits(name, String(exitCode)), exitNote(run, event), failing);
    }
    default:
      return event satisfies never;
  }
}

function exitNote(run: Run, event: EventOfKind<'ContainerExited'>): Sentence | null {
  const { by, container } = event.detail;
  if (by !== 'self') return by === 'sigkill' ? words.bySigkill : words.onSigterm;
  const why = podWhy(run, event);
  const field = why && behaviourField(why, container, 'runs');
  if (!field) return null;
  return field.text === null ? words.assumed : words.ofScenario(String(field.line));
}
