import { has, objectOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, type FieldErrors, index } from './fieldErrors.ts';
import { goPointer, goStruct } from './goValue.ts';
import { isDNS1123Label, isDNS1123Subdomain } from './nameRules.ts';

/** Source: v1.28 pkg/apis/core/validation/validation.go:validatePodResourceClaims. `podName` is null in a template. */
export function validateResourceClaims(
  claims: readonly JsonObject[],
  podName: string | null,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const names = new Set<string>();
  for (const [i, claim] of claims.entries()) {
    const place = child(index(at, i), 'name');
    const name = textOf(claim, 'name');
    const source = objectOf(claim, 'source');
    if (name === '') errors.required(place);
    else if (names.has(name)) errors.duplicate(place, name);
    else {
      names.add(name);
      const wrong = isDNS1123Label(name);
      errors.invalidEach(place, name, wrong);
      if (wrong.length === 0 && podName !== null && has(source, 'resourceClaimTemplateName')) {
        const full = `${podName}-${name}`;
        errors.invalidEach(
          place,
          full,
          isDNS1123Subdomain(full).map((detail) => `final ResourceClaim name: ${detail}`),
        );
      }
    }
    validateSource(source, child(index(at, i), 'source'), errors);
  }
}

const fields = ['resourceClaimName', 'resourceClaimTemplateName'];

function validateSource(source: JsonObject | undefined, at: ErrorPath, errors: FieldErrors): void {
  const given = fields.filter((field) => has(source, field));
  if (given.length !== 1) {
    const shown = goStruct('core.ClaimSource', {
      ResourceClaimName: goPointer('string', source?.resourceClaimName),
      ResourceClaimTemplateName: goPointer('string', source?.resourceClaimTemplateName),
    });
    const detail =
      given.length > 1
        ? 'at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified'
        : 'must specify one of: `resourceClaimName`, `resourceClaimTemplateName`';
    errors.invalid(at, shown, detail);
  }
  for (const field of given) {
    const name = textOf(source, field);
    errors.invalidEach(child(at, field), name, isDNS1123Subdomain(name));
  }
}
