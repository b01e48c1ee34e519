import type { PodTemplateSpec } from '#api/workloadTypes.ts';
import { goDump } from './goDump.ts';

/** Source: v1.28 apimachinery pkg/util/rand, alphanums. */
const alphabet = 'bcdfghjklmnpqrstvwxz2456789';

/**
 * The hash by which a ReplicaSet is named, the same that v1.28 gives the template: of the text Go dumps it as.
 *
 * Source: v1.28 pkg/controller/controller_utils.go:ComputeHash; apimachinery pkg/util/rand, SafeEncodeString.
 */
export function computeHash(template: PodTemplateSpec, collisionCount: number | undefined): string {
  const sum = fnv32a([...utf8(goDump('PodTemplateSpec', template)), ...collisions(collisionCount)]);
  return [...String(sum)].map((digit) => alphabet[digit.charCodeAt(0) % alphabet.length]).join('');
}

/** 32 bits, the lowest first, in eight bytes. */
function collisions(count: number | undefined): readonly number[] {
  if (count === undefined) return [];
  return [count, count >>> 8, count >>> 16, count >>> 24, 0, 0, 0, 0].map((byte) => byte & 0xff);
}

function fnv32a(bytes: Iterable<number>): number {
  let state = 0x811c9dc5;
  for (const byte of bytes) state = Math.imul(state ^ byte, 0x01000193);
  return state >>> 0;
}

function* utf8(text: string): Iterable<number> {
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) {
      yield code;
      continue;
    }
    const more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    const lead = more === 1 ? 0xc0 : more === 2 ? 0xe0 : 0xf0;
    yield lead | (code >>> (6 * more));
    for (let rest = more - 1; rest >= 0; rest -= 1) yield 0x80 | ((code >>> (6 * rest)) & 0x3f);
  }
}
