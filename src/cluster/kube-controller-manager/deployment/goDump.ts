import tables from './data/podTemplateTypes-1.28.json';
import { goQuantityText } from './goQuantityText.ts';

/**
 * The fields of each Go type a pod template leads to, in Go's order: `Name:type`, `Name=json:type` where the JSON name
 * does not follow from Go's, `Name=-:type` where the fields stand in the JSON object itself; no type is `string`. Types
 * of core/v1 and meta/v1 are written without their package.
 */
const structs: ReadonlyMap<string, readonly Field[]> = new Map(
  Object.entries(tables).map(([name, fields]) => [name, fields.split(' ').map(fieldOf)]),
);

interface Field {
  readonly go: string;
  /** Null: its own fields are in the object. */
  readonly json: string | null;
  readonly type: string;
}

/** How quantities are written: all of their insides, or no more than what they are worth. */
export type QuantityText = (text: string) => string;

/**
 * An API value as Go's dump writes it for hashing, of a Go type like `PodTemplateSpec`: each field with its type, maps
 * sorted, pointers followed. What the wire does not carry, empty lists and maps, is nil.
 *
 * Source: v1.28 apimachinery pkg/util/dump/dump.go:ForHash.
 */
export function goDump(type: string, value: unknown, quantity: QuantityText = goQuantityText): string {
  return typed(type, value, quantity);
}

function typed(type: string, value: unknown, quantity: QuantityText): string {
  return `(${qualified(type)})${content(type, value, quantity)}`;
}

function content(type: string, value: unknown, quantity: QuantityText): string {
  if (type.startsWith('*')) return isAbsent(value) ? nil : content(type.slice(1), value, quantity);
  if (type.startsWith('[]')) {
    if (!Array.isArray(value) || value.length === 0) return nil;
    return `[${value.map((item) => content(type.slice(2), item, quantity)).join(' ')}]`;
  }
  const itemType = mapItem(type);
  if (itemType !== null) return mapContent(itemType, value, quantity);
  switch (type) {
    case 'resource.Quantity':
      return quantity(isAbsent(value) ? '0' : String(value));
    case 'intstr.IntOrString':
      return intOrString(value);
    case 'Time':
      // A template's creationTimestamp, which nobody sets.
      return '{Time:(time.Time){wall:(uint64)0 ext:(int64)0 loc:(*time.Location)<nil>}}';
    case 'bool':
      return String(value ?? false);
    case 'int32':
    case 'int64':
      return String(value ?? 0);
    default:
  }
  const fields = structs.get(type);
  return fields === undefined ? String(value ?? '') : structContent(fields, value, quantity);
}

function structContent(fields: readonly Field[], value: unknown, quantity: QuantityText): string {
  const members = isObject(value) ? value : {};
  const texts = fields.map(({ go, json, type }) => {
    const member = json === null ? members : Object.hasOwn(members, json) ? members[json] : undefined;
    return `${go}:${typed(type, member, quantity)}`;
  });
  return `{${texts.join(' ')}}`;
}

function mapContent(itemType: string, value: unknown, quantity: QuantityText): string {
  if (!isObject(value)) return nil;
  const keys = Object.keys(value).sort();
  if (keys.length === 0) return nil;
  return `map[${keys.map((key) => `${key}:${content(itemType, value[key], quantity)}`).join(' ')}]`;
}

function intOrString(value: unknown): string {
  const isText = typeof value === 'string';
  return `{Type:(intstr.Type)${isText ? 1 : 0} IntVal:(int32)${isText ? 0 : (value ?? 0)} StrVal:(string)${isText ? value : ''}}`;
}

const nil = '<nil>';

function mapItem(type: string): string | null {
  if (type === 'ResourceList') return 'resource.Quantity';
  return type.startsWith('map[string]') ? type.slice('map[string]'.length) : null;
}

/** With the package, as Go names the type. */
function qualified(type: string): string {
  return type.replace(/^((?:\*|\[\]|map\[string\])*)(?=[A-Z])/, '$1v1.');
}

function fieldOf(text: string): Field {
  const [names = '', type = 'string'] = text.split(':');
  const [go = '', json = jsonNameOf(go)] = names.split('=');
  return { go, json: json === '-' ? null : json, type };
}

/** `HTTPGet` is `httpGet`, `TTY` is `tty`, `Name` is `name`. */
function jsonNameOf(go: string): string {
  return go.replace(/^(?:[A-Z]+(?=[A-Z][a-z]|$)|[A-Z])/, (capitals) => capitals.toLowerCase());
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
