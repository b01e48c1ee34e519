/** A step's result, or the error that ends the sync. */
export type Result<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: string };

export function done<T>(value: T): Result<T> {
  return { kind: 'done', value };
}

export function failed(error: string): Extract<Result<never>, { kind: 'failed' }> {
  return { kind: 'failed', error };
}
