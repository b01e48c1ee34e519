import type { Diagnostic } from '#api/diagnostic.ts';
import { nearest } from '#base/nearest.ts';
import { scenarioProblems as problems } from '#i18n/scenario.ts';
import { checkValue } from './check.ts';
import { scenarioApiVersion, scenarioDocument, scenarioKind } from './definition.ts';
import { diagnosticOf } from './diagnosticOf.ts';
import { durationText } from './duration.ts';
import type { ScenarioSource } from './place.ts';
import { isMapping, type Problem, problem, type Report } from './problem.ts';
import { type CheckedBehaviour, readBehaviour } from './readBehaviour.ts';
import { type CheckedCluster, readCluster } from './readCluster.ts';
import { type CheckedEvent, readEvent } from './readEvents.ts';
import { type CheckedJob, readJob } from './readJobs.ts';
import { type CheckedTraffic, readTraffic } from './readTraffic.ts';
import { defaultScenario, type KubernetesVersion, type Scenario } from './scenario.ts';

/** The feature gates that a version has; without them no gate is questioned. */
export interface FeatureGateNames {
  readonly isFeatureGate: (name: string, version: KubernetesVersion) => boolean;
  /** Candidates for "did you mean". */
  readonly names: readonly string[];
}

export interface ReadScenario {
  readonly scenario: Scenario;
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether a decoded document is meant as a Scenario, whatever its version. */
export function isScenario(value: unknown): boolean {
  if (!isMapping(value) || value.kind !== scenarioKind) return false;
  return typeof value.apiVersion !== 'string' || value.apiVersion.startsWith('sim.kymograph.dev');
}

/**
 * The Scenario of a text: the first document that is one counts, each further one gets a diagnostic.
 * Never throws; without a document it is the default Scenario.
 */
export function readScenarios(documents: readonly ScenarioSource[], gates?: FeatureGateNames): ReadScenario {
  const [first, ...others] = documents.filter((document) => isScenario(document.value));
  const read = readScenario(first, gates);
  const further = others.map((document) =>
    diagnosticOf(document, {
      ...problem('scenario-further-document', problems.furtherScenario, ['kind']),
      severity: 'warning',
    }),
  );
  return { scenario: read.scenario, diagnostics: [...read.diagnostics, ...further] };
}

/**
 * Reads one Scenario document strictly: what is wrong is reported at its place and counts as absent, and what is
 * absent is the default. Never throws.
 */
function readScenario(document: ScenarioSource | undefined, gates?: FeatureGateNames): ReadScenario {
  if (document === undefined) return { scenario: defaultScenario, diagnostics: [] };
  const found: Problem[] = [];
  const report: Report = (one) => found.push(one);
  const { value } = document;
  if (isMapping(value) && typeof value.apiVersion === 'string' && value.apiVersion !== scenarioApiVersion) {
    const message = problems.notAScenario(value.apiVersion);
    report({ ...problem('scenario-api-version', message, ['apiVersion']), instead: scenarioApiVersion });
  }
  const checked = checkValue(scenarioDocument, value, [], report) as CheckedDocument | undefined;
  const spec = checked?.spec ?? {};
  const scenario = complete(spec, value, report);
  if (gates) checkGates(scenario, gates, report);
  checkHorizon(spec.events ?? [], scenario.horizonMs, report);
  return { scenario, diagnostics: found.map((one) => diagnosticOf(document, one)) };
}

/** What `checkValue` leaves of a document: every value conforms to the definition, lengths of time are seconds. */
interface CheckedDocument {
  readonly spec?: CheckedSpec;
}

interface CheckedSpec {
  readonly cluster?: CheckedCluster;
  readonly behaviour?: Scenario['behaviour'];
  readonly seed?: number;
  readonly horizon?: number;
  readonly jitter?: Scenario['jitter'];
  readonly latency?: Readonly<Record<string, number | undefined>>;
  readonly containers?: Readonly<Record<string, CheckedBehaviour>>;
  readonly jobs?: Readonly<Record<string, CheckedJob>>;
  readonly events?: readonly (CheckedEvent | undefined)[];
  readonly traffic?: readonly (CheckedTraffic | undefined)[];
}

function complete(spec: CheckedSpec, value: unknown, report: Report): Scenario {
  const { cluster = {}, latency = {} } = spec;
  const ms = (key: string, otherwise: number) => {
    const seconds = latency[key];
    return seconds === undefined ? otherwise : Math.round(seconds * 1000);
  };
  const standard = defaultScenario;
  return {
    cluster: readCluster(cluster),
    behaviour: spec.behaviour ?? standard.behaviour,
    seed: spec.seed ?? standard.seed,
    horizonMs: spec.horizon === undefined ? standard.horizonMs : Math.round(spec.horizon * 1000),
    jitter: spec.jitter ?? standard.jitter,
    latency: {
      apiRequestMs: ms('apiRequest', standard.latency.apiRequestMs),
      watchMs: ms('watch', standard.latency.watchMs),
      createContainerMs: ms('createContainer', standard.latency.createContainerMs),
      startContainerMs: ms('startContainer', standard.latency.startContainerMs),
      runSandboxMs: ms('runSandbox', standard.latency.runSandboxMs),
    },
    containers: Object.fromEntries(
      Object.entries(spec.containers ?? {}).map(([key, behaviour]) => [key, readBehaviour(behaviour)]),
    ),
    jobs: Object.fromEntries(Object.entries(spec.jobs ?? {}).map(([name, job]) => [name, readJob(job)])),
    events: (spec.events ?? []).flatMap((event, index) =>
      event === undefined
        ? []
        : readEvent(event, writtenKeys(value, index), ['spec', 'events', index], report),
    ),
    traffic: (spec.traffic ?? []).flatMap((one, index) =>
      one === undefined ? [] : [readTraffic(one, `spec.traffic[${index}]`)],
    ),
  };
}

/** Keys of one event in the order of the text, those without a value left out. */
function writtenKeys(value: unknown, index: number): readonly string[] {
  const spec = isMapping(value) ? value.spec : undefined;
  const events = isMapping(spec) ? spec.events : undefined;
  const event: unknown = Array.isArray(events) ? events[index] : undefined;
  return isMapping(event) ? Object.keys(event).filter((key) => event[key] !== null) : [];
}

function checkGates(scenario: Scenario, gates: FeatureGateNames, report: Report): void {
  const { version, featureGates } = scenario.cluster;
  for (const name of Object.keys(featureGates)) {
    if (gates.isFeatureGate(name, version)) continue;
    const meant = nearest(
      name,
      gates.names.filter((known) => gates.isFeatureGate(known, version)),
    );
    const path = ['spec', 'cluster', 'featureGates', name];
    report({
      ...problem('scenario-feature-gate', problems.unknownGate(name, version), path),
      at: 'key',
      note: meant === null ? problems.unknownGateNote : problems.meant(meant),
      instead: meant,
    });
  }
}

function checkHorizon(
  events: readonly (CheckedEvent | undefined)[],
  horizonMs: number | null,
  report: Report,
): void {
  for (const [index, event] of events.entries()) {
    if (event === undefined || horizonMs === null || event.at * 1000 <= horizonMs) continue;
    const message = problems.afterHorizon(durationText(event.at), durationText(horizonMs / 1000));
    const path = ['spec', 'events', index, 'at'];
    report({ ...problem('scenario-after-horizon', message, path), severity: 'warning' });
  }
}
