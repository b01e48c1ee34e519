import { isQualifiedName, isValidLabelValue } from '#api/validation/nameRules.ts';
import { objectsOf, textMapOf, textOf, textsOf } from './decoded.ts';
import type { JsonObject } from './json.ts';

type Labels = Readonly<Record<string, string>>;

/** A selector as the server compiled it: `empty` selects everything. Null when it cannot be compiled. */
export interface Selector {
  readonly empty: boolean;
  readonly matches: (labels: Labels) => boolean;
}

const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/**
 * Compiles a label selector. One that is absent selects nothing.
 *
 * Source: v1.28 apimachinery pkg/apis/meta/v1/helpers.go:LabelSelectorAsSelector.
 */
export function labelSelector(selector: JsonObject | undefined): Selector | null {
  if (selector === undefined) return { empty: false, matches: () => false };
  const wanted = Object.entries(textMapOf(selector, 'matchLabels'));
  const requirements = objectsOf(selector, 'matchExpressions');
  const soundLabels = wanted.every(([key, value]) => isSoundKey(key) && isSoundValue(value));
  if (!soundLabels || !requirements.every(isSound)) return null;
  return {
    empty: wanted.length + requirements.length === 0,
    matches: (labels) =>
      wanted.every(([key, value]) => labels[key] === value) &&
      requirements.every((requirement) => isMet(requirement, labels)),
  };
}

function isSoundKey(key: string): boolean {
  return isQualifiedName(key).length === 0;
}

function isSoundValue(value: string): boolean {
  return isValidLabelValue(value).length === 0;
}

function isSound(requirement: JsonObject): boolean {
  const operator = textOf(requirement, 'operator');
  const values = textsOf(requirement, 'values');
  if (!operators.includes(operator)) return false;
  if (!isSoundKey(textOf(requirement, 'key')) || !values.every(isSoundValue)) return false;
  return operator.endsWith('In') ? values.length > 0 : values.length === 0;
}

function isMet(requirement: JsonObject, labels: Labels): boolean {
  const value = labels[textOf(requirement, 'key')];
  const values = textsOf(requirement, 'values');
  switch (textOf(requirement, 'operator')) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    default:
      return value === undefined;
  }
}
