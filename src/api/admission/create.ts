import { objectOf, objectsOf, textOf } from '#api/decoded.ts';
import { setDefaults } from '#api/defaulting/setDefaults.ts';
import type { KubernetesVersion } from '#api/featureGates.ts';
import type { FieldPath } from '#api/fieldPath.ts';
import { type ApiKind, fieldType } from '#api/fields.ts';
import type { JsonObject } from '#api/json.ts';
import { rareKnowledge } from '#api/rareKnowledge.ts';
import { child, type FieldError, FieldErrors, root } from '#api/validation/fieldErrors.ts';
import { isValidPathSegmentName } from '#api/validation/nameRules.ts';
import { validateAnyObjectMeta } from '#api/validation/objectMeta.ts';
import type { ValidationOptions } from '#api/validation/options.ts';
import type { ServerWarning } from '#api/validation/serverWarning.ts';
import { allocateService } from '#api/validation/serviceAllocation.ts';
import { validators } from '#api/validation/validators.ts';
import { warningsOnCreate } from '#api/validation/warnings.ts';
import { addedPaths } from './addedPaths.ts';
import { asWritten } from './asWritten.ts';
import { convert } from './conversion.ts';
import { decode, type TypeMismatch } from './decode.ts';
import type { DroppedField } from './dropDisabledFields.ts';
import { generateSelector } from './generateSelector.ts';
import { newerFields } from './newerFields.ts';
import { canonicalize, prepareForCreate } from './prepareForCreate.ts';

export interface CreateOptions extends ValidationOptions {
  readonly version: KubernetesVersion;
}

/** What kube-apiserver makes of an object it is asked to create, before there is anything it could clash with. */
export interface Creation {
  /** Ends everything: what follows has not been looked at. */
  readonly typeError: TypeMismatch | null;
  /** Fields no version that is played here knows: the request ends there, though `errors` tells what would follow. */
  readonly unknownFields: readonly FieldPath[];
  /** Fields that v1.28 knows and this version does not yet. */
  readonly newerFields: readonly FieldPath[];
  readonly errors: readonly FieldError[];
  /** The server tells the errors in any order, for they are those of a map's keys. */
  readonly orderIsChance: boolean;
  /** What validation would have said after the errors of allocation, which it never came to. */
  readonly hiddenErrors: readonly FieldError[];
  /** The server's 500, which ends everything. */
  readonly failure: string | null;
  readonly warnings: readonly ServerWarning[];
  readonly dropped: readonly DroppedField[];
  /** Paths of the manifest that were not given and have been filled in, the topmost of each. */
  readonly defaulted: readonly FieldPath[];
  /** Paths of a Service whose values the server draws; absent in `object`. */
  readonly drawn: readonly FieldPath[];
  /** After defaulting, as its API version writes it. */
  readonly decoded: JsonObject;
  /** As it reaches the kind's own rules. */
  readonly sent: JsonObject;
  /** What goes into the store, but for what only the store can give: uid, times, a Job's selector. */
  readonly object: JsonObject;
}

/** Stands in for the uid, which only the store gives. */
const anyUid = '00000000-0000-4000-8000-000000000001';

/** The letters kube-apiserver would draw for a generated name. */
const drawnLetters = 'xxxxx';

/**
 * Decodes strictly, fills in defaults, drops what gates forbid, and validates, in the server's order.
 *
 * Source: v1.28 apiserver pkg/endpoints/handlers/create.go:createHandler and pkg/registry/rest/create.go:BeforeCreate.
 */
export function create(kind: ApiKind, value: JsonObject, options: CreateOptions): Creation {
  const { type } = kind;
  const { value: given, typeError, unknownFields } = decode(type, value, newerFields(options.version));
  const newer = unknownFields.filter((path) => fieldType(type, path) !== null);
  const decoded = convert(type, setDefaults(type, given, options.gateEnabled));
  const sent = withSystemFields(kind, decoded);
  const allocation = type === 'core.v1.Service' && !typeError ? allocateService(sent, options) : null;
  const allocated = allocation?.service ?? sent;
  const { object, dropped } = prepareForCreate(type, allocated, options.gateEnabled);
  const errors = typeError ? new FieldErrors() : (allocation?.errors ?? new FieldErrors());
  const failure = allocation?.failure ?? null;
  const hidden = new FieldErrors();
  if (errors.all.length > 0) validate(kind, object, options, hidden);
  if (!typeError && failure === null && errors.all.length === 0) validate(kind, object, options, errors);
  const passed = typeError === null && failure === null && errors.all.length === 0;
  return {
    typeError,
    unknownFields: unknownFields.filter((path) => fieldType(type, path) === null),
    newerFields: newer,
    errors: errors.all,
    orderIsChance: errors.orderIsChance,
    hiddenErrors: hidden.all.filter(({ message }) => errors.all.every((one) => one.message !== message)),
    failure,
    warnings: passed ? warningsOnCreate(kind.type, object) : [],
    dropped,
    // Status is written anew in any case.
    defaulted: addedPaths(given, decoded).filter(([first]) => first !== 'status'),
    drawn: allocation?.drawn ?? [],
    decoded: asWritten(type, decoded),
    sent: asWritten(type, sent),
    object: asWritten(type, canonicalize(type, withoutDrawnPorts(object, allocation?.drawn ?? []))),
  };
}

/** Takes out what stood for node ports while they were judged. */
function withoutDrawnPorts(service: JsonObject, drawn: readonly FieldPath[]): JsonObject {
  const places = drawn.flatMap(([, field, i]) => (field === 'ports' ? [i] : []));
  if (places.length === 0) return service;
  const spec = objectOf(service, 'spec') ?? {};
  const ports = objectsOf(spec, 'ports').map((port, i) => {
    if (!places.includes(i)) return port;
    const { nodePort: _, ...rest } = port;
    return rest;
  });
  return { ...service, spec: { ...spec, ports } };
}

function validate(kind: ApiKind, object: JsonObject, options: ValidationOptions, errors: FieldErrors): void {
  const metadata = { ...objectOf(object, 'metadata'), uid: anyUid };
  const identified = kind.type === 'batch.v1.Job' ? generateSelector({ ...object, metadata }) : object;
  const validator = validators[kind.type] ?? rareKnowledge().validators[kind.type];
  if (validator) validator(identified, options, errors);
  else rareKnowledge().validateOtherKind(kind, object, errors);
  // Reviews are answered, not stored: nobody looks at their names.
  if (errors.all.length > 0 || kind.resource === null || kind.kind.endsWith('Review')) return;
  validateAnyObjectMeta(
    objectOf(object, 'metadata'),
    { namespaced: kind.namespaced, name: isValidPathSegmentName },
    child(root, 'metadata'),
    errors,
  );
}

/** What only the server writes, taken away from whoever sends it. Source: v1.28 apiserver pkg/registry/rest/meta.go. */
const systemFields = [
  'uid',
  'selfLink',
  'resourceVersion',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
];

/** Namespace, generated name, service account. */
function withSystemFields(kind: ApiKind, object: JsonObject): JsonObject {
  const { namespace, ...others } = Object.fromEntries(
    Object.entries(objectOf(object, 'metadata') ?? {}).filter(([field]) => !systemFields.includes(field)),
  );
  const generateName = textOf(others, 'generateName');
  const metadata: JsonObject = {
    ...others,
    ...(kind.namespaced ? { namespace: namespace || 'default' } : {}),
    ...(textOf(others, 'name') === '' && generateName !== ''
      ? { name: generateName.slice(0, 58) + drawnLetters }
      : {}),
  };
  const spec = objectOf(object, 'spec');
  const account = 'default';
  return {
    ...object,
    metadata,
    ...(kind.type === 'core.v1.Pod' && spec && textOf(spec, 'serviceAccountName') === ''
      ? { spec: { ...spec, serviceAccountName: account, serviceAccount: account } }
      : {}),
  };
}
