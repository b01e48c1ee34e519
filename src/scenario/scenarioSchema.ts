import { scenarioWords } from '#i18n/scenarioWords.ts';
import { offeredVersions, scenarioApiVersion, scenarioDocument } from './definition.ts';
import type { Field, Shape } from './shape.ts';

/** The part of JSON Schema (draft-07) that the Scenario needs. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | number | boolean)[];
  readonly const?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly maxProperties?: number;
}

const durationText = '^([0-9]+(\\.[0-9]+)?|([0-9]+(\\.[0-9]+)?(ms|s|m|h))+)$';
const objectName = '^[A-Za-z]+(\\.[A-Za-z0-9.-]+)?/([a-z0-9][a-z0-9-]*:)?[a-z0-9][a-z0-9.*-]*$';
const versionText = '^v?1\\.(2[78](\\.[0-9]+.*)?|(29|3[0-9])(\\.[0-9]+.*|\\+)?)$';

/** The Scenario document as a JSON schema, from the same table that reading it uses. */
export const scenarioSchema: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: `https://${scenarioApiVersion}/scenario.json`,
  title: 'Scenario',
  ...schemaOf(scenarioDocument),
};

function schemaOf({ shape, description }: Field): JsonSchema {
  return { description: scenarioWords[description].en, ...shapeSchema(shape) };
}

function shapeSchema(shape: Shape): JsonSchema {
  switch (shape.kind) {
    case 'object':
      return {
        type: 'object',
        properties: mapValues(shape.fields, schemaOf),
        required: Object.keys(shape.fields).filter((name) => shape.fields[name]!.required),
        additionalProperties: false,
      };
    case 'map':
      return { type: 'object', additionalProperties: schemaOf(shape.value), maxProperties: shape.most };
    case 'list':
      return { type: 'array', items: schemaOf(shape.items), maxItems: shape.most };
    case 'textOrMap':
      return { anyOf: [{ type: 'string' }, { type: 'object', additionalProperties: { type: 'string' } }] };
    case 'duration':
      return {
        anyOf: [
          { type: 'number', minimum: shape.least, maximum: shape.most },
          { type: 'string', pattern: durationText },
          ...(shape.nullable ? [{ type: 'null' }] : []),
        ],
      };
    case 'integer':
      return {
        type: shape.nullable ? ['integer', 'null'] : 'integer',
        minimum: shape.least,
        maximum: shape.most,
      };
    case 'number':
      return { type: 'number', minimum: shape.least, maximum: shape.most };
    case 'boolean':
      return { type: 'boolean' };
    case 'text':
      return { type: 'string' };
    case 'choice':
      // An unquoted off is a boolean to YAML 1.1.
      return { enum: shape.values.includes('off') ? [...shape.values, false] : shape.values };
    case 'version':
      return {
        anyOf: [
          { enum: offeredVersions },
          { type: 'string', pattern: versionText },
          { type: 'number', minimum: 1.27, maximum: 1.39 },
        ],
      };
    case 'target':
      return { type: 'string', pattern: objectName };
    case 'portRange':
      return { type: 'string', pattern: '^ *[0-9]*([-+][0-9]+)? *$' };
    case 'any':
      return {};
    default:
      return shape satisfies never;
  }
}

function mapValues<T, U>(
  record: Readonly<Record<string, T>>,
  each: (value: T) => U,
): Readonly<Record<string, U>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, each(value)]));
}
