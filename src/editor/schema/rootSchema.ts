import type { FieldInfo, Schema } from './fieldInfo.ts';

/** What every object has: for a document whose kind is not known, or not known yet. */
export const rootSchema: Schema = {
  fieldsAt: (path) => (path.length === 0 ? fields : []),
  fieldAt: ([name, ...deeper]) =>
    deeper.length === 0 ? (fields.find((field) => field.name === name) ?? null) : null,
};

const fields: readonly FieldInfo[] = [
  field('apiVersion', 'string', 'text'),
  field('kind', 'string', 'text'),
  field('metadata', 'ObjectMeta', 'mapping'),
  { ...field('spec', 'object', 'mapping'), required: false },
];

function field(name: string, type: string, holds: FieldInfo['holds']): FieldInfo {
  return { name, type, required: true, holds, values: [], described: null, description: null };
}
