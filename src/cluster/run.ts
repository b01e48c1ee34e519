import type { Diagnostic, TextRange } from '#api/diagnostic.ts';
import type { DocumentVerdict } from '#api/verdict/documentVerdict.ts';
import type { StoredDocument } from '#api/verdict/storedRow.ts';
import type { Sentence } from '#i18n/sentence.ts';
import type { FieldEdit } from '#scenario/fieldEdit.ts';
import type { FieldPath } from '#scenario/place.ts';
import type { Scenario } from '#scenario/scenario.ts';
import type { ClusterTrace } from './facts.ts';

/** Everything one simulation of a text gives: plain data, made in the worker (or in Node) by `simulateText`. */
export interface Run {
  readonly documents: readonly RunDocument[];
  /** What kubectl and the server answer, object by object, in the order of the text. */
  readonly verdicts: readonly DocumentVerdict[];
  readonly diagnostics: readonly Diagnostic[];
  /** The objects as stored, beside their text; null when the run was not asked for them. */
  readonly stored: readonly StoredDocument[] | null;
  readonly scenario: Scenario;
  /** Names of the feature gates that are on in this run: by default in its version, or because the Scenario says so. */
  readonly enabledGates: readonly string[];
  /** What the Scenario left out and the run therefore assumed, to be shown as such. */
  readonly inferences: readonly Inference[];
  readonly trace: ClusterTrace;
}

export interface RunDocument {
  /** Its place among the documents of the run, items of Lists counted one by one: how facts and pictures name it. */
  readonly index: number;
  /** Its place in the text: counted over the documents that hold something, a List as one. */
  readonly textIndex: number;
  /** Where in that document it stands: empty for the document itself, `items` and a number for an item of a List. */
  readonly objectPath: FieldPath;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** `simulated`: in the run. `rejected`: kube-apiserver or kubectl refuses it. `listed`: known or unknown, not simulated. */
  readonly outcome: 'simulated' | 'rejected' | 'listed' | 'scenario';
  readonly range: TextRange;
  /** Field path text (`spec.initContainers[1].restartPolicy`) to its lines `[first, last]`; only for `simulated` and `scenario`. */
  readonly lines: Readonly<Record<string, readonly [number, number]>>;
}

/** One assumption, e.g. container `web`: "runs for ever". `path` is where a line in the Scenario would change it. */
export interface Inference {
  readonly subject: string;
  readonly path: string;
  readonly place: FieldPath;
  /** What would say the same there; undefined where no value can. */
  readonly value: unknown;
  readonly sentence: Sentence;
}

/** What a comparison or the command line changes without touching the text. */
export interface RunOverrides {
  readonly version?: Scenario['cluster']['version'];
  readonly featureGates?: Readonly<Record<string, boolean>>;
  readonly behaviour?: Scenario['behaviour'];
  readonly seed?: number;
  readonly serviceNodePortRange?: string;
  readonly horizonMs?: number;
  readonly jitter?: Scenario['jitter'];
  /** Fields of the text that are changed before it is read; applied by who reads the text. */
  readonly edits?: readonly FieldEdit[];
}
