import tables from './data/fields-1.28.json';
import type { FieldPath } from './fieldPath.ts';
import { rareKnowledge } from './rareKnowledge.ts';

/**
 * The fields of one API type. A field's type is the name of another table, a scalar (`string`, `bool`, `int32`,
 * `int64`, `double`, `quantity`, `intOrString`, `time`, `microTime`, `bytes`), `any`, a list `[]T` or a map `map:T`.
 */
export interface FieldTable {
  readonly fields?: Readonly<Record<string, string>>;
  /** Required by OpenAPI. The server is laxer in places: validation decides. */
  readonly required?: readonly string[];
  /** The field by which the items of a list are told apart when merged. */
  readonly listKeys?: Readonly<Record<string, string>>;
}

/** A kind as one API version spells it. */
export interface ApiKind {
  /** `v1`, `apps/v1`. */
  readonly apiVersion: string;
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** Name of its field table. */
  readonly type: string;
  /** Plural name in URLs; null for kinds that are no resource of their own (lists, subresources). */
  readonly resource: string | null;
  readonly namespaced: boolean;
  /** Whether v1.28 serves this version unless told otherwise. */
  readonly served: boolean;
}

/** Of every type that the kinds with rules of their own lead to. The compiler takes each table for a type of its own. */
const commonTables = tables.types as unknown as Readonly<Record<string, FieldTable>>;

/** The table of a type; undefined for scalars, lists, maps and free-form types. */
export function fieldTable(type: string): FieldTable | undefined {
  if (Object.hasOwn(commonTables, type)) return commonTables[type];
  // Only the name of a table has dots in it and nothing before it.
  if (!type.includes('.') || type.startsWith('[]') || type.startsWith('map:')) return undefined;
  return rareKnowledge().fieldTables[type];
}

/**
 * All kinds of v1.28's API, by group, version and name.
 *
 * Source for what is served: v1.28 pkg/controlplane/instance.go:stableAPIGroupVersionsEnabledByDefault and
 * legacyBetaEnabledByDefaultResources.
 */
export const kinds: readonly ApiKind[] = tables.kinds.map((one: KindEntry) => ({
  apiVersion: one.group === '' ? one.version : `${one.group}/${one.version}`,
  group: one.group,
  version: one.version,
  kind: one.kind,
  type: one.type,
  resource: one.resource ?? null,
  namespaced: one.namespaced ?? false,
  served: isServed(one),
}));

const kindByName: ReadonlyMap<string, ApiKind> = new Map(
  kinds.map((one) => [`${one.apiVersion} ${one.kind}`, one]),
);

/** The kind of an API version, served or not; null when v1.28 has no such. */
export function apiKind(apiVersion: string, kind: string): ApiKind | null {
  return kindByName.get(`${apiVersion} ${kind}`) ?? null;
}

/** The kinds of this name in any group and version, in the order of `kinds`. */
export function kindsNamed(kind: string): readonly ApiKind[] {
  return kinds.filter((one) => one.kind === kind);
}

/** The table name of a kind; null when v1.28 has no such. */
export function typeOfKind(apiVersion: string, kind: string): string | null {
  return apiKind(apiVersion, kind)?.type ?? null;
}

/** The type of what a path leads to, starting from a type; null when it leads nowhere. */
export function fieldType(type: string, path: FieldPath): string | null {
  let at: string | null = type;
  for (const part of path) {
    at = typeBelow(at, part);
    if (at === null) return null;
  }
  return at;
}

/** The type under a key or list index of a type; null when there is none. */
export function typeBelow(type: string, part: string | number): string | null {
  if (type.startsWith('[]')) return typeof part === 'number' ? type.slice(2) : null;
  if (type.startsWith('map:')) return typeof part === 'string' ? type.slice(4) : null;
  const { fields } = fieldTable(type) ?? {};
  return fields && typeof part === 'string' && Object.hasOwn(fields, part) ? (fields[part] ?? null) : null;
}

/** Field name to type; empty for scalars, lists, maps and free-form types. */
export function fieldsOf(type: string): Readonly<Record<string, string>> {
  return fieldTable(type)?.fields ?? {};
}

/** The names of the fields OpenAPI requires of a type. */
export function requiredFields(type: string): readonly string[] {
  return fieldTable(type)?.required ?? [];
}

/** The field by which the items of a list field are told apart; null when the list is not merged by a key. */
export function listKey(type: string, field: string): string | null {
  return fieldTable(type)?.listKeys?.[field] ?? null;
}

interface KindEntry {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly type: string;
  readonly resource?: string;
  readonly namespaced?: boolean;
}

function isServed({ group, version }: KindEntry): boolean {
  if (/^v\d+$/.test(version)) return true;
  return group === 'flowcontrol.apiserver.k8s.io' && (version === 'v1beta2' || version === 'v1beta3');
}
