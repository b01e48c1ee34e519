import type { FieldPath } from '#api/fieldPath.ts';
import { pathText } from '#api/fieldPath.ts';
import { type GoValue, goText } from './goValue.ts';

/** What kind of complaint it is, by the names of the API's causes. */
export type FieldErrorType =
  | 'FieldValueRequired'
  | 'FieldValueInvalid'
  | 'FieldValueNotSupported'
  | 'FieldValueForbidden'
  | 'FieldValueDuplicate'
  | 'FieldValueNotFound'
  | 'FieldValueTooLong'
  | 'FieldValueTooMany'
  | 'InternalError';

/** One complaint of validation. */
export interface FieldError {
  readonly type: FieldErrorType;
  /** The path as the server writes it, odd where the server is odd: `spec.HostPID`. */
  readonly field: string;
  /** The path in the object. */
  readonly path: FieldPath;
  /** The server's words after the path: `Invalid value: 0: must be greater than 0`. */
  readonly message: string;
}

/** A place in an object while it is validated. Source: v1.28 apimachinery pkg/util/validation/field/path.go. */
export interface ErrorPath {
  readonly text: string;
  readonly path: FieldPath;
}

/** The object itself. */
export const root: ErrorPath = { text: '', path: [] };

/** A field below a place; `real` where the server's name for it is not the field's. */
export function child(at: ErrorPath, name: string, real?: FieldPath): ErrorPath {
  return {
    text: at.text === '' ? name : `${at.text}.${name}`,
    path: real === undefined ? [...at.path, name] : [...at.path, ...real],
  };
}

/** An item of a list. */
export function index(at: ErrorPath, place: number): ErrorPath {
  return { text: `${at.text}[${place}]`, path: [...at.path, place] };
}

/** A key of a map. */
export function key(at: ErrorPath, name: string): ErrorPath {
  return { text: `${at.text}[${name}]`, path: [...at.path, name] };
}

/** The place of a path of the object. */
export function placeOf(path: FieldPath): ErrorPath {
  return { text: pathText(path), path };
}

/**
 * Collects complaints in the order they are made, in the server's words.
 *
 * Source: v1.28 apimachinery pkg/util/validation/field/errors.go.
 */
export class FieldErrors {
  readonly all: FieldError[] = [];
  /** Several keys of one map are wrong: the server, written in Go, tells them in any order. */
  orderIsChance = false;

  /** Looks at each entry of a map. */
  ofMap<Value>(map: Readonly<Record<string, Value>>, check: (entry: readonly [string, Value]) => void): void {
    const said = new Set<string>();
    for (const entry of Object.entries(map)) {
      const before = this.all.length;
      check(entry);
      if (this.all.length > before) said.add(JSON.stringify(this.all.slice(before).map(worded)));
    }
    if (said.size > 1) this.orderIsChance = true;
  }

  required(at: ErrorPath, detail = ''): void {
    this.#add('FieldValueRequired', at, 'Required value', detail);
  }

  invalid(at: ErrorPath, value: GoValue, detail: string): void {
    this.#add('FieldValueInvalid', at, `Invalid value: ${goText(value)}`, detail);
  }

  /** `invalid` once for each message of a rule. */
  invalidEach(at: ErrorPath, value: GoValue, details: readonly string[]): void {
    for (const detail of details) this.invalid(at, value, detail);
  }

  /** `invalid` where the server shows no value. */
  invalidPlace(at: ErrorPath, detail: string): void {
    this.#add('FieldValueInvalid', at, 'Invalid value', detail);
  }

  notSupported(at: ErrorPath, value: GoValue, supported: readonly string[]): void {
    const detail = `supported values: ${supported.map(goText).join(', ')}`;
    this.#add('FieldValueNotSupported', at, `Unsupported value: ${goText(value)}`, detail);
  }

  forbidden(at: ErrorPath, detail: string): void {
    this.#add('FieldValueForbidden', at, 'Forbidden', detail);
  }

  duplicate(at: ErrorPath, value: GoValue, detail = ''): void {
    this.#add('FieldValueDuplicate', at, `Duplicate value: ${goText(value)}`, detail);
  }

  notFound(at: ErrorPath, value: GoValue, detail = ''): void {
    this.#add('FieldValueNotFound', at, `Not found: ${goText(value)}`, detail);
  }

  tooLong(at: ErrorPath, mostBytes: number): void {
    this.#add('FieldValueTooLong', at, 'Too long', `must have at most ${mostBytes} bytes`);
  }

  tooMany(at: ErrorPath, count: number, most: number): void {
    const detail = `must have at most ${most} item${most === 1 ? '' : 's'}`;
    this.#add('FieldValueTooMany', at, `Too many: ${count}`, detail);
  }

  internal(at: ErrorPath, detail: string): void {
    this.#add('InternalError', at, 'Internal error', detail);
  }

  /** Complains about a negative number. Source: v1.28 apimachinery ValidateNonnegativeField. */
  nonnegative(at: ErrorPath, value: number): void {
    if (value < 0) this.invalid(at, value, isNegative);
  }

  #add(type: FieldErrorType, at: ErrorPath, body: string, detail: string): void {
    this.all.push({
      type,
      field: at.text,
      path: at.path,
      message: detail === '' ? body : `${body}: ${detail}`,
    });
  }
}

function worded({ field, message }: FieldError): string {
  return `${field}: ${message}`;
}

export const isNegative = 'must be greater than or equal to 0';
