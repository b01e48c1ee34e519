import { type Admission, type AdmissionOptions, admit } from '#api/admission/admit.ts';
import { valueAt } from '#api/admission/valueAt.ts';
import type { Diagnostic } from '#api/diagnostic.ts';
import { featureGateDefaults, gateInfo } from '#api/featureGates.ts';
import type { JsonObject } from '#api/json.ts';
import { linesOf } from '#api/linesOf.ts';
import type { ManifestDocument } from '#api/manifestDocument.ts';
import type { KubernetesObject } from '#api/types.ts';
import { withClusterIPs } from '#api/validation/serviceAddresses.ts';
import { withAddressFamilies } from '#api/validation/serviceAllocation.ts';
import { type DocumentVerdict, documentVerdict, scenarioVerdict } from '#api/verdict/documentVerdict.ts';
import { templatePath } from '#cluster/kube-controller-manager/pod-template/onePod.ts';
import type { Manifest } from '#cluster/kubectl/kubectl.ts';
import { verdictWords as words } from '#i18n/verdict.ts';
import { isScenario } from '#scenario/readScenario.ts';
import type { Scenario } from '#scenario/scenario.ts';
import { keyOf } from '#simulation/store.ts';
import type { RunDocument } from './run.ts';
import type { ServiceDocument } from './serviceVerdicts.ts';

/** Of so many fields the page is told the lines: more than any picture shows, and soon received. */
const mostPlaces = 30_000;

/** Judges the objects of a text in order, each once. */
export class Judge {
  readonly scenario: Scenario;
  readonly gateEnabled: (name: string) => boolean;
  readonly options: AdmissionOptions;
  readonly documents: RunDocument[] = [];
  readonly verdicts: DocumentVerdict[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly manifests: Manifest[] = [];
  readonly services: ServiceDocument[] = [];
  readonly droppedSidecars = new Set<unknown>();
  #places = 0;
  readonly #mostPlayed: number;
  /** Objects that came after so many. */
  readonly #left: ManifestDocument[] = [];

  constructor(scenario: Scenario, mostPlayed: number) {
    this.#mostPlayed = mostPlayed;
    const { version, featureGates, serviceNodePortRange } = scenario.cluster;
    const defaults = featureGateDefaults(version);
    this.scenario = scenario;
    // A locked gate stays as it is: kube-apiserver would not start with another value.
    this.gateEnabled = (name) =>
      gateInfo(name, version)?.locked ? defaults(name) : (featureGates[name] ?? defaults(name));
    this.options = { version, gateEnabled: this.gateEnabled, serviceNodePortRange };
  }

  get judged(): number {
    return this.documents.length;
  }

  judge(documents: readonly ManifestDocument[], until = documents.length): void {
    for (const document of documents.slice(this.judged, until)) this.#judgeOne(document);
  }

  #judgeOne(document: ManifestDocument): void {
    if (isScenario(document.value)) {
      this.#list(document, 'scenario');
      this.verdicts.push(scenarioVerdict(document));
      return;
    }
    const admission = admit(document, this.options);
    this.diagnostics.push(...admission.diagnostics);
    this.verdicts.push(documentVerdict(document, admission));
    const { object } = admission;
    const service = playedService(admission);
    if (service) {
      this.manifests.push({ document: this.documents.length, object: service });
      this.services.push({ document, place: this.documents.length, key: keyOf(service) });
      this.#list(document, 'simulated');
      return;
    }
    const playable = object !== undefined && isSimulated(object.kind);
    const simulated = playable && this.manifests.length - this.services.length < this.#mostPlayed;
    if (playable && !simulated) this.#left.push(document);
    if (simulated) this.manifests.push({ document: this.documents.length, object });
    for (const { path } of admission.dropped) {
      if (path.at(-1) === 'restartPolicy') this.droppedSidecars.add(valueAt(object, path.slice(0, -1)));
    }
    const refused = ['rejected', 'notServed', 'noKind'].includes(admission.outcome);
    this.#list(document, refused ? 'rejected' : simulated ? 'simulated' : 'listed');
  }

  /** Says from where on objects are judged alone. */
  notPlayed(): readonly Diagnostic[] {
    const [first] = this.#left;
    if (!first) return [];
    return [
      {
        severity: 'info',
        code: 'not-played',
        speaker: 'kymograph',
        message: words.notPlayed(this.#mostPlayed, this.#left.length),
        range: first.rangeOf(['kind']),
        document: first.index,
        path: '',
      },
    ];
  }

  #list(document: ManifestDocument, outcome: RunDocument['outcome']): void {
    const { index: textIndex, objectPath, apiVersion, kind, name, namespace, range } = document;
    const index = this.documents.length;
    const placed = (outcome === 'simulated' || outcome === 'scenario') && this.#places < mostPlaces;
    const lines = placed ? linesOf(document) : {};
    this.#places += Object.keys(lines).length;
    const named = { apiVersion, kind, name, namespace };
    this.documents.push({ index, textIndex, objectPath, ...named, outcome, range, lines });
  }
}

/**
 * A Service as it comes to the API server's own rules: whether a port is free, only the run knows. One whose address
 * cannot be had is not played, for addresses come before ports and are not.
 */
function playedService({ sent, refusal }: Admission): KubernetesObject | null {
  if (sent?.kind !== 'Service' || sent.apiVersion !== 'v1' || !sent.metadata.name) return null;
  if (refusal?.causes.some(({ field }) => /^spec\.(clusterIP|ipFamil)/.test(field))) return null;
  return { ...sent, spec: withAddressFamilies(withClusterIPs((sent.spec ?? {}) as JsonObject)) };
}

/** Whether objects of this kind are stored in the run: because a component acts on them, or reads them. */
function isSimulated(kind: string): boolean {
  return (
    kind === 'Pod' ||
    kind === 'PodDisruptionBudget' ||
    kind === 'EndpointSlice' ||
    templatePath(kind) !== null
  );
}
