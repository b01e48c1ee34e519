import {
  type JobEnd,
  type JobSeeds,
  jobEnds,
  jobSeeds,
} from '#cluster/kube-controller-manager/job/seeds/jobSeeds.ts';
import {
  type LossBands,
  lossBands,
  type SeedLosses,
  seedLosses,
} from '#cluster/kube-proxy/service-traffic/seeds/lossBands.ts';
import {
  type LaneBand,
  laneBands,
  type SeedLanes,
  seedLanes,
} from '#cluster/kubelet/pod-lifecycle/picture/laneBands.ts';
import { deriveTimeline } from '#cluster/kubelet/pod-lifecycle/timeline/deriveTimeline.ts';
import type { Run } from './run.ts';

/** What many seeds of one text do, in numbers small enough to be sent to the page: a part for each scene. */
export interface SeedSummary {
  readonly lifecycle: readonly LaneBand[];
  readonly jobs: readonly JobSeeds[];
  /** By the key of each Service that somebody asks. */
  readonly rollout: Readonly<Record<string, LossBands>>;
}

/** Takes one run after the other and keeps of each only what the summary needs. */
export interface SeedSummarizer {
  readonly add: (run: Run) => void;
  readonly summary: () => SeedSummary;
}

/** `shown` is the run in the picture: a pod whose name is drawn goes by its name there, whatever its seed called it. */
export function seedSummarizer(shown: Run): SeedSummarizer {
  const names = deriveTimeline(shown).pods.map(({ subject }) => subject);
  const lanes: SeedLanes[] = [];
  const ends: (readonly JobEnd[])[] = [];
  const losses: SeedLosses[] = [];
  const { horizon } = shown.trace;
  return {
    add: (run) => {
      const timeline = deriveTimeline(run);
      const pods = timeline.pods.map((pod, index) =>
        pod.ownerKind === null ? pod : { ...pod, subject: names[index] ?? pod.subject },
      );
      lanes.push(seedLanes({ ...timeline, pods }));
      ends.push(jobEnds(run.trace.events));
      losses.push(seedLosses(run.trace.events, horizon));
    },
    summary: () => ({
      lifecycle: laneBands(lanes),
      jobs: jobSeeds(ends),
      rollout: lossBands(losses, horizon),
    }),
  };
}
