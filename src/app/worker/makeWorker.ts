import type { SeedWorker } from '#app/seeds.ts';
import type { WorkerLike } from './workerClient.ts';

/** A worker of its own with the whole engine in it. */
export function makeWorker(): WorkerLike & SeedWorker {
  return new Worker(new URL('./simulation.worker.ts', import.meta.url), {
    type: 'module',
  }) as unknown as WorkerLike & SeedWorker;
}
