import { objectsOf, textMapOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { goMilliValue, goUnitValue } from '#api/resource/goQuantity.ts';
import { decodeQuantity, int64Scale } from '#api/resource/parseQuantity.ts';
import {
  compareQuantities,
  decimalSuffixes,
  milliValue,
  type Quantity,
  quantityText,
} from '#api/resource/quantity.ts';
import { child, type ErrorPath, type FieldErrors, index, isNegative, key } from './fieldErrors.ts';
import { type GoSyntax, goPointer, goQuoted, goStruct } from './goValue.ts';
import { isQualifiedName } from './nameRules.ts';
import {
  isExtendedResource,
  isHugePages,
  isIntegerResource,
  isNativeResource,
  isOvercommitAllowed,
  isStandardContainerResource,
  isStandardResource,
} from './resourceNames.ts';

/**
 * Source: v1.28 pkg/apis/core/validation/validation.go:ValidateResourceRequirements. Go takes the names in any order;
 * decoding has sorted them.
 */
export function validateResources(
  resources: JsonObject | undefined,
  claimNames: readonly string[],
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const limits = textMapOf(resources, 'limits');
  const requests = textMapOf(resources, 'requests');
  const limitsPlace = child(at, 'limits');
  const requestsPlace = child(at, 'requests');
  errors.ofMap(limits, ([name, text]) => {
    validateAmount(name, text, key(limitsPlace, name), errors);
  });
  errors.ofMap(requests, ([name, text]) => {
    const place = key(requestsPlace, name);
    const request = quantityOf(text);
    validateContainerResourceName(name, place, errors);
    validateQuantity(name, text, place, errors);
    const limit = limits[name];
    if (limit !== undefined) {
      compareToLimit(name, request, quantityOf(limit), { ...requestsPlace, path: place.path }, errors);
    } else if (!isOvercommitAllowed(name)) {
      errors.required(limitsPlace, 'Limit must be set for non overcommitable resources');
    }
    validateHugePages(name, text, place, errors);
  });
  const names = [...Object.keys(limits), ...Object.keys(requests)];
  if (names.some(isHugePages) && !names.includes('cpu') && !names.includes('memory')) {
    errors.forbidden(at, 'HugePages require cpu or memory');
  }
  validateClaimNames(objectsOf(resources, 'claims'), claimNames, child(at, 'claims'), errors);
}

function validateAmount(name: string, text: string, at: ErrorPath, errors: FieldErrors): void {
  validateContainerResourceName(name, at, errors);
  validateQuantity(name, text, at, errors);
  validateHugePages(name, text, at, errors);
}

function compareToLimit(
  name: string,
  request: Quantity,
  limit: Quantity,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const compared = compareQuantities(request, limit);
  const words =
    compared !== 0 && !isOvercommitAllowed(name)
      ? 'must be equal to'
      : compared > 0
        ? 'must be less than or equal to'
        : null;
  if (words) errors.invalid(at, quantityText(request), `${words} ${name} limit of ${quantityText(limit)}`);
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateContainerResourceName, validateResourceName. */
function validateContainerResourceName(name: string, at: ErrorPath, errors: FieldErrors): void {
  const wrong = isQualifiedName(name);
  errors.invalidEach(at, name, wrong);
  if (!name.includes('/')) {
    if (wrong.length === 0 && !isStandardResource(name)) {
      errors.invalid(at, name, 'must be a standard resource type or fully qualified');
    }
    if (!isStandardContainerResource(name)) {
      errors.invalid(at, name, 'must be a standard resource for containers');
    }
  } else if (!isNativeResource(name) && !isExtendedResource(name)) {
    errors.invalid(at, name, "doesn't follow extended resource name standard");
  }
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:ValidateResourceQuantityValue. */
export function validateQuantity(name: string, text: string, at: ErrorPath, errors: FieldErrors): void {
  const quantity = quantityOf(text);
  if (quantity.nano < 0n) errors.invalid(at, quantityText(quantity), isNegative);
  if (isIntegerResource(name) && goMilliValue(text) % 1000n !== 0n) {
    errors.invalid(at, goQuantity(text, quantity), 'must be an integer');
  }
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateResourceQuantityHugePageValue. */
function validateHugePages(name: string, text: string, at: ErrorPath, errors: FieldErrors): void {
  if (!isHugePages(name)) return;
  const pageText = name.slice('hugepages-'.length);
  const page = decodeQuantity(pageText);
  const pageSize = goUnitValue(pageText);
  const divides =
    !('error' in page) &&
    page.nano > 0n &&
    goMilliValue(pageText) % 1000n === 0n &&
    pageSize !== 0n &&
    goUnitValue(text) % pageSize === 0n;
  if (divides) return;
  const shown = quantityText(quantityOf(text));
  errors.invalid(at, shown, `${shown} is not positive integer multiple of ${name}`);
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateResourceClaimNames. */
function validateClaimNames(
  claims: readonly JsonObject[],
  podClaims: readonly string[],
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const names = new Set<string>();
  for (const [i, claim] of claims.entries()) {
    const place = index(at, i);
    const name = textOf(claim, 'name');
    if (name === '') {
      errors.required(place);
      continue;
    }
    if (names.has(name)) errors.duplicate(place, name);
    names.add(name);
    if (podClaims.includes(name)) continue;
    const known = podClaims.length === 0 ? ' which is empty' : `: ${[...podClaims].sort().join(', ')}`;
    errors.notFound(place, name, `must be one of the names in pod.spec.resourceClaims${known}`);
  }
}

/** Go's `%#v` of a quantity. */
function goQuantity(text: string, quantity: Quantity): GoSyntax {
  const fits = int64Scale(text) !== null;
  const { value, scale } = fits ? digitsOf(text, quantity) : { value: 0n, scale: 0 };
  return goStruct('resource.Quantity', {
    i: `resource.int64Amount{value:${value}, scale:${scale}}`,
    d: `resource.infDecAmount{Dec:${goPointer('inf.Dec', fits ? undefined : text)}}`,
    s: goQuoted(quantity.text ?? ''),
    Format: `"${quantity.format}"`,
  });
}

/** Its digits as they were written, in powers of ten; not finer than thousandths, which defaulting has rounded to. */
function digitsOf(text: string, quantity: Quantity): { readonly value: bigint; readonly scale: number } {
  const [, sign = '', digits = '0', fraction = '', suffix = ''] =
    /^([+-]?)0*([0-9]*)(?:\.([0-9]*))?(.*)$/.exec(text) ?? [];
  const power = decimalSuffixes.indexOf(suffix);
  const exponent = power >= 0 ? 3 * (power - 3) : Number(/^[eE]([+-]?\d+)$/.exec(suffix)?.[1] ?? Number.NaN);
  const scale = exponent - fraction.length;
  if (Number.isNaN(scale) || scale < -3) return { value: milliValue(quantity), scale: -3 };
  return { value: BigInt(`${sign === '-' ? '-' : ''}${digits}${fraction}`), scale };
}

/** Decoding has refused what is no quantity. */
export function quantityOf(text: string): Quantity {
  const quantity = decodeQuantity(text);
  return 'error' in quantity ? { nano: 0n, format: 'DecimalSI', text: null } : quantity;
}
