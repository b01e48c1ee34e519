import { generateSelector } from '#api/admission/generateSelector.ts';
import { refusalOf } from '#api/admission/serverAnswer.ts';
import type { FieldPath } from '#api/fieldPath.ts';
import { isObject, type JsonObject, type JsonValue } from '#api/json.ts';
import { adapter } from './adapter.ts';
import { type CreationInput, creationOf } from './creation.ts';

interface Result {
  readonly accepted: boolean;
  readonly defaulted: JsonObject | null;
  /** As stored; null when refused. */
  readonly created: JsonObject | null;
}

/** What the vectors take for the uid and the time of creation. */
const identity = {
  uid: '00000000-0000-4000-8000-000000000001',
  creationTimestamp: '2023-08-15T00:00:00Z',
};

/** apiserver/default */
export const defaultObject = adapter<CreationInput, Result>((input) => {
  const found = creationOf(input);
  if (!found) return { accepted: false, defaulted: null, created: null };
  const { kind, creation } = found;
  if (creation.typeError) return { accepted: false, defaulted: null, created: null };
  const refused = refusalOf(kind, creation) !== null;
  const named: JsonObject = {
    ...creation.object,
    metadata: { ...(isObject(creation.object.metadata) ? creation.object.metadata : {}), ...identity },
  };
  const selected = kind.type === 'batch.v1.Job' ? generateSelector(named) : named;
  return {
    accepted: !refused,
    defaulted: creation.decoded,
    created: refused ? null : creation.drawn.reduce(withDrawn, selected),
  };
});

/** The vectors' masks for what is drawn. */
function withDrawn(object: JsonObject, path: FieldPath): JsonObject {
  const last = path.at(-1);
  const mask: JsonValue = last === 'clusterIPs' ? ['ALLOCATED'] : last === 'clusterIP' ? 'ALLOCATED' : -1;
  return setAt(object, path, mask) as JsonObject;
}

function setAt(value: JsonValue, [part, ...rest]: FieldPath, to: JsonValue): JsonValue {
  if (part === undefined) return to;
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).map((item, i) => (i === part ? setAt(item, rest, to) : item));
  }
  return isObject(value) ? { ...value, [part]: setAt(value[part] ?? null, rest, to) } : value;
}
