import type { FieldPath } from '#api/fieldPath.ts';
import {
  type ScenarioField,
  scenarioField,
  scenarioFields,
  scenarioKeyNames,
} from '#scenario/scenarioFields.ts';
import type { FieldInfo, Holds, Schema } from './fieldInfo.ts';

/** The Scenario document, from the table that reads it. */
export const scenarioSchema: Schema = {
  fieldsAt: (path) => scenarioFields(path).map((field) => infoOf(field, [...path, field.name])),
  fieldAt: (path) => {
    const field = scenarioField(path);
    return field && infoOf(field, path);
  },
};

function infoOf({ name, type, required, values, description }: ScenarioField, path: FieldPath): FieldInfo {
  return {
    name,
    type,
    required,
    values: values ?? [],
    description,
    holds: holdsOf(type, path),
    described: null,
  };
}

function holdsOf(type: ScenarioField['type'], path: FieldPath): Holds {
  switch (type) {
    case 'mapping':
      return scenarioKeyNames(path) === null ? 'mapping' : 'keys';
    case 'list':
      return scenarioField([...path, 0])?.type === 'mapping' ? 'mappings' : 'values';
    case 'boolean':
      return 'boolean';
    case 'integer':
    case 'number':
    case 'duration':
      return 'number';
    case 'text':
    case 'object name':
      return 'text';
    case 'any':
      return 'anything';
    default:
      return type satisfies never;
  }
}
