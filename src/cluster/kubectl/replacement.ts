import { decode } from '#api/admission/decode.ts';
import { unknownFieldText } from '#api/admission/unknownFieldText.ts';
import { setDefaults } from '#api/defaulting/setDefaults.ts';
import { isObject, type JsonObject } from '#api/json.ts';
import type { Service } from '#api/serviceTypes.ts';

/** A manifest to PUT, or why the server would not even read it. */
export type Replacement =
  | { readonly kind: 'readable'; readonly service: Service }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** A Service's manifest with some of its top-level fields replaced, decoded and defaulted as the API server does. */
export function replacement(old: Service, changes: unknown): Replacement {
  if (!isObject(changes)) return { kind: 'unreadable', reason: 'replace needs fields of a manifest' };
  const { apiVersion, kind, metadata } = old;
  const manifest = { apiVersion, kind, metadata, spec: {}, ...changes } as unknown as JsonObject;
  const { value, typeError, unknownFields } = decode('core.v1.Service', manifest);
  if (typeError) return { kind: 'unreadable', reason: typeError.message };
  const [unknown] = unknownFields;
  if (unknown) return { kind: 'unreadable', reason: unknownFieldText(unknown) };
  const defaulted = setDefaults('core.v1.Service', value, () => false);
  return { kind: 'readable', service: { ...defaulted, metadata } as unknown as Service };
}
