import type { FieldPath } from '#api/fieldPath.ts';
import type { DocumentAt } from '#editor/documentAt.ts';
import { entryOf, type Node, scalarUnder } from '#editor/outline/outlineNode.ts';
import type { FieldInfo } from '#editor/schema/fieldInfo.ts';
import { offeredKinds } from '#editor/schema/offeredKinds.ts';
import { scenarioKind } from '#scenario/definition.ts';
import type { OfferedName } from './chosenKeys.ts';
import { targetsIn } from './namesInText.ts';

/** The values that can be listed for the place the cursor is on: of the schema, of the release, of this text. */
export function knownValues(text: string, found: DocumentAt, info: FieldInfo | null): readonly OfferedName[] {
  const { path, apiVersion, kind, object } = found;
  if (path.length === 1 && path[0] === 'kind') return kindNames(apiVersion);
  if (path.length === 1 && path[0] === 'apiVersion') return apiVersions(kind);
  if (kind === scenarioKind && info?.type === 'object name') return targetsIn(text);
  if (path.at(-3) === 'volumeMounts' && path.at(-1) === 'name') return volumeNames(object, path);
  return (info?.values ?? []).map((name) => ({ name, detail: '' }));
}

function kindNames(apiVersion: string | null): OfferedName[] {
  const served = offeredKinds.filter((entry) => entry.apiVersion === apiVersion);
  return (served.length > 0 ? served : offeredKinds).map((entry) => ({
    name: entry.kind,
    detail: entry.apiVersion,
  }));
}

function apiVersions(kind: string | null): OfferedName[] {
  const serving = offeredKinds.filter((entry) => entry.kind === kind);
  const versions = new Set((serving.length > 0 ? serving : offeredKinds).map(({ apiVersion }) => apiVersion));
  return [...versions].map((name) => ({ name, detail: serving.length > 0 ? (kind ?? '') : '' }));
}

/** The volumes of the Pod around `path`. */
function volumeNames(object: Node | null, path: FieldPath): OfferedName[] {
  const depth = path.findLastIndex((part) => part === 'containers' || part === 'initContainers');
  const spec = path
    .slice(0, Math.max(depth, 0))
    .reduce<Node | null>(
      (node, part) => (typeof part === 'string' ? (entryOf(node, part)?.value ?? null) : null),
      object,
    );
  const volumes = entryOf(spec, 'volumes')?.value;
  if (volumes?.kind !== 'seq') return [];
  return volumes.items.flatMap(({ value }) => {
    const name = scalarUnder(value, 'name');
    return name ? [{ name, detail: 'volume' }] : [];
  });
}
