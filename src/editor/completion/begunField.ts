import type { FieldPath } from '#api/fieldPath.ts';
import type { FieldInfo, Schema } from '#editor/schema/fieldInfo.ts';

/** How the text around a new field is written. */
export interface Manner {
  /** Column of the field's key, counted from 0; nothing to flow style. */
  readonly column: number;
  readonly style: 'block' | 'flow' | 'json';
}

/** A place in an object: where a field's owner stands. */
export interface Place {
  readonly schema: Schema;
  readonly path: FieldPath;
}

/**
 * The text of a field as far as it can be begun: its key, what it cannot do without, and a place for the rest, as a
 * snippet (`$1`, `$0`) with all its indentation. `owner` is the mapping it goes into.
 */
export function begunField(owner: Place, info: FieldInfo, { column, style }: Manner): string {
  const stops = countStops();
  const text =
    style === 'block'
      ? blockField({ ...owner, column, stops }, info)
      : flowField(info, style === 'json', stops);
  return stops.withLast(text);
}

/** The text of a list's item, its dash in `column`. */
export function begunItem(item: Place, column: number): string {
  const stops = countStops();
  return stops.withLast(blockItem({ ...item, column, stops }));
}

/** The fields of a mapping that it cannot do without, as a snippet. */
export function begunMapping(mapping: Place, column: number): string {
  const stops = countStops();
  return stops.withLast(blockMapping({ ...mapping, column, stops }));
}

/** The fields that a mapping cannot do without or hardly ever does, its name first. */
export function neededFields({ schema, path }: Place): FieldInfo[] {
  const extra = usual[String(path.findLast((part) => typeof part === 'string'))] ?? [];
  return schema
    .fieldsAt(path)
    .filter(({ name, required }) => required || extra.includes(name))
    .sort((a, b) => Number(b.name === 'name') - Number(a.name === 'name'));
}

/** Fields that are not required and yet hardly ever left out, by the field that holds them. */
const usual: Readonly<Record<string, readonly string[]>> = {
  containers: ['image'],
  initContainers: ['image'],
  env: ['value'],
  httpGet: ['path'],
  metadata: ['name'],
  runs: ['exitCode'],
};

/** A field begun inside a field begun inside a field is enough to read at once. */
const deepest = 6;

interface Stops {
  readonly next: () => string;
  /** Makes the last stop the one where the caret stays. */
  readonly withLast: (text: string) => string;
}

function countStops(): Stops {
  let count = 0;
  return {
    next: () => {
      count += 1;
      return `$${count}`;
    },
    withLast: (text) => (count === 1 ? text.replace('$1', '$0') : text),
  };
}

/** A place in the making: in which column the next key stands. */
interface Making extends Place {
  readonly column: number;
  readonly stops: Stops;
}

function blockField(owner: Making, { name, holds }: FieldInfo): string {
  const { column, stops } = owner;
  const path = [...owner.path, name];
  const deeper = newLine(column + 2);
  switch (holds) {
    case 'mapping':
      return `${name}:${deeper}${blockMapping({ ...owner, path, column: column + 2 })}`;
    case 'keys':
      return `${name}:${deeper}${stops.next()}`;
    case 'mappings':
    case 'values':
      return `${name}:${newLine(column)}${blockItem({ ...owner, path: [...path, 0] })}`;
    default:
      return `${name}: ${stops.next()}`;
  }
}

function blockItem(item: Making): string {
  const mapping = item.schema.fieldAt(item.path)?.holds === 'mapping';
  return `- ${mapping ? blockMapping({ ...item, column: item.column + 2 }) : item.stops.next()}`;
}

function blockMapping(mapping: Making): string {
  const fields = neededFields(mapping);
  if (fields.length === 0 || mapping.path.length > deepest) return mapping.stops.next();
  return fields.map((field) => blockField(mapping, field)).join(newLine(mapping.column));
}

function newLine(column: number): string {
  return `\n${' '.repeat(column)}`;
}

function flowField({ name, holds }: FieldInfo, json: boolean, stops: Stops): string {
  const key = json ? `"${name}"` : name;
  switch (holds) {
    case 'mapping':
    case 'keys':
      return `${key}: {${stops.next()}}`;
    case 'mappings':
    case 'values':
      return `${key}: [${stops.next()}]`;
    case 'text':
      return json ? `${key}: "${stops.next()}"` : `${key}: ${stops.next()}`;
    default:
      return `${key}: ${stops.next()}`;
  }
}
