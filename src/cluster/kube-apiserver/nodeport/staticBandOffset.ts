const least = 16;
const most = 128;
const step = 32;

/**
 * How many ports at the low end are kept for ports a user picks, in ports. Zero when the range has 16 ports or fewer:
 * the published formula leaves that line out.
 *
 * Source: v1.28 pkg/registry/core/service/portallocator/allocator.go:calculateRangeOffset.
 */
export function staticBandOffset(size: number): number {
  if (size <= least) return 0;
  return Math.min(Math.max(least, Math.floor(size / step)), most);
}
