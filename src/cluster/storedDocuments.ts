import { type Admission, type AdmissionOptions, admit } from '#api/admission/admit.ts';
import { valueAt } from '#api/admission/valueAt.ts';
import type { FieldPath } from '#api/fieldPath.ts';
import { defaultNodePortRange, parsePortRange } from '#api/portRange.ts';
import { nodePortsOf, type Service } from '#api/serviceTypes.ts';
import { refusedDocument, storedDocument, unsentDocument } from '#api/verdict/storedDocument.ts';
import type { StoredDocument } from '#api/verdict/storedRow.ts';
import { staticBandOffset } from '#cluster/kube-apiserver/nodeport/staticBandOffset.ts';
import { isScenario } from '#scenario/readScenario.ts';
import type { ClusterTrace } from './facts.ts';
import type { PreparedRun } from './prepareRun.ts';
import { drawnFrom, serviceAnswers } from './serviceAnswers.ts';

/** Beside so many documents their objects are shown; a longer text is told of in the pane. */
const mostStored = 1000;

/**
 * The objects as stored, beside their text, for the first documents of a text. What the server draws for a Service is
 * what it drew in this run.
 */
export function storedDocuments(
  { source, services }: PreparedRun,
  trace: ClusterTrace,
): readonly StoredDocument[] {
  const { text, documents, options } = source;
  const lines = text.split(/\r\n|\r|\n/);
  const answerOf = serviceAnswers(trace);
  const answers = new Map(services.map(({ place, key }) => [place, answerOf(`${place} ${key}`)]));
  const range = drawablePorts(options);
  return documents.slice(0, mostStored).map((document, place) => {
    if (isScenario(document.value)) return unsentDocument(document);
    const admission = admit(document, options);
    const answer = answers.get(place) ?? null;
    if (answer === null) {
      const ofRange = (path: FieldPath) => (isPortPath(path) ? range : null);
      return storedDocument(document, admission, lines, ofRange);
    }
    const { stored } = answer;
    if (answer.refused.length > 0 || stored === null) return refusedDocument(document, answer.refused.length);
    const drew = (path: FieldPath) => (isPortPath(path) ? drawnFrom(answer, path) : null);
    return storedDocument(document, asAnswered(admission, stored), lines, drew);
  });
}

/** The server's answer in an empty cluster, with what this cluster gave the Service. */
function asAnswered({ refusal: _, ...admission }: Admission, stored: Service): Admission {
  const { sent, object = sent } = admission;
  if (!object) return admission;
  const written = (object as Service).spec;
  const { ports, clusterIP, clusterIPs, healthCheckNodePort } = stored.spec;
  const given = { clusterIP, clusterIPs, healthCheckNodePort };
  const spec = {
    ...(admission.object ? written : stored.spec),
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    ...(ports === undefined ? {} : { ports: withNodePorts(written.ports, ports) }),
  };
  const service = { ...object, spec };
  return {
    ...admission,
    outcome: 'accepted',
    object: service,
    drawn: drawnPaths(stored).filter((path) => valueAt(sent, path) === undefined),
  };
}

function withNodePorts(written: Service['spec']['ports'], stored: NonNullable<Service['spec']['ports']>) {
  if (written?.length !== stored.length) return stored;
  return written.map((port, index) => {
    const { nodePort = 0 } = stored[index] ?? port;
    return nodePort === 0 ? port : { ...port, nodePort };
  });
}

/** Where a Service has what only the server can give. */
function drawnPaths({ spec }: Service): readonly FieldPath[] {
  const ports = (spec.ports ?? []).flatMap(({ nodePort = 0 }, index) =>
    nodePort === 0 ? [] : [['spec', 'ports', index, 'nodePort']],
  );
  const single = (['clusterIP', 'clusterIPs', 'healthCheckNodePort'] as const).filter(
    (field) => spec[field] !== undefined,
  );
  return [...single.map((field) => ['spec', field]), ...(nodePortsOf(spec).length > 0 ? ports : [])];
}

function isPortPath(path: FieldPath): boolean {
  return path.at(-1) === 'nodePort' || path.at(-1) === 'healthCheckNodePort';
}

/** Of how many node ports the server draws one: the range without the band that is kept for ports a user picks. */
function drawablePorts({ gateEnabled, serviceNodePortRange }: AdmissionOptions): number {
  const parsed = parsePortRange(serviceNodePortRange ?? '');
  const { size } = parsed.kind === 'range' && parsed.range.size > 0 ? parsed.range : defaultNodePortRange;
  return gateEnabled('ServiceNodePortStaticSubrange') ? size - staticBandOffset(size) : size;
}
