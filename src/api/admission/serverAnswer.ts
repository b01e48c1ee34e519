import { textOf } from '#api/decoded.ts';
import type { ApiKind } from '#api/fields.ts';
import { isObject } from '#api/json.ts';
import { goQuoted } from '#api/validation/goValue.ts';
import type { Creation } from './create.ts';
import { unknownFieldText } from './unknownFieldText.ts';

/** What comes back where an object is refused. */
export interface Refusal {
  readonly reason: 'BadRequest' | 'Invalid' | 'InternalError';
  readonly code: 400 | 422 | 500;
  /** `status.message`. */
  readonly message: string;
  /** What kubectl prints for it when nothing else fails, without the name of the file. */
  readonly kubectl: string;
  /** The errors one by one, in the server's order; empty where it does not go into them. */
  readonly causes: readonly Cause[];
}

/** An error of a field as the API names it. */
export interface Cause {
  readonly field: string;
  readonly type: string;
  readonly message: string;
}

/**
 * The server's answer to an object it does not take; null when it takes it. The first of these ends the request: a
 * wrong type, unknown fields, what cannot be allocated, what is not valid.
 *
 * Source: v1.28 apiserver pkg/endpoints/handlers/rest.go:transformDecodeError; apimachinery
 * pkg/api/errors/errors.go:NewInvalid; kubectl pkg/cmd/util/helpers.go:checkErr.
 */
export function refusalOf(kind: ApiKind, creation: Creation): Refusal | null {
  const { typeError, unknownFields, failure, errors } = creation;
  if (typeError) return badRequest(kind, typeError.message);
  if (unknownFields.length > 0) {
    const unknown = unknownFields.map(unknownFieldText);
    return badRequest(kind, `strict decoding error: ${unknown.join(', ')}`);
  }
  if (failure !== null) {
    return internalError(`Internal error occurred: ${failure}`);
  }
  return errors.length > 0 ? invalid(kind, nameOf(creation), errors) : null;
}

/** The answer to an object whose kind is written in small letters. Source: apimachinery pkg/runtime/error.go. */
export function notRegistered(kind: ApiKind): Refusal {
  const small = kind.kind.toLowerCase();
  const why = `no kind "${small}" is registered for version "${kind.apiVersion}" in scheme "pkg/api/legacyscheme/scheme.go:30"`;
  return badRequest(kind, why, small);
}

function badRequest({ kind, version }: ApiKind, why: string, sent = kind): Refusal {
  const message = `${sent} in version "${version}" cannot be handled as a ${kind}: ${why}`;
  return { reason: 'BadRequest', code: 400, message, kubectl: fromServer('BadRequest', message), causes: [] };
}

/** What is not valid, error by error. */
export function invalid(
  { kind, group }: Pick<ApiKind, 'kind' | 'group'>,
  name: string,
  errors: readonly Cause[],
): Refusal {
  // What is said twice is written once.
  const lines = [...new Set(errors.map(({ field, message }) => `${field}: ${message}`))];
  const all = lines.length === 1 ? lines.join() : `[${lines.join(', ')}]`;
  const list = lines.length === 1 ? lines.join() : `\n${lines.map((line) => `* ${line}`).join('\n')}`;
  return {
    reason: 'Invalid',
    code: 422,
    message: `${group === '' ? kind : `${kind}.${group}`} ${goQuoted(name)} is invalid: ${all}`,
    kubectl: `The ${kind} ${goQuoted(name)} is invalid: ${list}`,
    causes: errors.map(({ field, type, message }) => ({ field, type, message })),
  };
}

/** The server's own fault, as it sees it. */
export function internalError(message: string): Refusal {
  const kubectl = fromServer('InternalError', message);
  return { reason: 'InternalError', code: 500, message, kubectl, causes: [] };
}

function nameOf({ object }: Creation): string {
  return isObject(object.metadata) ? textOf(object.metadata, 'name') : '';
}

function fromServer(reason: string, message: string): string {
  return `Error from server (${reason}): ${message}`;
}
