import '#api/rareAtHand.ts';
import type { FieldPath } from '#api/fieldPath.ts';
import {
  fieldsOf,
  fieldTable,
  fieldType,
  kindsNamed,
  requiredFields,
  typeBelow,
  typeOfKind,
} from '#api/fields.ts';
import { enumerations } from './enumerations.ts';
import type { FieldInfo, Holds, Schema } from './fieldInfo.ts';

/** The schema of a kind of v1.28; null when it has none such. */
export function kubernetesSchema(apiVersion: string | null, kind: string): Schema | null {
  const root = typeOf(apiVersion, kind);
  if (root === null) return null;
  return {
    fieldsAt: (path) => {
      const owner = fieldType(root, path);
      return owner === null ? [] : offeredFields(owner, path);
    },
    fieldAt: (path) => {
      let type: string | null = root;
      let described: FieldInfo['described'] = null;
      for (const part of path) {
        // An item, or what stands under a chosen key, is described with the field that holds it.
        if (isMapping(type)) described = { owner: type, name: String(part) };
        type = typeBelow(type, part);
        if (type === null) return null;
      }
      return infoOf(String(path.at(-1) ?? kind), type, described);
    },
  };
}

/** The table of a kind; without its version, if one group alone has a kind of this name. */
export function typeOf(apiVersion: string | null, kind: string): string | null {
  if (apiVersion !== null) return typeOfKind(apiVersion, kind);
  const named = kindsNamed(kind);
  const groups = new Set(named.map(({ group }) => group));
  return groups.size === 1 ? named[0]!.type : null;
}

/** What only the server, kubelet and controllers write, where people write the rest. */
const systemFields = new Set([
  'status',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
  'uid',
]);

function offeredFields(owner: string, path: FieldPath): FieldInfo[] {
  const writtenByPeople = path.length > 0 && path.at(-1) !== 'metadata';
  return Object.entries(fieldsOf(owner))
    .filter(([name]) => writtenByPeople || !systemFields.has(name))
    .map(([name, type]) => infoOf(name, type, { owner, name }));
}

function infoOf(name: string, type: string, described: FieldInfo['described']): FieldInfo {
  const { owner, name: field } = described ?? { owner: '', name };
  return {
    name,
    type: shownType(type),
    required: field === name && requiredFields(owner).includes(name),
    holds: holdsOf(type),
    values: type === 'bool' ? ['true', 'false'] : (enumerations[`${owner}.${field}`] ?? []),
    described,
    description: null,
  };
}

function isMapping(type: string): boolean {
  return fieldTable(type)?.fields !== undefined;
}

function holdsOf(type: string): Holds {
  if (type.startsWith('[]')) return holdsOf(type.slice(2)) === 'mapping' ? 'mappings' : 'values';
  if (type.startsWith('map:')) return 'keys';
  if (isMapping(type)) return 'mapping';
  if (type === 'bool') return 'boolean';
  if (['int32', 'int64', 'double'].includes(type)) return 'number';
  return ['string', 'intOrString', 'quantity', 'time', 'microTime', 'bytes'].includes(type)
    ? 'text'
    : 'anything';
}

function shownType(type: string): string {
  if (type.startsWith('[]')) return `[]${shownType(type.slice(2))}`;
  if (type.startsWith('map:')) return `map[string]${shownType(type.slice(4))}`;
  return type.slice(type.lastIndexOf('.') + 1);
}
