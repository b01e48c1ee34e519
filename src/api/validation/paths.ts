import type { ErrorPath, FieldErrors } from './fieldErrors.ts';

/** A relative path that never goes up. Source: v1.28 pkg/apis/core/validation/validation.go:validateLocalDescendingPath. */
export function validateDescendingPath(path: string, at: ErrorPath, errors: FieldErrors): void {
  if (path.startsWith('/')) errors.invalid(at, path, 'must be a relative path');
  validateNoBacksteps(path, at, errors);
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:validatePathNoBacksteps. */
export function validateNoBacksteps(path: string, at: ErrorPath, errors: FieldErrors): void {
  if (path.split('/').includes('..')) errors.invalid(at, path, "must not contain '..'");
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateLocalNonReservedPath. */
export function validateNonReservedPath(path: string, at: ErrorPath, errors: FieldErrors): void {
  validateDescendingPath(path, at, errors);
  if (path.startsWith('..') && !path.startsWith('../')) {
    errors.invalid(at, path, "must not start with '..'");
  }
}
