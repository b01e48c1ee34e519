import type { Container, Probe } from '#api/types.ts';
import type { ExplainedField } from '#cluster/explanation.ts';
import type { ProbeKind } from '#cluster/kubelet/pod-lifecycle/facts.ts';
import type { Run, RunDocument } from '#cluster/run.ts';
import { documentAt, nearestLine, scenarioPlace } from '#cluster/runDocuments.ts';
import { whyFieldWords as words } from '#i18n/why.ts';
import { flowText } from '#scenario/flowText.ts';
import { inferBehaviour } from '#scenario/inferBehaviour.ts';
import type { ContainerBehaviour } from '#scenario/scenario.ts';
import { type PlacedContainer, type PodWhy, placedContainer, specPath } from './podWhy.ts';
import type { EventOfKind } from './traceIndex.ts';

/** Longer values are cut: the line is one click away. */
const mostCharacters = 60;

/** A field of the pod's spec; `assumed` is its default, for when the text leaves it out. */
export function specField(why: PodWhy, key: string, value: unknown, assumed: unknown): ExplainedField | null {
  return manifestField(why, specPath(why.history), key, value, assumed);
}

/** A field of one container, e.g. `restartPolicy` or `startupProbe.periodSeconds`. */
export function containerField(
  why: PodWhy,
  container: string,
  key: string,
  assumed: unknown = null,
): ExplainedField | null {
  // What the text says, not what `kubectl set image` made of it later.
  const pasted = { ...why.pod, spec: why.history.pastedSpec };
  const placed = placedContainer({ ...why, pod: pasted }, container);
  if (!placed) return null;
  const value = key.split('.').reduce<unknown>((at, one) => Reflect.get(Object(at), one), placed.container);
  return manifestField(why, placed.path, key, value, assumed);
}

const probeDefaults = { periodSeconds: 10, failureThreshold: 3, successThreshold: 1, initialDelaySeconds: 0 };

/** The numbers of a probe that decided an answer's effect; `initialDelaySeconds` only where it is set. */
export function probeFields(
  why: PodWhy,
  container: string,
  probe: ProbeKind,
  keys: readonly (keyof typeof probeDefaults)[],
): readonly (ExplainedField | null)[] {
  const placed = placedContainer(why, container);
  const field = `${probe}Probe` as const;
  const settings: Probe | undefined = placed?.container[field];
  return keys
    .filter((key) => key !== 'initialDelaySeconds' || settings?.initialDelaySeconds)
    .map((key) => containerField(why, container, `${field}.${key}`, probeDefaults[key]));
}

/** What the Scenario says of a container, or what is assumed because it says nothing. */
export function behaviourField(
  why: PodWhy,
  container: string,
  word: keyof ContainerBehaviour,
): ExplainedField | null {
  const placed = placedContainer(why, container);
  if (!placed) return null;
  const { run } = why;
  const { inferred, decidedAt } = inferBehaviour(instanceOf(why, placed), run.scenario);
  const path = decidedAt[word];
  if (path !== undefined) {
    const key = path.replace(/^spec\.containers\.?/, '').replace(/^\[(.*)\]$/, '$1');
    return scenarioField(run, `spec.containers.${key}.${word}`, word, run.scenario.containers[key]?.[word]);
  }
  const assumption = inferred.find(({ key }) => key === word);
  const document = documentOf(why);
  if (!assumption || !document) return null;
  const line = nearestLine(document, placed.path);
  const { en, zh } = assumption.sentence;
  const assumed = { en: words.assumed(container, en).en, zh: words.assumed(container, zh).zh };
  return { document: why.history.document, path: placed.path, line, text: null, assumed };
}

/** A line of the Scenario, e.g. the event `spec.events[0]`. */
export function scenarioField(run: Run, path: string, key: string, value: unknown): ExplainedField | null {
  const place = scenarioPlace(run, path);
  return place && { ...place, path, text: fieldText(key, value), assumed: null };
}

/** Where an applied document says what it is. */
export function manifestLine(run: Run, { detail }: EventOfKind<'ManifestApplied'>): number | null {
  const document = documentAt(run, detail.document);
  return document && nearestLine(document, 'kind');
}

/** The document the pod came from. */
export function documentOf({ run, history }: PodWhy): RunDocument | null {
  return documentAt(run, history.document);
}

function instanceOf({ pod }: PodWhy, { container, role }: PlacedContainer) {
  return {
    container: container as Container,
    role,
    podName: pod.metadata.name,
    image: container.image ?? '',
    inJob: (pod.metadata.ownerReferences ?? []).some(({ kind }) => kind === 'Job' || kind === 'CronJob'),
  };
}

function manifestField(
  why: PodWhy,
  parent: string,
  key: string,
  value: unknown,
  assumed: unknown,
): ExplainedField | null {
  const document = documentOf(why);
  const path = `${parent}.${key}`;
  if (!document) return null;
  const place = { document: document.index, path, line: nearestLine(document, path) };
  const name = key.split('.').at(-1) ?? key;
  if (document.lines[path]) return { ...place, text: fieldText(name, value), assumed: null };
  if (assumed === null) return null;
  return { ...place, text: null, assumed: words.byDefault(name, String(assumed)) };
}

function fieldText(key: string, value: unknown): string {
  const text = `${key}: ${flowText(value, false)}`;
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text;
}
