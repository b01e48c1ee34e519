import { defaultMaxEvents } from '#simulation/simulator.ts';
import type { Limit } from '#simulation/trace.ts';
import type { Component } from './component.ts';
import type { ClusterTrace } from './facts.ts';
import { clusterOf } from './index.ts';
import type { PreparedRun } from './prepareRun.ts';
import type { Run } from './run.ts';
import { runBehaviours } from './runBehaviours.ts';
import { firstHorizonMs, jobStory, nextHorizonMs, shownEndMs, upTo } from './runLength.ts';
import { withServiceVerdicts } from './serviceVerdicts.ts';

/** What the caller of a run may watch and decide while it runs. */
export interface RunControl {
  /** Told now and then how far the run is, in ms. */
  readonly onProgress?: (simulatedMs: number, horizonMs: number) => void;
  readonly shouldStop?: () => boolean;
  /** A limit of the caller's own: its clock, its memory. */
  readonly limit?: () => Limit | null;
  readonly maxEvents?: number;
}

/** A run that can be left and taken up again. */
export interface StartedRun {
  /** Goes on until the horizon or the control's limits; tells how far it is, in ms. */
  readonly advance: (control?: RunControl) => number;
  /** Where it is going to, in ms; a run whose Scenario does not say may find that there is more to see. */
  readonly horizonMs: () => number;
  /** The whole run so far. */
  readonly run: () => Run;
}

/** Sets up what was prepared, with its own seed or another, and the components it needs. */
export function startRun(
  prepared: PreparedRun,
  components: readonly Component[],
  seed = prepared.scenario.seed,
): StartedRun {
  const { documents, verdicts, diagnostics, manifests, enabledGates, gateEnabled } = prepared;
  const scenario = { ...prepared.scenario, seed };
  const behaviours = runBehaviours(scenario, prepared.droppedSidecars);
  const leastHorizonMs = firstHorizonMs(scenario);
  let horizonMs = leastHorizonMs;
  const cluster = clusterOf({
    manifests,
    scenario,
    gateEnabled,
    behaviourOf: behaviours.behaviourOf,
    components,
  });
  let trace: ClusterTrace = { events: [], end: 0, horizon: horizonMs, truncated: null };
  /** To where it is shown; less than its horizon when that was only to find out. */
  let shownMs = horizonMs;
  /** Whether there is more to see after what has been run. */
  const goesOn = (): boolean => {
    shownMs = horizonMs;
    if (scenario.horizonMs !== null || trace.truncated !== null) return false;
    const story = jobStory(trace.events);
    shownMs = shownEndMs(story, leastHorizonMs);
    const next = nextHorizonMs(story, horizonMs) ?? shownMs;
    const further = next > horizonMs;
    if (further) horizonMs = next;
    return further;
  };
  return {
    horizonMs: () => horizonMs,
    advance: (control = {}) => {
      const interrupted = (simulatedMs: number): Limit | null => {
        control.onProgress?.(simulatedMs, horizonMs);
        return control.shouldStop?.() ? 'stopped' : (control.limit?.() ?? null);
      };
      const maxEvents = control.maxEvents ?? defaultMaxEvents;
      do trace = cluster.run({ horizonMs, maxEvents, interrupted });
      while (goesOn());
      return trace.end;
    },
    run: () => {
      const told = shownMs < horizonMs ? upTo(trace, shownMs) : trace;
      const judged = withServiceVerdicts({ documents, verdicts, diagnostics }, prepared.services, told);
      return {
        ...judged,
        stored: null,
        scenario,
        enabledGates,
        inferences: behaviours.inferences(),
        trace: told,
      };
    },
  };
}
