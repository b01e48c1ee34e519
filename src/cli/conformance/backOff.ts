import { type BackOffEntry, isInBackOffSince, nextBackOff } from '#cluster/kubelet/pod-lifecycle/backOff.ts';
import { adapter } from './adapter.ts';

interface Input {
  readonly initialSeconds: number;
  readonly maxSeconds: number;
  readonly runSeconds: readonly number[];
}

/** kubelet/backoff: a container that runs, exits and is asked after every half second. */
export const backOff = adapter<Input>(({ initialSeconds, maxSeconds, runSeconds }) => {
  const policy = { initialMs: initialSeconds * 1000, maxMs: maxSeconds * 1000 };
  let entry: BackOffEntry | undefined;
  let startMs = 0;
  const restarts = runSeconds.map((seconds, index) => {
    const exitMs = startMs + Math.round(seconds * 1000);
    let nowMs = exitMs;
    while (isInBackOffSince(entry, exitMs, nowMs, policy)) nowMs += 500;
    entry = nextBackOff(entry, exitMs, nowMs, policy);
    startMs = nowMs;
    return {
      restart: index + 1,
      exitAt: exitMs / 1000,
      waitSeconds: (nowMs - exitMs) / 1000,
      startAt: nowMs / 1000,
      backOffAfter: entry.backOffMs / 1000,
    };
  });
  return { restarts };
});
