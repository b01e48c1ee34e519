import { scenarioWords } from '#i18n/scenarioWords.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { offeredVersions, scenarioDocument } from './definition.ts';
import type { FieldPath } from './place.ts';
import type { Field, KeyNames, Shape } from './shape.ts';

/** One word that may stand at a place of the Scenario: what completion and hover show. */
export interface ScenarioField {
  readonly name: string;
  readonly type: ScenarioFieldType;
  readonly description: Sentence;
  readonly required: boolean;
  /** The values it may hold, when they can be listed. */
  readonly values: readonly string[] | null;
}

export type ScenarioFieldType =
  | 'mapping'
  | 'list'
  | 'duration'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'text'
  | 'object name'
  | 'any';

/** The words of the mapping at `path` (list indexes and keys of the user's choice included); none elsewhere. */
export function scenarioFields(path: FieldPath): readonly ScenarioField[] {
  const shape = fieldAt(path)?.shape;
  if (shape?.kind !== 'object') return [];
  return Object.entries(shape.fields).map(([name, field]) => describe(name, field));
}

/** The word at `path` itself, for hover and for the values it may hold; null when there is none. */
export function scenarioField(path: FieldPath): ScenarioField | null {
  const field = fieldAt(path);
  return field === null ? null : describe(String(path.at(-1) ?? ''), field);
}

/** What the keys of the mapping at `path` name where they are the user's choice; null where the words are fixed. */
export function scenarioKeyNames(path: FieldPath): KeyNames | null {
  const shape = fieldAt(path)?.shape;
  return shape?.kind === 'map' || shape?.kind === 'textOrMap' ? shape.keys : null;
}

function fieldAt(path: FieldPath): Field | null {
  let field: Field | null = scenarioDocument;
  for (const part of path) {
    field = field === null ? null : below(field, part);
  }
  return field;
}

function below({ shape, description }: Field, part: string | number): Field | null {
  switch (shape.kind) {
    case 'object':
      return Object.hasOwn(shape.fields, part) ? shape.fields[part]! : null;
    case 'map':
      return shape.value;
    case 'list':
      return shape.items;
    case 'textOrMap':
      return { shape: { kind: 'text' }, description, required: true };
    default:
      return null;
  }
}

function describe(name: string, { shape, description, required }: Field): ScenarioField {
  return {
    name,
    type: typeOf(shape),
    description: scenarioWords[description],
    required,
    values: valuesOf(shape),
  };
}

function typeOf(shape: Shape): ScenarioFieldType {
  switch (shape.kind) {
    case 'object':
    case 'map':
      return 'mapping';
    case 'choice':
    case 'version':
    case 'portRange':
    case 'textOrMap':
      return 'text';
    case 'target':
      return 'object name';
    default:
      return shape.kind;
  }
}

function valuesOf(shape: Shape): readonly string[] | null {
  switch (shape.kind) {
    case 'choice':
      return shape.values;
    case 'version':
      return offeredVersions;
    case 'boolean':
      return ['true', 'false'];
    default:
      return null;
  }
}
