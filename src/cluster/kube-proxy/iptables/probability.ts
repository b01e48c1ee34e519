const decimals = 10;

/**
 * One in `count` as kube-proxy writes it: ten decimals, and a tie goes to the even digit, as Go rounds and
 * `toFixed` does not.
 *
 * Source: v1.28 pkg/proxy/iptables/proxier.go:computeProbability.
 */
export function probabilityText(count: number): string {
  const value = 1 / count;
  // More digits than any such double has.
  const exact = value.toFixed(100);
  const point = exact.indexOf('.') + 1;
  const kept = exact.slice(0, point + decimals);
  const tie = /^50*$/.test(exact.slice(point + decimals));
  return tie && Number(kept.at(-1)) % 2 === 0 ? kept : value.toFixed(decimals);
}
