import { admit } from '#api/admission/admit.ts';
import type { Diagnostic } from '#api/diagnostic.ts';
import { featureGateDefaults, gateInfo, featureGates as gatesOf128 } from '#api/featureGates.ts';
import { type FieldPath, pathText } from '#api/fieldPath.ts';
import type { JsonObject } from '#api/json.ts';
import type { ManifestDocument } from '#api/manifestDocument.ts';
import { parseManifests } from '#api/parseManifests.ts';
import type { KubernetesObject } from '#api/types.ts';
import { normalizedService } from '#api/validation/serviceAddresses.ts';
import { containerIdentities, templatePath } from '#cluster/kube-controller-manager/pod-template/onePod.ts';
import type { Manifest } from '#cluster/kubectl/kubectl.ts';
import { questionContainers } from '#scenario/questionContainers.ts';
import { type FeatureGateNames, isScenario, readScenarios } from '#scenario/readScenario.ts';
import type { Scenario } from '#scenario/scenario.ts';
import { defaultMaxEvents } from '#simulation/simulator.ts';
import { keyOf } from '#simulation/store.ts';
import type { Limit } from '#simulation/trace.ts';
import { clusterOf } from './index.ts';
import type { Run, RunDocument, RunOverrides } from './run.ts';
import { runBehaviours } from './runBehaviours.ts';
import { type ServiceDocument, withServiceVerdicts } from './serviceVerdicts.ts';

/** What the caller of a run may watch and decide while it runs. */
export interface RunControl {
  /** Told now and then how far the run is, in ms. */
  readonly onProgress?: (simulatedMs: number, horizonMs: number) => void;
  readonly shouldStop?: () => boolean;
  /** A limit of the caller's own: its clock, its memory. */
  readonly limit?: () => Limit | null;
  readonly maxEvents?: number;
}

/** A text read and judged: what a run needs, whatever its seed. */
export interface PreparedRun {
  readonly documents: readonly RunDocument[];
  readonly diagnostics: readonly Diagnostic[];
  readonly scenario: Scenario;
  readonly manifests: readonly Manifest[];
  /** Init containers written as sidecars whose field was dropped: their processes are servers all the same. */
  readonly droppedSidecars: ReadonlySet<unknown>;
  readonly enabledGates: readonly string[];
  readonly gateEnabled: (name: string) => boolean;
  readonly services: readonly ServiceDocument[];
}

/**
 * The whole way from a text to a run: parse, read the Scenario, let the API server judge each object, simulate what
 * it accepts. Never throws for what a user can paste.
 */
export function simulateText(text: string, overrides: RunOverrides = {}, control: RunControl = {}): Run {
  return simulatePrepared(prepareRun(text, overrides), control);
}

export function prepareRun(text: string, overrides: RunOverrides = {}): PreparedRun {
  const parsed = parseManifests(text);
  const read = readScenarios(
    parsed.documents.filter(({ value }) => isScenario(value)),
    gateNames,
  );
  const scenario = overridden(read.scenario, overrides);
  const { version, featureGates, serviceNodePortRange } = scenario.cluster;
  const defaults = featureGateDefaults(version);
  // A locked gate stays as it is: kube-apiserver would not start with another value.
  const gateEnabled = (name: string) =>
    gateInfo(name, version)?.locked ? defaults(name) : (featureGates[name] ?? defaults(name));

  const diagnostics: Diagnostic[] = [...parsed.diagnostics, ...read.diagnostics];
  const documents: RunDocument[] = [];
  const manifests: Manifest[] = [];
  const services: ServiceDocument[] = [];
  const droppedSidecars = new Set<unknown>();
  for (const document of parsed.documents) {
    if (isScenario(document.value)) {
      documents.push(runDocument(document, 'scenario'));
      continue;
    }
    const admission = admit(document, { version, gateEnabled, serviceNodePortRange });
    diagnostics.push(...admission.diagnostics);
    const { object } = admission;
    const service = serviceOf(admission.sent);
    if (service) {
      manifests.push({ document: document.index, object: service });
      services.push({ document, place: documents.length, key: keyOf(service) });
      documents.push(runDocument(document, 'simulated'));
      continue;
    }
    const simulated = object !== undefined && (object.kind === 'Pod' || templatePath(object.kind) !== null);
    if (simulated) manifests.push({ document: document.index, object });
    for (const path of admission.dropped) {
      if (path.at(-1) === 'restartPolicy') droppedSidecars.add(valueAt(object, path.slice(0, -1)));
    }
    const refused = ['rejected', 'notServed', 'noKind'].includes(admission.outcome);
    documents.push(runDocument(document, refused ? 'rejected' : simulated ? 'simulated' : 'listed'));
  }
  const scenarioDocument = parsed.documents.find(({ value }) => isScenario(value));
  const allRead = !diagnostics.some(({ severity }) => severity === 'error');
  // A name may well be that of a container whose pod is refused, or not readable yet.
  if (scenarioDocument && allRead) {
    const identities = manifests.flatMap(({ object }) => containerIdentities(object));
    diagnostics.push(...questionContainers(scenarioDocument, scenario, identities));
  }
  diagnostics.sort((a, b) => a.range.start.offset - b.range.start.offset);
  const enabledGates = gatesOf128.map(({ name }) => name).filter(gateEnabled);
  return {
    documents,
    diagnostics,
    scenario,
    manifests,
    droppedSidecars,
    enabledGates,
    gateEnabled,
    services,
  };
}

/** A Service as it comes to the API server's own rules. Which of them it meets first, the run finds out. */
function serviceOf(sent: KubernetesObject | undefined): KubernetesObject | null {
  if (sent?.kind !== 'Service' || sent.apiVersion !== 'v1' || !sent.metadata.name) return null;
  return normalizedService(sent as unknown as JsonObject) as unknown as KubernetesObject;
}

function valueAt(object: unknown, path: FieldPath): unknown {
  return path.reduce((value, key) => (value as Record<string | number, unknown> | undefined)?.[key], object);
}

/** Runs what was prepared, with its own seed or another. */
export function simulatePrepared(
  prepared: PreparedRun,
  control: RunControl = {},
  seed = prepared.scenario.seed,
): Run {
  return startRun(prepared, seed).advance(control);
}

/** A run that can be left and taken up again. */
export interface StartedRun {
  /** Goes on until the horizon or the control's limits, and tells the whole run so far. */
  readonly advance: (control?: RunControl) => Run;
}

export function startRun(prepared: PreparedRun, seed = prepared.scenario.seed): StartedRun {
  const { documents, diagnostics, manifests, enabledGates, gateEnabled } = prepared;
  const scenario = { ...prepared.scenario, seed };
  const behaviours = runBehaviours(scenario, prepared.droppedSidecars);
  const { horizonMs } = scenario;
  const cluster = clusterOf({ manifests, scenario, gateEnabled, behaviourOf: behaviours.behaviourOf });
  return {
    advance: (control = {}) => {
      const interrupted = (simulatedMs: number): Limit | null => {
        control.onProgress?.(simulatedMs, horizonMs);
        return control.shouldStop?.() ? 'stopped' : (control.limit?.() ?? null);
      };
      const maxEvents = control.maxEvents ?? defaultMaxEvents;
      const trace = cluster.run({ horizonMs, maxEvents, interrupted });
      const judged = withServiceVerdicts({ documents, diagnostics }, prepared.services, trace);
      return { ...judged, scenario, enabledGates, inferences: behaviours.inferences(), trace };
    },
  };
}

/** Lets the Scenario's reader question gates that a version does not have. */
const gateNames: FeatureGateNames = {
  isFeatureGate: (name, version) => gateInfo(name, version) !== null,
  names: gatesOf128.map(({ name }) => name),
};

function overridden(scenario: Scenario, overrides: RunOverrides): Scenario {
  return {
    ...scenario,
    cluster: {
      ...scenario.cluster,
      version: overrides.version ?? scenario.cluster.version,
      featureGates: { ...scenario.cluster.featureGates, ...overrides.featureGates },
      serviceNodePortRange: overrides.serviceNodePortRange ?? scenario.cluster.serviceNodePortRange,
    },
    behaviour: overrides.behaviour ?? scenario.behaviour,
    seed: overrides.seed ?? scenario.seed,
    horizonMs: overrides.horizonMs ?? scenario.horizonMs,
    jitter: overrides.jitter ?? scenario.jitter,
  };
}

function runDocument(document: ManifestDocument, outcome: RunDocument['outcome']): RunDocument {
  const { index, apiVersion, kind, name, namespace, range } = document;
  const lines: Record<string, readonly [number, number]> = {};
  if (outcome === 'simulated' || outcome === 'scenario') collectLines(document, document.value, [], lines);
  return { index, apiVersion, kind, name, namespace, outcome, range, lines };
}

/** The lines of every field, from its key to the end of what it holds. */
function collectLines(
  document: ManifestDocument,
  value: unknown,
  path: FieldPath,
  lines: Record<string, readonly [number, number]>,
): void {
  if (path.length > 0) {
    const first = document.keyRangeOf(path).start.line;
    const { end } = document.rangeOf(path);
    lines[pathText(path)] = [first, Math.max(first, end.column === 1 ? end.line - 1 : end.line)];
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) collectLines(document, item, [...path, index], lines);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) collectLines(document, item, [...path, key], lines);
  }
}
