import { nearest } from '#base/nearest.ts';
import { scenarioProblems as problems, scenarioTypes as types } from '#i18n/scenario.ts';
import { checkScalar } from './checkScalar.ts';
import type { FieldPath } from './place.ts';
import { clip, isMapping, lastKey, problem, type Report, wrongType } from './problem.ts';
import type { Field, Shape } from './shape.ts';
import { readTarget } from './target.ts';

/**
 * Holds a value against its field of the definition and gives back what conforms: wrong and unknown parts are
 * reported and left out, and a key without a value counts as absent. Lengths of time become seconds, versions the
 * simulated ones. Lists keep their places: an entry left out is undefined.
 */
export function checkValue(field: Field, value: unknown, path: FieldPath, report: Report): unknown {
  const { shape } = field;
  const key = lastKey(path);
  if (value === undefined || (value === null && !isNullable(shape))) {
    if (field.required) report(problem('scenario-missing-key', problems.missing(key), path));
    return undefined;
  }
  switch (shape.kind) {
    case 'object':
      return checkObject(shape.fields, value, path, report);
    case 'map':
      return checkMap(shape, value, path, report);
    case 'list':
      return checkList(shape, value, path, report);
    default:
      return checkScalar(shape, value, path, report);
  }
}

function isNullable(shape: Shape): boolean {
  return (shape.kind === 'duration' || shape.kind === 'integer') && shape.nullable;
}

function checkObject(
  fields: Readonly<Record<string, Field>>,
  value: unknown,
  path: FieldPath,
  report: Report,
): unknown {
  if (!isMapping(value)) return wrongType(types.object, value, path, report);
  const entries: [string, unknown][] = [];
  for (const name of Object.keys(value)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field) entries.push([name, checkValue(field, value[name], [...path, name], report)]);
    else unknownKey(name, Object.keys(fields), path, report);
  }
  const required = Object.keys(fields).filter((name) => fields[name]!.required);
  for (const name of required) {
    if (!Object.hasOwn(value, name)) report(problem('scenario-missing-key', problems.missing(name), path));
  }
  const result = Object.fromEntries(entries);
  return required.every((name) => result[name] !== undefined) ? result : undefined;
}

function unknownKey(name: string, known: readonly string[], path: FieldPath, report: Report): void {
  const meant = nearest(name, known);
  report({
    ...problem('scenario-unknown-key', problems.unknownKey(clip(name)), [...path, name]),
    at: 'key',
    note: meant === null ? problems.known(known.slice(0, 12).join(', ')) : problems.meant(meant),
    instead: meant,
  });
}

function checkMap(
  shape: Extract<Shape, { kind: 'map' }>,
  value: unknown,
  path: FieldPath,
  report: Report,
): unknown {
  if (!isMapping(value)) return wrongType(types.object, value, path, report);
  const names = limited(Object.keys(value), shape.most, path, report);
  const entries: [string, unknown][] = [];
  for (const name of names) {
    if (shape.keys === 'target' && readTarget(name, 'default') === null) {
      const message = problems.notATarget(clip(name));
      report({ ...problem('scenario-target', message, [...path, name]), at: 'key' });
      continue;
    }
    const checked = checkValue(shape.value, value[name], [...path, name], report);
    if (checked !== undefined) entries.push([name, checked]);
  }
  return Object.fromEntries(entries);
}

function checkList(
  shape: Extract<Shape, { kind: 'list' }>,
  value: unknown,
  path: FieldPath,
  report: Report,
): unknown {
  if (!Array.isArray(value)) return wrongType(types.list, value, path, report);
  return limited(value, shape.most, path, report).map((item, index) =>
    item === null ? undefined : checkValue(shape.items, item, [...path, index], report),
  );
}

function limited<T>(items: readonly T[], most: number, path: FieldPath, report: Report): readonly T[] {
  if (items.length <= most) return items;
  report(problem('scenario-limit', problems.tooMany(lastKey(path), most), path));
  return items.slice(0, most);
}
