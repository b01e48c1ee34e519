import { goDuration } from '#api/goDuration.ts';
import { rareKnowledge } from '#api/rareKnowledge.ts';
import { goQuoted } from './goValue.ts';

interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly names: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Minute, hour, day of month, month, day of week. A name stands for `min` plus its place. */
const bounds: readonly Bounds[] = [
  { min: 0, max: 59, names: [] },
  { min: 0, max: 23, names: [] },
  { min: 1, max: 31, names: [] },
  { min: 1, max: 12, names: months },
  { min: 0, max: 6, names: days },
];

const descriptors = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];

/**
 * What is wrong with a cron schedule, in the words of the parser; null when it is right.
 *
 * Source: v1.28 vendor/github.com/robfig/cron/v3/parser.go:ParseStandard.
 */
export function scheduleProblem(schedule: string): string | null {
  if (schedule === '') return 'empty spec string';
  const zoned = /^(?:CRON_)?TZ=([^ ]*) (.*)$/s.exec(schedule);
  const problem = zoned ? locationProblem(zoned[1] ?? '') : null;
  if (problem !== null) return problem;
  const pattern = zoned ? (zoned[2] ?? '').trim() : schedule;
  if (pattern.startsWith('@')) return descriptorProblem(pattern);
  const fields = pattern.split(goSpace).filter((field) => field !== '');
  if (fields.length !== bounds.length) {
    return `expected exactly ${bounds.length} fields, found ${fields.length}: [${fields.join(' ')}]`;
  }
  for (const [i, field] of fields.entries()) {
    for (const expression of field.split(',').filter((one) => one !== '')) {
      const problem = rangeProblem(expression, bounds[i]!);
      if (problem !== null) return problem;
    }
  }
  return null;
}

/** Source: Go unicode.IsSpace. */
const goSpace = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

function locationProblem(zone: string): string | null {
  if (isTimeZone(zone)) return null;
  const isPath = zone.includes('..') || zone.startsWith('/') || zone.startsWith('\\');
  return `provided bad location ${zone}: ${isPath ? 'time: invalid location name' : `unknown time zone ${zone}`}`;
}

/** A name of the IANA database, or UTC. Source: Go time.LoadLocation. */
export function isTimeZone(name: string): boolean {
  if (name === '' || name === 'UTC' || name === 'Local') return true;
  const slash = name.indexOf('/');
  const area = slash < 0 ? '' : name.slice(0, slash);
  const known = rareKnowledge().timeZones[area];
  return known?.split(' ').includes(name.slice(slash + 1)) ?? false;
}

function descriptorProblem(descriptor: string): string | null {
  if (descriptors.includes(descriptor)) return null;
  const every = /^@every (.*)$/s.exec(descriptor)?.[1];
  if (every === undefined) return `unrecognized descriptor: ${descriptor}`;
  const { problem } = goDuration(every);
  return problem === null ? null : `failed to parse duration ${descriptor}: ${problem}`;
}

function rangeProblem(expression: string, { min, max, names }: Bounds): string | null {
  const [range = '', ...steps] = expression.split('/');
  const [low = '', ...highs] = range.split('-');
  let start = min;
  let end = max;
  if (low !== '*' && low !== '?') {
    const first = numberIn(low, min, names);
    if (typeof first === 'string') return first;
    start = first;
    end = first;
    if (highs.length > 1) return `too many hyphens: ${expression}`;
    if (highs[0] !== undefined) {
      const last = numberIn(highs[0], min, names);
      if (typeof last === 'string') return last;
      end = last;
    }
  }
  if (steps.length > 1) return `too many slashes: ${expression}`;
  const step = steps[0] === undefined ? 1 : numberIn(steps[0], 0, []);
  if (typeof step === 'string') return step;
  if (steps[0] !== undefined && highs.length === 0) end = max;
  if (start < min) return `beginning of range (${start}) below minimum (${min}): ${expression}`;
  if (end > max) return `end of range (${end}) above maximum (${max}): ${expression}`;
  if (start > end) return `beginning of range (${start}) beyond end of range (${end}): ${expression}`;
  return step === 0 ? `step of range should be a positive number: ${expression}` : null;
}

/** The number, or what is wrong with it. */
function numberIn(text: string, min: number, names: readonly string[]): number | string {
  const named = names.indexOf(text.toLowerCase());
  if (named >= 0) return min + named;
  if (!/^[+-]?\d+$/.test(text)) {
    return `failed to parse int from ${text}: strconv.Atoi: parsing ${goQuoted(text)}: invalid syntax`;
  }
  const number = Number(text);
  if (Math.abs(number) >= 2 ** 63) {
    return `failed to parse int from ${text}: strconv.Atoi: parsing ${goQuoted(text)}: value out of range`;
  }
  return number < 0 ? `negative number (${number}) not allowed: ${text}` : number;
}
