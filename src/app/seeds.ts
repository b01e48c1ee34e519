import type { SeedsAnswer, WorkerRequest } from '#app/worker/protocol.ts';
import { type AppState, appStore } from './store.ts';

/** The part of a Worker that runs seeds, so that a test can be the other end. */
export interface SeedWorker {
  postMessage: (message: WorkerRequest) => void;
  terminate: () => void;
  onmessage: ((event: { readonly data: SeedsAnswer }) => void) | null;
  onerror: ((event: { readonly preventDefault?: () => void }) => void) | null;
}

/** Enough for a 5 % edge to hold still, few enough to be done in about a second. */
export const seedCount = 1000;

/** Events of one seed's run; a text that needs more is told by fewer than it has. */
const maxEvents = 50_000;

/** Keeps the bands up to date with the picture while they are wanted. Returns how to stop. */
export function startSeeds(make: () => SeedWorker): () => void {
  let worker: SeedWorker | null = null;
  let generation = 0;
  const end = () => {
    worker?.terminate();
    worker = null;
  };
  const begin = (text: string) => {
    end();
    generation += 1;
    worker = make();
    worker.onmessage = ({ data }) => {
      if (data.generation !== generation) return;
      const { done, seeds, summary } = data;
      appStore.setState({ bands: { text, done, seeds, summary } });
      if (done === seeds) end();
    };
    worker.onerror = (event) => {
      event.preventDefault?.();
      end();
      appStore.setState({ wantsBands: false, bands: null });
    };
    worker.postMessage({
      kind: 'seeds',
      generation,
      text,
      overrides: { jitter: 'upstream' },
      maxEvents,
      seeds: seedCount,
    });
  };
  const stop = appStore.subscribe((state, before) => {
    const text = wanted(state);
    if (text === wanted(before) && state.picture === before.picture) return;
    if (text === null) {
      end();
      // Stopped half-way, what there is stays; not wanted any more, it goes.
      if (!state.wantsBands) appStore.setState({ bands: null });
    } else if (text !== state.bands?.text) begin(text);
  });
  return () => {
    end();
    stop();
  };
}

/** The text whose seeds are wanted now; null when none are. */
function wanted({ wantsBands, runText, picture, run }: AppState): string | null {
  return wantsBands && picture !== null && picture === run ? runText : null;
}
