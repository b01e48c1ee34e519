import { addedPaths } from '#api/admission/addedPaths.ts';
import type { Admission } from '#api/admission/admit.ts';
import { valueAt } from '#api/admission/valueAt.ts';
import { type FieldPath, pathText } from '#api/fieldPath.ts';
import type { JsonObject, JsonValue } from '#api/json.ts';
import type { ManifestDocument } from '#api/manifestDocument.ts';
import { additionReason } from './additionReason.ts';
import type { StoredDocument, StoredReason } from './storedRow.ts';
import { createStoredText, type StoredText } from './storedText.ts';
import { blockText, flowText, scalarText } from './yamlScalar.ts';

/**
 * A document as it is stored, row for row beside its text: what was written in the author's order and folding, what the
 * server added where it belongs, what it dropped struck.
 */
export function storedDocument(
  document: ManifestDocument,
  admission: Admission,
  lines: readonly string[],
  drawnFrom: DrawnFrom,
): StoredDocument {
  const place = placeOf(document);
  const { object } = admission;
  if (!object) {
    const errors = admission.diagnostics.filter(({ severity }) => severity === 'error').length;
    const state = admission.outcome === 'unknownKind' ? 'notKubernetes' : 'refused';
    return { ...place, ...nothing, state, errors };
  }
  const stored = withoutBookkeeping(object as unknown as JsonObject);
  const text = createStoredText(document, lines, place.last);
  const added = addedPaths(document.value as JsonValue, stored);
  const dropped = new Map(admission.dropped.map(({ path, gate }) => [pathText(path), gate]));
  strike(document, stored, dropped, text);
  rewrite(document, stored, text);
  insert(document, stored, added, admission, text, drawnFrom);
  return {
    ...place,
    state: 'stored',
    errors: 0,
    rows: text.rows(),
    added: added.length,
    drawn: admission.drawn.length,
    dropped: admission.dropped.length,
    yaml: blockText(stored),
  };
}

/** Of how many values the one at a path is drawn; null where the page cannot tell. */
export type DrawnFrom = (path: FieldPath) => number | null;

/** A document that was refused for so many reasons. */
export function refusedDocument(document: ManifestDocument, errors: number): StoredDocument {
  return { ...placeOf(document), ...nothing, state: 'refused', errors };
}

/** The lines of a document. */
function placeOf(document: ManifestDocument): Pick<StoredDocument, 'document' | 'first' | 'last'> {
  const { start, end } = document.range;
  const last = Math.max(start.line, end.column === 1 ? end.line - 1 : end.line);
  return { document: document.index, first: start.line, last };
}

/** A document that no server sees. */
export function unsentDocument(document: ManifestDocument): StoredDocument {
  const { start, end } = document.range;
  return { document: document.index, first: start.line, last: end.line, ...nothing, state: 'scenario' };
}

const nothing = { rows: [], added: 0, drawn: 0, dropped: 0, yaml: '', errors: 0 } as const;

/** What the server counts for itself, and writes anew all the time. */
function withoutBookkeeping(object: JsonObject): JsonObject {
  const { status, metadata, ...rest } = object;
  const { generation: _, ...named } = (metadata ?? {}) as JsonObject;
  const { apiVersion, kind, ...fields } = rest;
  return {
    ...(apiVersion === undefined ? {} : { apiVersion }),
    ...(kind === undefined ? {} : { kind }),
    metadata: named,
    ...fields,
    ...(object.kind === 'Node' && status !== undefined ? { status } : {}),
  };
}

function strike(
  document: ManifestDocument,
  stored: JsonObject,
  dropped: ReadonlyMap<string, string | null>,
  text: StoredText,
): void {
  for (const path of addedPaths(stored, document.value as JsonValue)) {
    const name = pathText(path);
    const gate = dropped.get(name);
    const value = valueAt(document.value, path);
    const reason: StoredReason =
      gate !== undefined
        ? gate === null
          ? { kind: 'notKept' }
          : { kind: 'gateOff', gate }
        : value === null || value === false || value === 0 || value === ''
          ? { kind: 'zero' }
          : { kind: 'notKept' };
    // An empty list or map is there all the same.
    if (typeof value === 'object' && value !== null && Object.keys(value).length === 0) continue;
    text.strike(path, reason);
  }
}

/** Words and numbers that the server writes otherwise: quantities, mostly. */
function rewrite(document: ManifestDocument, stored: JsonObject, text: StoredText): void {
  const visit = (before: JsonValue, after: JsonValue | undefined, path: FieldPath): void => {
    if (after === undefined) return;
    if (typeof before === 'object' && before !== null) {
      if (typeof after !== 'object' || after === null) return;
      for (const [key, item] of Object.entries(before)) {
        const part = Array.isArray(before) ? Number(key) : key;
        visit(item as JsonValue, (after as JsonObject)[key], [...path, part]);
      }
    } else if (typeof after !== 'object' && String(before) !== String(after)) {
      text.replace(path, scalarText(after));
    }
  };
  visit(document.value as JsonValue, stored, []);
}

function insert(
  document: ManifestDocument,
  stored: JsonObject,
  added: readonly FieldPath[],
  { drawn }: Admission,
  text: StoredText,
  drawnFrom: DrawnFrom,
): void {
  const all = new Map(added.map((path) => [pathText(path), path]));
  for (const path of drawn) all.set(pathText(path), path);
  const byParent = new Map<string, { readonly parent: FieldPath; readonly additions: Addition[] }>();
  for (const [name, path] of all) {
    const parent = path.slice(0, -1);
    const group = byParent.get(pathText(parent)) ?? { parent, additions: [] };
    byParent.set(pathText(parent), group);
    const chance = drawn.some((one) => pathText(one) === name);
    // The list says no more than the address itself.
    if (chance && path.at(-1) === 'clusterIPs') continue;
    const value = valueAt(stored, path) as JsonValue | undefined;
    group.additions.push({
      field: path.at(-1) ?? '',
      text: value === undefined ? '…' : flowText(value),
      reason: chance
        ? { kind: 'drawn', of: drawnFrom(path) }
        : additionReason(String(document.kind), path, stored),
    });
  }
  for (const { parent, additions } of byParent.values()) text.insert(parent, folded(additions));
}

/** A field the text does not have. */
export interface Addition {
  readonly field: string | number;
  readonly text: string;
  readonly reason: StoredReason;
}

export interface FoldedAddition extends Addition {
  readonly rest: readonly Addition[];
}

/** Defaults that surprise people, the most telling first. */
const telling: readonly (string | number)[] = [
  'imagePullPolicy',
  'externalTrafficPolicy',
  'restartPolicy',
  'strategy',
  'updateStrategy',
  'backoffLimit',
  'completions',
  'replicas',
  'terminationGracePeriodSeconds',
  'failureThreshold',
  'concurrencyPolicy',
];

function tellingRank(field: string | number): number {
  const rank = telling.indexOf(field);
  return rank < 0 ? telling.length : rank;
}

/** Each field with a story of its own for itself; plain defaults as one, where there are several. */
function folded(additions: readonly Addition[]): readonly FoldedAddition[] {
  const plain = additions
    .filter(({ reason }) => reason.kind === 'default')
    .sort((a, b) => tellingRank(a.field) - tellingRank(b.field));
  const told = additions
    .filter(({ reason }) => reason.kind !== 'default')
    .map((one) => ({ ...one, rest: [] }));
  const [first, ...rest] = plain;
  if (first === undefined) return told;
  const together = { ...first, reason: { kind: 'default', more: rest.length } as const, rest };
  return rest.length === 0 ? [together, ...told] : [...told, together];
}
