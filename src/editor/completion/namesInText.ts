import { documentsOf } from '#editor/outline/documentBounds.ts';
import { outline } from '#editor/outline/outline.ts';
import { entryOf, type Node, scalarUnder } from '#editor/outline/outlineNode.ts';
import { scenarioKind } from '#scenario/definition.ts';

/** An object of the text that others may name. */
export interface NamedObject {
  readonly kind: string;
  readonly name: string;
  /** Of its own or of its pod template, in text order, init containers first. */
  readonly containers: readonly string[];
}

/** Beyond these a text is not searched for names: it is searched again at every key. */
const mostDocuments = 500;
const mostCharacters = 1_000_000;

/** The objects of a text with their containers, as far as they are written. */
export function namesIn(text: string): readonly NamedObject[] {
  const searched = text.slice(0, mostCharacters);
  return documentsOf(searched)
    .slice(0, mostDocuments)
    .flatMap((bounds) => objectsUnder(outline(searched, bounds, -1).root.value));
}

function objectsUnder(root: Node | null): NamedObject[] {
  const kind = scalarUnder(root, 'kind');
  const items = entryOf(root, 'items')?.value;
  if (kind?.endsWith('List') && items?.kind === 'seq') {
    return items.items.flatMap(({ value }) => objectsUnder(value));
  }
  const name = scalarUnder(entryOf(root, 'metadata')?.value, 'name');
  return kind && name ? [{ kind, name, containers: containersUnder(podSpecUnder(root)) }] : [];
}

/** The Pod's own spec, or that of the template inside (a CronJob's is a level deeper). */
function podSpecUnder(root: Node | null): Node | null {
  const spec = entryOf(root, 'spec')?.value ?? null;
  const template = entryOf(spec, 'template')?.value ?? entryOf(spec, 'jobTemplate')?.value;
  return template ? podSpecUnder(template) : spec;
}

function containersUnder(spec: Node | null): string[] {
  return ['initContainers', 'containers'].flatMap((list) => {
    const value = entryOf(spec, list)?.value;
    if (value?.kind !== 'seq') return [];
    return value.items.flatMap((item) => scalarUnder(item.value, 'name') ?? []);
  });
}

/** The objects of a text as kubectl's arguments name them: `pod/web`. */
export function targetsIn(text: string): { readonly name: string; readonly detail: string }[] {
  return namesIn(text)
    .filter(({ kind }) => kind !== scenarioKind)
    .map(({ kind, name }) => ({ name: `${kind.toLowerCase()}/${name}`, detail: kind }));
}
