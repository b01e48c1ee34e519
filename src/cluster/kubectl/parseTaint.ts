import type { Taint } from '#api/nodeTypes.ts';

/** What one argument of `kubectl taint` asks for; null when it cannot be read. */
export type TaintChange =
  | { readonly kind: 'add'; readonly taint: Taint }
  /** All of the key, or those of one effect too. */
  | { readonly kind: 'remove'; readonly key: string; readonly effect: string | null };

const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/**
 * Reads `key=value:Effect`, `key:Effect`, and with a `-` behind it, or as `key-`, what to take away.
 *
 * Source: v1.28 kubectl pkg/cmd/taint/utils.go:parseTaints.
 */
export function parseTaint(text: string): TaintChange | null {
  const match = /^([A-Za-z0-9][A-Za-z0-9._/-]*?)(?:=([A-Za-z0-9._-]*))?(?::([A-Za-z]+))?(-)?$/.exec(
    text.trim(),
  );
  if (!match) return null;
  const [, key = '', value, effect, minus] = match;
  if (effect !== undefined && !effects.includes(effect)) return null;
  if (minus !== undefined) return { kind: 'remove', key, effect: effect ?? null };
  if (effect === undefined) return null;
  return { kind: 'add', taint: { key, ...(value === undefined ? {} : { value }), effect } };
}

/** A node's taints after the change; the same list when it changes nothing. */
export function taintsAfter(taints: readonly Taint[], change: TaintChange): readonly Taint[] {
  if (change.kind === 'remove') {
    const left = taints.filter(
      ({ key, effect }) => key !== change.key || (change.effect !== null && effect !== change.effect),
    );
    return left.length === taints.length ? taints : left;
  }
  const { taint } = change;
  const others = taints.filter(({ key, effect }) => key !== taint.key || effect !== taint.effect);
  return [...others, taint];
}
