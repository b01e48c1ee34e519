import { fieldPath } from '#api/fieldPath.ts';
import type { Pod } from '#api/types.ts';
import type { ExplainedField } from '#cluster/explanation.ts';
import type { Run, RunDocument } from '#cluster/run.ts';
import { documentOf, nearestLine, scenarioPlace } from '#cluster/runDocuments.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { flowText } from '#scenario/flowText.ts';
import { firstObject } from './writes.ts';

/** Longer values are cut: the line is one click away. */
const mostCharacters = 60;

/** A document and where in it the pod's spec stands. */
interface PodSource {
  readonly key: string;
  readonly document: RunDocument;
  /** `spec`, or `spec.template.spec`. */
  readonly prefix: string;
}

/** What in the text a pod was made from: its own document, or that of the nearest owner that has one. */
export function podSource(run: Run, pod: string): PodSource | null {
  let key = pod;
  // A pod has at most three owners above one another.
  for (let depth = 0; depth < 4; depth += 1) {
    const document = documentOf(run, key);
    if (document) return { key, document, prefix: key.startsWith('Pod/') ? 'spec' : 'spec.template.spec' };
    const object = firstObject(run.trace, key);
    const owner = object?.metadata.ownerReferences?.find(({ controller }) => controller === true);
    if (!object || !owner) return null;
    key = `${owner.kind}/${object.metadata.namespace ?? 'default'}/${owner.name}`;
  }
  return null;
}

/** A field of an object's document; `assumed` stands for it where the text leaves it out. */
export function objectField(
  run: Run,
  key: string,
  path: string,
  assumed: Sentence | null = null,
): ExplainedField | null {
  const document = documentOf(run, key);
  if (!document) return null;
  const written = document.lines[path];
  const name = path.slice(path.lastIndexOf('.') + 1);
  const place = { document: document.index, path };
  if (written) {
    return {
      ...place,
      line: written[0],
      text: cut(name, valueAt(firstObject(run.trace, key), path)),
      assumed: null,
    };
  }
  return assumed === null ? null : { ...place, line: nearestLine(document, path), text: null, assumed };
}

/** A field of a pod's first container, e.g. `lifecycle.preStop`, or with `ofPod` of its spec. */
export function podField(
  run: Run,
  pod: string,
  name: string,
  { assumed = null, ofPod = false }: { readonly assumed?: Sentence | null; readonly ofPod?: boolean } = {},
): ExplainedField | null {
  const source = podSource(run, pod);
  if (!source) return null;
  const path = ofPod ? `${source.prefix}.${name}` : `${source.prefix}.containers[0].${name}`;
  return objectField(run, source.key, path, assumed);
}

/** What the Scenario says of a pod's containers under a word such as `onTerm`. */
export function behaviourField(
  run: Run,
  pod: string,
  word: 'onTerm' | 'readyAfter' | 'serves',
): ExplainedField | null {
  const object = firstObject(run.trace, pod) as Pod | null;
  for (const { name, image = '' } of object?.spec.containers ?? []) {
    for (const key of [`${object?.metadata.name}/${name}`, name, image]) {
      const value = run.scenario.containers[key]?.[word];
      const found =
        value === undefined ? null : scenarioField(run, `spec.containers.${key}.${word}`, word, value);
      if (found) return found;
    }
  }
  return null;
}

/** A line of the Scenario. */
export function scenarioField(run: Run, path: string, name: string, value: unknown): ExplainedField | null {
  const place = scenarioPlace(run, path);
  return place && { ...place, path, text: cut(name, value), assumed: null };
}

function valueAt(object: unknown, path: string): unknown {
  return fieldPath(path).reduce<unknown>((at, part) => Reflect.get(Object(at), part), object);
}

function cut(name: string, value: unknown): string {
  const text = `${name}: ${flowText(value, false)}`;
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text;
}
