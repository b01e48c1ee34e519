import { has, intOrStringOf, numberOf, objectOf, objectsOf, textOf, textsOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, type FieldErrors } from './fieldErrors.ts';
import { isHTTPHeaderName, isValidPortName, isValidPortNum } from './nameRules.ts';

type Validator = (action: JsonObject, at: ErrorPath, errors: FieldErrors) => void;

/** In the server's order: the first one counts, the others are too many. */
const actions: readonly (readonly [string, Validator])[] = [
  ['exec', validateExec],
  ['httpGet', validateHTTPGet],
  [
    'tcpSocket',
    (tcp, at, errors) => validatePort(intOrStringOf(tcp, 'port') ?? 0, child(at, 'port'), errors),
  ],
  ['grpc', (grpc, at, errors) => validatePort(numberOf(grpc, 'port'), child(at, 'port'), errors)],
];

/** What a probe or hook does: exactly one thing. Source: v1.28 pkg/apis/core/validation/validation.go:validateHandler. */
function validateHandler(handler: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  let handlers = 0;
  for (const [field, validate] of actions) {
    const action = objectOf(handler, field);
    if (action === undefined) continue;
    if (handlers > 0) errors.forbidden(child(at, field), 'may not specify more than 1 handler type');
    else validate(action, child(at, field), errors);
    handlers += 1;
  }
  if (handlers === 0) errors.required(at, 'must specify a handler type');
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:ValidatePortNumOrName. */
export function validatePort(port: number | string, at: ErrorPath, errors: FieldErrors): void {
  errors.invalidEach(at, port, typeof port === 'number' ? isValidPortNum(port) : isValidPortName(port));
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateLifecycle. */
export function validateLifecycle(lifecycle: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  for (const field of ['postStart', 'preStop']) {
    const handler = objectOf(lifecycle, field);
    if (handler) validateHandler(handler, child(at, field), errors);
  }
}

const nonnegativeFields = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
];

/**
 * The probes a container may have, in the server's order.
 *
 * Source: v1.28 pkg/apis/core/validation/validation.go:validateLivenessProbe, validateReadinessProbe,
 * validateStartupProbe.
 */
export function validateProbes(container: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  for (const field of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
    const probe = objectOf(container, field);
    if (probe === undefined) continue;
    const place = child(at, field);
    validateProbe(probe, place, errors);
    if (field === 'readinessProbe') {
      if (has(probe, 'terminationGracePeriodSeconds')) {
        errors.invalid(
          child(place, 'terminationGracePeriodSeconds'),
          numberOf(probe, 'terminationGracePeriodSeconds'),
          'must not be set for readinessProbes',
        );
      }
    } else if (numberOf(probe, 'successThreshold') !== 1) {
      errors.invalid(child(place, 'successThreshold'), numberOf(probe, 'successThreshold'), 'must be 1');
    }
  }
}

function validateProbe(probe: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  validateHandler(probe, at, errors);
  for (const field of nonnegativeFields) errors.nonnegative(child(at, field), numberOf(probe, field));
  const graceSeconds = numberOf(probe, 'terminationGracePeriodSeconds');
  if (has(probe, 'terminationGracePeriodSeconds') && graceSeconds <= 0) {
    errors.invalid(child(at, 'terminationGracePeriodSeconds'), graceSeconds, 'must be greater than 0');
  }
}

function validateExec(exec: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  if (textsOf(exec, 'command').length === 0) errors.required(child(at, 'command'));
}

const schemes = ['HTTP', 'HTTPS'];

function validateHTTPGet(http: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  if (textOf(http, 'path') === '') errors.required(child(at, 'path'));
  validatePort(intOrStringOf(http, 'port') ?? 0, child(at, 'port'), errors);
  const scheme = textOf(http, 'scheme');
  if (!schemes.includes(scheme)) errors.notSupported(child(at, 'scheme'), scheme, schemes);
  for (const header of objectsOf(http, 'httpHeaders')) {
    const name = textOf(header, 'name');
    errors.invalidEach(child(at, 'httpHeaders'), name, isHTTPHeaderName(name));
  }
}
