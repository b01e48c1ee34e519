import '#api/rareAtHand.ts';
import { componentsAtHand } from './everyComponent.ts';
import { type PreparedRun, prepareRun } from './prepareRun.ts';
import type { Run, RunOverrides } from './run.ts';
import { type RunControl, startRun } from './startRun.ts';

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
  const started = startRun(prepared, componentsAtHand(prepared), seed);
  started.advance(control);
  return started.run();
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
