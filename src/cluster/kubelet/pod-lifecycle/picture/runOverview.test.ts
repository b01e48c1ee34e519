import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContainerLane } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { arbitraryLane, timelineOf } from './arbitraryLane.ts';
import { bandPercents, laneBands, seedLanes } from './laneBands.ts';
import { usefulness } from './laneShape.ts';
import { podUsefulness } from './podUsefulness.ts';
import { lastChange, runOverview, usefulnessSteps } from './runOverview.ts';

const arbitraryLanes = fc.array(arbitraryLane, { minLength: 1, maxLength: 6 });

function usefulAt({ spans }: ContainerLane, at: number): number {
  const span = spans.find(({ from, to }) => from <= at && at < to);
  return span ? usefulness[span.state] : 0;
}

function stepAt<S extends { readonly at: number }>(steps: readonly S[], at: number): S | undefined {
  return steps.findLast((step) => step.at <= at);
}

describe('usefulness over many lanes', () => {
  it('is their mean at every instant', () => {
    fc.assert(
      fc.property(arbitraryLanes, fc.integer({ min: 0, max: 200_000 }), (lanes, at) => {
        const mean = lanes.reduce((sum, lane) => sum + usefulAt(lane, at), 0) / lanes.length;
        expect(stepAt(usefulnessSteps(lanes), at)?.h ?? 0).toBeCloseTo(mean, 2);
      }),
    );
  });

  it('makes columns that follow one another and hold the same area', () => {
    fc.assert(
      fc.property(arbitraryLanes, (lanes) => {
        const timeline = timelineOf([lanes]);
        const width = 600;
        const scale = {
          from: 0,
          to: timeline.end,
          left: 0,
          right: width,
          x: (ms: number) => (ms * width) / timeline.end,
        };
        const columns = podUsefulness(timeline.pods[0]!, scale);
        for (const [index, { x0, x1 }] of columns.entries()) {
          expect(x1).toBeGreaterThan(x0);
          if (index > 0) expect(x0).toBeGreaterThanOrEqual(columns[index - 1]!.x1 - 1e-9);
        }
        const steps = runOverview(timeline);
        const area = steps.reduce(
          (sum, { at, h }, index) => sum + h * (scale.x(steps[index + 1]?.at ?? timeline.end) - scale.x(at)),
          0,
        );
        const drawn = columns.reduce((sum, { x0, x1, h }) => sum + h * (x1 - x0), 0);
        expect(Math.abs(drawn - area)).toBeLessThan(1.5);
      }),
    );
  });

  it('finds the last change: after it nothing begins or ends before the run does', () => {
    fc.assert(
      fc.property(arbitraryLanes, (lanes) => {
        const timeline = timelineOf([lanes]);
        const last = lastChange(timeline);
        const times = lanes.flatMap(({ spans, caps }) => [
          ...spans.flatMap(({ from, to }) => [from, to]),
          ...caps.map(({ at }) => at),
        ]);
        expect(times.filter((at) => at > last && at < timeline.end)).toEqual([]);
      }),
    );
  });
});

describe('laneBands', () => {
  it('says at each instant how high the seeds stand', () => {
    fc.assert(
      fc.property(arbitraryLanes, fc.integer({ min: 0, max: 200_000 }), (seeds, at) => {
        const [band] = laneBands(seeds.map((lane) => seedLanes(timelineOf([[lane]]))));
        const heights = seeds.map((lane) => usefulAt(lane, at)).sort((a, b) => a - b);
        const step = band ? stepAt(band.steps, at) : undefined;
        for (const [place, percent] of bandPercents.entries()) {
          const wanted = heights[Math.ceil((percent * seeds.length) / 100) - 1];
          expect(step?.heights[place] ?? 0).toBe(wanted);
        }
      }),
    );
  });

  it('counts a run that lacks the lane as nothing', () => {
    const ready = { state: 'ready', from: 0, to: 1000, event: 0, label: null } as const;
    const lane: ContainerLane = {
      name: 'c',
      role: 'main',
      notes: [],
      path: '',
      spans: [ready],
      caps: [],
      probes: [],
      brackets: [],
    };
    const [band] = laneBands([timelineOf([[lane]]), timelineOf([])].map(seedLanes));
    expect(band).toMatchObject({
      key: 'Pod/default/p0/c0',
      seeds: 2,
      steps: [{ at: 0, heights: [0, 0, 0, 1, 1] }, { at: 1000 }],
    });
  });
});
