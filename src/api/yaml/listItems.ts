import type { FieldPath } from '#api/fieldPath.ts';
import { kinds } from '#api/fields.ts';
import { isObject, type JsonObject, type JsonValue } from '#api/json.ts';

/** One object of a document, as kubectl would send it. */
export interface FoundObject {
  readonly value: JsonObject;
  /** Where in the document it stands. */
  readonly path: FieldPath;
}

/** An item, or what should have been a list of items, that is none. */
export interface NoObject {
  readonly path: FieldPath;
  /** It is a list inside a list: its items are read, but kubectl sends nothing of the document. */
  readonly isList: boolean;
}

/**
 * The objects of a document: itself, or its `items` where it is a list, and theirs. Lists inside lists come last.
 * An item without kind and apiVersion has those of its list.
 *
 * Source: v1.28 apimachinery unstructured/helpers.go:decodeToList, cli-runtime resource/visitor.go:FlattenListVisitor.
 */
export function objectsOf(document: JsonObject): {
  readonly objects: readonly FoundObject[];
  readonly others: readonly NoObject[];
} {
  if (!Object.hasOwn(document, 'items') || !isServedList(document)) {
    return { objects: [{ value: document, path: [] }], others: [] };
  }
  const objects: FoundObject[] = [];
  const others: NoObject[] = [];
  const lists: { readonly list: JsonObject; readonly path: FieldPath }[] = [{ list: document, path: [] }];
  for (const { list, path } of lists) {
    const items = list.items ?? [];
    if (!isList(items)) {
      others.push({ path: [...path, 'items'], isList: false });
      continue;
    }
    for (const [index, item] of items.entries()) {
      const itemPath = [...path, 'items', index];
      if (!isObject(item)) others.push({ path: itemPath, isList: false });
      else if (isList(item.items)) {
        others.push({ path: itemPath, isList: true });
        lists.push({ list: item, path: itemPath });
      } else objects.push({ value: withKindOf(list, item), path: itemPath });
    }
  }
  return { objects, others };
}

/**
 * Whether kubectl knows the kind of what has items: `List` in any version, or a kind or its list. Of another it sends
 * nothing, and says so of the whole.
 *
 * Source: v1.28 client-go restmapper/discovery.go:NewDiscoveryRESTMapper.
 */
function isServedList({ apiVersion, kind }: JsonObject): boolean {
  return (
    typeof kind === 'string' &&
    kinds.some((one) => {
      if (one.apiVersion !== apiVersion || !one.served || one.resource === null) return false;
      return [one.kind, one.kind.toLowerCase(), `${one.kind}List`, 'List'].includes(kind);
    })
  );
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function withKindOf(list: JsonObject, item: JsonObject): JsonObject {
  if (item.kind || item.apiVersion) return item;
  const kind = typeof list.kind === 'string' ? list.kind.replace(/List$/, '') : '';
  const { apiVersion } = list;
  return {
    ...item,
    ...(kind === '' ? {} : { kind }),
    ...(typeof apiVersion === 'string' ? { apiVersion } : {}),
  };
}
