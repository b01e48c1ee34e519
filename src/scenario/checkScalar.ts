import { parsePortRange, portRangeText } from '#api/portRange.ts';
import { nearest } from '#base/nearest.ts';
import { scenarioProblems as problems, scenarioTypes as types } from '#i18n/scenario.ts';
import { verbatim } from '#i18n/sentence.ts';
import { durationSeconds, durationText, meantDuration } from './duration.ts';
import type { FieldPath } from './place.ts';
import { clip, isMapping, lastKey, problem, type Report, wrongType } from './problem.ts';
import type { Shape } from './shape.ts';
import { readTarget } from './target.ts';
import { kubernetesVersion } from './version.ts';

type ScalarShape = Exclude<Shape, { kind: 'object' | 'map' | 'list' }>;

/** Holds a value that is no mapping or list of its own against its shape; see `checkValue`. */
export function checkScalar(shape: ScalarShape, value: unknown, path: FieldPath, report: Report): unknown {
  switch (shape.kind) {
    case 'any':
      return value;
    case 'boolean':
      return typeof value === 'boolean' ? value : wrongType(types.boolean, value, path, report);
    case 'text':
      return typeof value === 'string' ? value : wrongType(types.text, value, path, report);
    case 'integer':
      if (value === null) return null;
      if (typeof value !== 'number' || !Number.isInteger(value)) {
        return wrongType(types.integer, value, path, report);
      }
      return within(shape, value, path, report);
    case 'number':
      if (typeof value !== 'number' || Number.isNaN(value))
        return wrongType(types.number, value, path, report);
      return within(shape, value, path, report);
    case 'duration':
      return value === null ? null : checkDuration(shape, value, path, report);
    case 'choice':
      return checkChoice(shape.values, value, path, report);
    case 'version':
      return checkVersion(value, path, report);
    case 'target':
      return checkTarget(value, path, report);
    case 'portRange':
      return checkPortRange(value, path, report);
    case 'textOrMap':
      return checkTextOrMap(value, path, report);
    default:
      return shape satisfies never;
  }
}

function within(
  limits: { readonly least: number; readonly most: number },
  value: number,
  path: FieldPath,
  report: Report,
): number | undefined {
  if (value >= limits.least && value <= limits.most) return value;
  const key = lastKey(path);
  const message =
    value < 0 && limits.least === 0
      ? problems.negative(key)
      : problems.outOfRange(key, limits.least, limits.most);
  report(problem('scenario-out-of-range', message, path));
  return undefined;
}

function checkDuration(
  shape: Extract<Shape, { kind: 'duration' }>,
  value: unknown,
  path: FieldPath,
  report: Report,
): number | undefined {
  const key = lastKey(path);
  if (typeof value !== 'string' && typeof value !== 'number') {
    return wrongType(types.duration, value, path, report);
  }
  const seconds = durationSeconds(value);
  if (seconds === null) {
    const meant = meantDuration(value);
    report({
      ...problem('scenario-duration', problems.notADuration(key, clip(String(value))), path),
      note: meant === null ? problems.durationForms : problems.meant(meant),
      instead: meant,
    });
    return undefined;
  }
  if (seconds < 0) report(problem('scenario-out-of-range', problems.negative(key), path));
  else if (seconds > shape.most) {
    report(problem('scenario-out-of-range', problems.tooLong(key, durationText(shape.most)), path));
  } else if (seconds < shape.least) {
    report(problem('scenario-out-of-range', problems.tooShort(key, durationText(shape.least)), path));
  } else return seconds;
  return undefined;
}

function checkChoice(
  values: readonly string[],
  value: unknown,
  path: FieldPath,
  report: Report,
): string | undefined {
  // kubectl's YAML 1.1 reads an unquoted off or on as a boolean.
  const text = value === false ? 'off' : value === true ? 'on' : value;
  if (typeof text === 'string' && values.includes(text)) return text;
  if (typeof value !== 'string' && typeof value !== 'boolean') {
    return wrongType(types.text, value, path, report);
  }
  const key = lastKey(path);
  const meant = nearest(String(text), values);
  report({
    ...problem('scenario-choice', problems.notAChoice(key, clip(String(text)), values.join(', ')), path),
    note: meant === null ? null : problems.meant(meant),
    instead: meant,
  });
  return undefined;
}

function checkVersion(value: unknown, path: FieldPath, report: Report): string | undefined {
  const version = kubernetesVersion(value);
  const written = clip(String(value));
  if (typeof value !== 'string' && typeof value !== 'number') {
    return wrongType(types.text, value, path, report);
  }
  if (version === null) {
    report(problem('scenario-version', problems.unknownVersion(written), path));
    return undefined;
  }
  if (version !== 'v1.29+' && /\.\d+\.(?!0$)/.test(written)) {
    const message = problems.patchVersion(written, version);
    report({ ...problem('scenario-patch-version', message, path), severity: 'info' });
  }
  return version;
}

function checkTarget(value: unknown, path: FieldPath, report: Report): string | undefined {
  if (typeof value === 'string' && readTarget(value, 'default') !== null) return value;
  if (typeof value !== 'string') return wrongType(types.text, value, path, report);
  const meant = readTarget(`pod/${value}`, 'default') === null ? null : `pod/${value}`;
  report({
    ...problem('scenario-target', problems.notATarget(clip(value)), path),
    note: meant === null ? null : problems.meant(meant),
    instead: meant,
  });
  return undefined;
}

/** The flag's own words where it refuses; an empty text leaves its default. */
function checkPortRange(value: unknown, path: FieldPath, report: Report): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') {
    return wrongType(types.text, value, path, report);
  }
  const parsed = parsePortRange(String(value));
  if (parsed.kind === 'range') return parsed.range.size === 0 ? undefined : portRangeText(parsed.range);
  report({
    ...problem('scenario-port-range', verbatim(parsed.message), path),
    note: problems.portRangeRefused,
  });
  return undefined;
}

function checkTextOrMap(value: unknown, path: FieldPath, report: Report): unknown {
  if (typeof value === 'string') return value;
  if (!isMapping(value)) return wrongType(types.textOrObject, value, path, report);
  const entries: [string, string][] = [];
  for (const name of Object.keys(value)) {
    const text = value[name];
    if (typeof text === 'string') entries.push([name, text]);
    else wrongType(types.text, text, [...path, name], report);
  }
  return Object.fromEntries(entries);
}
