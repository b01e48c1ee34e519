const standard = { from: 30_000, to: 32_767 };

/**
 * Of how many node ports the server draws one, in ports: the range without the band that is kept for ports a user
 * picks.
 *
 * Source: v1.28 pkg/registry/core/service/portallocator/allocator.go:calculateRangeOffset.
 */
export function drawablePorts(range: string | undefined): number {
  const [from = standard.from, to = standard.to] = (range ?? '').split('-').filter(Boolean).map(Number);
  const size = to - from + 1;
  const least = 16;
  const most = 128;
  const step = 32;
  if (size <= least) return size;
  return size - Math.min(most, Math.max(least, Math.floor(size / step)));
}
