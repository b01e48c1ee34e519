import { type FieldPath, pathText } from '#api/fieldPath.ts';
import { goQuoted } from '#api/validation/goValue.ts';

/**
 * What the server says of a field it does not know.
 *
 * Source: v1.28 vendor/sigs.k8s.io/json/internal/golang/encoding/json/kubernetes_patch.go:strictError.Error.
 */
export function unknownFieldText(path: FieldPath): string {
  return `unknown field ${goQuoted(pathText(path))}`;
}
