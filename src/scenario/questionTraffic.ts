import type { Diagnostic } from '#api/diagnostic.ts';
import { nearest } from '#base/nearest.ts';
import { scenarioProblems as problems } from '#i18n/scenario.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { diagnosticOf } from './diagnosticOf.ts';
import type { FieldPath, ScenarioSource } from './place.ts';
import { problem } from './problem.ts';
import type { Scenario, Traffic } from './scenario.ts';

/** A Service that clients can be sent to. */
export interface ServiceIdentity {
  readonly name: string;
  readonly namespace: string;
  readonly ports: readonly number[];
  /** Of each port the targetPort, where that is another number. */
  readonly targets: readonly (number | null)[];
  /** Where its name leads: to its own address, to its pods, or out of the cluster. */
  readonly leadsTo: 'clusterIP' | 'pods' | 'elsewhere';
}

/**
 * A warning at each Service, port and node under `spec.traffic` that the text does not have, and at ports of headless
 * Services at which no pod listens.
 */
export function questionTraffic(
  source: ScenarioSource,
  { traffic, cluster, events }: Pick<Scenario, 'traffic' | 'cluster' | 'events'>,
  services: readonly ServiceIdentity[],
): readonly Diagnostic[] {
  const made = ['existing', ...events.flatMap((event) => (event.kind === 'create' ? [event.name] : []))];
  const isMade = (name: string) => made.some((one) => name.startsWith(`${one}-`));
  return traffic.flatMap((one) => [
    ...(isMade(one.service) ? [] : serviceQuestions(source, one, services)),
    ...nodeQuestions(source, one, cluster.nodes),
  ]);
}

function serviceQuestions(
  source: ScenarioSource,
  { service: name, namespace, port, from, path }: Traffic,
  services: readonly ServiceIdentity[],
): readonly Diagnostic[] {
  const there = services.filter((one) => one.namespace === namespace);
  const service = there.find((one) => one.name === name);
  const at = [...entryPath(path), 'service'];
  if (service === undefined) {
    const names = there.map((one) => one.name);
    return [warning(source, at, problems.noSuchService(name, namespace), nearest(name, names))];
  }
  if (service.leadsTo !== 'clusterIP' && from === 'inside') return portQuestions(source, path, port, service);
  if (port === null || service.ports.includes(port)) return [];
  const only = service.ports.length === 1 ? String(service.ports[0]) : null;
  const asked = [...entryPath(path), 'port'];
  return [warning(source, asked, problems.noSuchPort(name, port, service.ports.join(', ')), only)];
}

/** Where a name leads past every rule any port may be asked for; but no rule translates it. */
function portQuestions(
  source: ScenarioSource,
  path: string,
  asked: number | null,
  { name, ports, targets, leadsTo }: ServiceIdentity,
): readonly Diagnostic[] {
  const port = asked ?? ports[0];
  if (leadsTo !== 'pods' || port === undefined) return [];
  const target = targets[ports.indexOf(port)] ?? null;
  if (target === null) return [];
  const at = [...entryPath(path), asked === null ? 'service' : 'port'];
  return [warning(source, at, problems.headlessPort(name, port, target), null)];
}

function nodeQuestions(
  source: ScenarioSource,
  { node, from, path }: Traffic,
  count: number,
): readonly Diagnostic[] {
  if (node === null || from === 'outside') return [];
  const names = Array.from({ length: count }, (_, index) => `node-${index + 1}`);
  if (names.includes(node)) return [];
  const at = [...entryPath(path), 'node'];
  return [warning(source, at, problems.noSuchNode(node, count), nearest(node, names))];
}

/** `spec.traffic[2]` as a path. */
function entryPath(path: string): FieldPath {
  return ['spec', 'traffic', Number(/\d+/.exec(path)?.[0] ?? 0)];
}

function warning(
  source: ScenarioSource,
  path: FieldPath,
  message: Sentence,
  meant: string | null,
): Diagnostic {
  return diagnosticOf(source, {
    ...problem('scenario-no-such-target', message, path),
    severity: 'warning',
    note: meant === null ? null : problems.meant(meant),
    instead: meant,
  });
}
