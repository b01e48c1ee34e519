import { simulateText } from '#cluster/simulateText.ts';
import type { RunRequest, WorkerMessage } from './protocol.ts';

/** A run longer than this is returned as far as it got. */
const maxRunMs = 20_000;

const post = (message: WorkerMessage) => self.postMessage(message);

self.onmessage = ({ data }: MessageEvent<RunRequest>) => {
  const { side, generation, text, overrides, maxEvents } = data;
  const startedAt = performance.now();
  try {
    const run = simulateText(text, overrides, {
      maxEvents,
      onProgress: (simulatedMs, horizonMs) =>
        post({ kind: 'progress', side, generation, simulatedMs, horizonMs }),
      limit: () => (performance.now() - startedAt > maxRunMs ? 'wallTime' : null),
    });
    post({ kind: 'done', side, generation, run });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    post({ kind: 'failed', side, generation, message });
  }
};
