import { defaultMaxEvents } from '#simulation/simulator.ts';
import type { Limit } from '#simulation/trace.ts';
import type { ClusterTrace } from './facts.ts';
import { clusterOf } from './index.ts';
import { type PreparedRun, prepareRun } from './prepareRun.ts';
import type { Run, RunOverrides } from './run.ts';
import { runBehaviours } from './runBehaviours.ts';
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

/**
 * The whole way from a text to a run: parse, read the Scenario, let the API server judge each object, simulate what
 * it accepts. Never throws for what a user can paste.
 */
export function simulateText(text: string, overrides: RunOverrides = {}, control: RunControl = {}): Run {
  return simulatePrepared(prepareRun(text, overrides), control);
}

/** Runs what was prepared, with its own seed or another. */
export function simulatePrepared(
  prepared: PreparedRun,
  control: RunControl = {},
  seed = prepared.scenario.seed,
): Run {
  const started = startRun(prepared, seed);
  started.advance(control);
  return started.run();
}

/** A run that can be left and taken up again. */
export interface StartedRun {
  /** Goes on until the horizon or the control's limits; tells how far it is, in ms. */
  readonly advance: (control?: RunControl) => number;
  /** The whole run so far. */
  readonly run: () => Run;
}

export function startRun(prepared: PreparedRun, seed = prepared.scenario.seed): StartedRun {
  const { documents, verdicts, diagnostics, manifests, enabledGates, gateEnabled } = prepared;
  const scenario = { ...prepared.scenario, seed };
  const behaviours = runBehaviours(scenario, prepared.droppedSidecars);
  const { horizonMs } = scenario;
  const cluster = clusterOf({ manifests, scenario, gateEnabled, behaviourOf: behaviours.behaviourOf });
  let trace: ClusterTrace = { events: [], end: 0, horizon: horizonMs, truncated: null };
  return {
    advance: (control = {}) => {
      const interrupted = (simulatedMs: number): Limit | null => {
        control.onProgress?.(simulatedMs, horizonMs);
        return control.shouldStop?.() ? 'stopped' : (control.limit?.() ?? null);
      };
      const maxEvents = control.maxEvents ?? defaultMaxEvents;
      trace = cluster.run({ horizonMs, maxEvents, interrupted });
      return trace.end;
    },
    run: () => {
      const judged = withServiceVerdicts({ documents, verdicts, diagnostics }, prepared.services, trace);
      return { ...judged, stored: null, scenario, enabledGates, inferences: behaviours.inferences(), trace };
    },
  };
}

/**
 * What the server says to each document, those who come before it heard: whether a port is still free is asked of a run
 * of the Services alone.
 */
export function judgeText(text: string): Pick<Run, 'verdicts' | 'diagnostics' | 'scenario'> {
  const prepared = prepareRun(text);
  if (prepared.services.length === 0) return prepared;
  const services = prepared.manifests.filter(({ object }) => object.kind === 'Service');
  return simulatePrepared({ ...prepared, manifests: services });
}
