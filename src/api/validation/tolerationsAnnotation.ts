import { isObject, type JsonObject, type JsonValue, kindOfValue } from '#api/json.ts';
import { jsonProblem } from './jsonProblem.ts';

/**
 * The tolerations that are written in an annotation, or why Go cannot read them.
 *
 * Source: v1.28 pkg/apis/core/helper/helpers.go:GetTolerationsFromPodAnnotations.
 */
export function tolerationsIn(json: string): readonly JsonObject[] | string {
  const problem = jsonProblem(json);
  if (problem !== null) return problem;
  const value = JSON.parse(json) as JsonValue;
  if (value === null) return [];
  const cannot = (one: JsonValue, into: string) =>
    `json: cannot unmarshal ${kindOfValue(one)} into Go ${into}`;
  if (!Array.isArray(value)) return cannot(value, 'value of type []core.Toleration');
  const items = (value as readonly JsonValue[]).map((item) => item ?? {});
  const wrong = items.find((item) => !isObject(item));
  if (wrong !== undefined) return cannot(wrong, 'value of type core.Toleration');
  const listed = items.filter(isObject).map(tolerationOf);
  for (const [field, type] of Object.entries(tolerationTypes)) {
    const other = listed
      .map((one) => one[field])
      .find((one) => one !== undefined && typeof one !== type.json);
    if (other !== undefined) {
      const name = field[0]?.toUpperCase() + field.slice(1);
      return cannot(other, `struct field Toleration.${name} of type ${type.go}`);
    }
  }
  return listed;
}

const tolerationTypes: Readonly<Record<string, { readonly json: string; readonly go: string }>> = {
  key: { json: 'string', go: 'string' },
  operator: { json: 'string', go: 'core.TolerationOperator' },
  value: { json: 'string', go: 'string' },
  effect: { json: 'string', go: 'core.TaintEffect' },
  tolerationSeconds: { json: 'number', go: 'int64' },
};

/** Go looks for a field whatever the case of its name; null leaves it unset. */
function tolerationOf(written: JsonObject): JsonObject {
  const fields = Object.keys(tolerationTypes);
  return Object.fromEntries(
    Object.entries(written).flatMap(([name, value]): readonly (readonly [string, JsonValue])[] => {
      const field = fields.find((one) => one.toLowerCase() === name.toLowerCase());
      return field === undefined || value === null ? [] : [[field, value]];
    }),
  );
}
