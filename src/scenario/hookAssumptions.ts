import type { LifecycleHandler } from '#api/types.ts';
import { scenarioInferences as words } from '#i18n/scenario.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { playCommand } from '#scenario/command/playCommand.ts';
import type { ContainerBehaviour } from './scenario.ts';
import { sleepSeconds } from './sleepSeconds.ts';

/** Takes a value for a word that the Scenario does not say, and notes the sentence that tells so. */
export type Assume = <T>(key: keyof ContainerBehaviour, value: T, sentence: Sentence | null) => T;

const preStopSeconds = 1;
/** A hook that never returns: longer than any grace period, in seconds. */
const hangs = 86_400;

export function assumedPreStop(hook: LifecycleHandler | undefined, assume: Assume): number {
  if (!hook) return 0;
  if (!hook.exec) return assume('preStopSeconds', 0, words.preStopAtOnce);
  const seconds = hookSeconds(hook);
  return seconds === null
    ? assume('preStopSeconds', preStopSeconds, words.preStopGuess(preStopSeconds))
    : assume('preStopSeconds', seconds, words.preStopFromCommand(seconds));
}

export function assumedPostStart(hook: LifecycleHandler | undefined, assume: Assume): number {
  if (!hook) return 0;
  const seconds = hook.exec ? hookSeconds(hook) : null;
  return seconds === null
    ? assume('postStartSeconds', 0, words.postStartAtOnce)
    : assume('postStartSeconds', seconds, words.postStartFromCommand(seconds));
}

export function assumedPostStartFails(hook: LifecycleHandler | undefined, assume: Assume): boolean {
  const exitCode = hook?.exec?.command ? (playCommand(hook.exec.command)?.run.exitCode ?? 0) : 0;
  if (exitCode !== 0) return assume('postStartFails', true, words.postStartFails(exitCode));
  // Source: v1.28 pkg/kubelet/lifecycle/handlers.go:Run, which knows exec and httpGet only.
  if (hook?.tcpSocket) return assume('postStartFails', true, words.postStartTcp);
  return false;
}

/** Null where the command does not say how long it takes. */
function hookSeconds({ exec }: LifecycleHandler): number | null {
  const command = exec?.command;
  const played = command ? playCommand(command) : null;
  return played === null ? sleepSeconds(command) : (played.run.seconds ?? hangs);
}
