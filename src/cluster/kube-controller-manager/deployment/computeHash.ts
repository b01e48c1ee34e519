import type { PodTemplateSpec } from '#api/workloadTypes.ts';
import { templateText } from './templateText.ts';

/** Source: v1.28 apimachinery pkg/util/rand, alphanums. */
const alphabet = 'bcdfghjklmnpqrstvwxz2456789';

/**
 * The hash by which a ReplicaSet is named. Upstream hashes a dump of Go's own types, which only Go can make; the
 * function and the letters are the same, the text hashed is ours.
 *
 * Source: v1.28 pkg/controller/controller_utils.go:ComputeHash; apimachinery pkg/util/rand, SafeEncodeString.
 */
export function computeHash(template: PodTemplateSpec, collisionCount: number | undefined): string {
  const sum = fnv32a(
    templateText(template) + (collisionCount === undefined ? '' : `\u0000${collisionCount}`),
  );
  return [...String(sum)].map((digit) => alphabet[digit.charCodeAt(0) % alphabet.length]).join('');
}

function fnv32a(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  }
  return state >>> 0;
}
