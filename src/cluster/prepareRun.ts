import type { AdmissionOptions } from '#api/admission/admit.ts';
import type { Diagnostic } from '#api/diagnostic.ts';
import { gateInfo, featureGates as gatesOf128 } from '#api/featureGates.ts';
import type { ManifestDocument } from '#api/manifestDocument.ts';
import { manifestSteps } from '#api/parseManifests.ts';
import type { DocumentVerdict } from '#api/verdict/documentVerdict.ts';
import { containerIdentities } from '#cluster/kube-controller-manager/pod-template/onePod.ts';
import type { Manifest } from '#cluster/kubectl/kubectl.ts';
import { questionContainers } from '#scenario/questionContainers.ts';
import { questionJobs } from '#scenario/questionJobs.ts';
import { questionTraffic } from '#scenario/questionTraffic.ts';
import { type FeatureGateNames, isScenario, readScenarios } from '#scenario/readScenario.ts';
import type { Scenario } from '#scenario/scenario.ts';
import { jobIdentities } from './jobIdentities.ts';
import { Judge } from './judge.ts';
import type { RunDocument, RunOverrides } from './run.ts';
import { serviceIdentities } from './serviceIdentities.ts';
import type { ServiceDocument } from './serviceVerdicts.ts';

/** A text read and judged: what a run needs, whatever its seed. */
export interface PreparedRun {
  readonly documents: readonly RunDocument[];
  readonly verdicts: readonly DocumentVerdict[];
  readonly diagnostics: readonly Diagnostic[];
  readonly scenario: Scenario;
  readonly manifests: readonly Manifest[];
  /** Init containers written as sidecars whose field was dropped: their processes are servers all the same. */
  readonly droppedSidecars: ReadonlySet<unknown>;
  readonly enabledGates: readonly string[];
  readonly gateEnabled: (name: string) => boolean;
  /** Whose verdict depends on who came before them. */
  readonly services: readonly ServiceDocument[];
  /** What the objects were read from, and as what the server judged them. */
  readonly source: PreparedSource;
}

export interface PreparedSource {
  readonly text: string;
  readonly documents: readonly ManifestDocument[];
  readonly options: AdmissionOptions;
}

/** What is known while a text is read and judged. */
export interface Preparing {
  /** Work done and all there is, in letters of the text. */
  readonly done: number;
  readonly total: number;
  readonly verdicts: () => readonly DocumentVerdict[];
  readonly diagnostics: () => readonly Diagnostic[];
}

export function prepareRun(text: string, overrides: RunOverrides = {}): PreparedRun {
  const steps = preparation(text, overrides);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Names a Scenario's group; a text without it cannot hold one. */
const scenarioGroup = 'sim.kymograph.dev';

/**
 * Reads a text and lets the API server judge its objects, one after the other, so that a long text can be left and
 * taken up again. Answering a step with `stop` ends the reading; what has been read is judged. Of the objects other than
 * Services, whose verdicts depend on each other, `mostPlayed` go into the run.
 */
export function* preparation(
  text: string,
  overrides: RunOverrides = {},
  mostPlayed = Number.POSITIVE_INFINITY,
): Generator<Preparing, PreparedRun, 'stop' | undefined> {
  const reading = manifestSteps(text);
  // Without a Scenario in it each object can be judged as soon as it is read.
  const early = text.includes(scenarioGroup)
    ? null
    : new Judge(readScenario([], overrides).scenario, mostPlayed);
  let stop: 'stop' | undefined;
  let step = reading.next();
  while (!step.done) {
    const { documents, end, diagnostics } = step.value;
    early?.judge(documents);
    const said = () => [...diagnostics(), ...(early?.diagnostics ?? [])].sort(byPlace);
    stop ??= yield {
      done: end,
      total: text.length,
      verdicts: () => early?.verdicts ?? [],
      diagnostics: said,
    };
    step = reading.next(stop);
  }
  const parsed = step.value;
  const read = readScenario(parsed.documents, overrides);
  const judge = early ?? new Judge(read.scenario, mostPlayed);
  while (judge.judged < parsed.documents.length) {
    judge.judge(parsed.documents, judge.judged + documentsAStep);
    const said = () => [...parsed.diagnostics, ...read.diagnostics, ...judge.diagnostics].sort(byPlace);
    yield { done: text.length, total: text.length, verdicts: () => judge.verdicts, diagnostics: said };
  }
  return prepared(text, judge, [...parsed.diagnostics, ...read.diagnostics], parsed.documents);
}

/** As many documents are judged between two looks at the clock. */
const documentsAStep = 8;

function prepared(
  text: string,
  judge: Judge,
  said: readonly Diagnostic[],
  documents: readonly ManifestDocument[],
): PreparedRun {
  const { scenario, manifests, gateEnabled } = judge;
  const diagnostics = [...said, ...judge.diagnostics, ...judge.notPlayed()];
  const scenarioDocument = documents.find(({ value }) => isScenario(value));
  const allRead = !diagnostics.some(({ severity }) => severity === 'error');
  // A name may well be that of a container whose pod is refused, or not readable yet.
  if (scenarioDocument && allRead) {
    const identities = manifests.flatMap(({ object }) => containerIdentities(object));
    diagnostics.push(...questionContainers(scenarioDocument, scenario, identities));
    const jobs = manifests.flatMap(({ object }) => jobIdentities(object));
    diagnostics.push(...questionJobs(scenarioDocument, scenario, jobs));
    const services = manifests.flatMap(({ object }) => serviceIdentities(object));
    diagnostics.push(...questionTraffic(scenarioDocument, scenario, services));
  }
  return {
    documents: judge.documents,
    verdicts: judge.verdicts,
    diagnostics: diagnostics.sort(byPlace),
    scenario,
    manifests,
    droppedSidecars: judge.droppedSidecars,
    enabledGates: gatesOf128.map(({ name }) => name).filter(gateEnabled),
    gateEnabled,
    services: judge.services,
    source: { text, documents, options: judge.options },
  };
}

function readScenario(documents: readonly ManifestDocument[], overrides: RunOverrides) {
  const read = readScenarios(
    documents.filter(({ value }) => isScenario(value)),
    gateNames,
  );
  return { scenario: overridden(read.scenario, overrides), diagnostics: read.diagnostics };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return a.range.start.offset - b.range.start.offset;
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
