import { type PortRange, parsePortRange, portRangeText } from '#api/portRange.ts';
import { staticBandOffset as decide } from '#cluster/kube-apiserver/nodeport/staticBandOffset.ts';
import { adapter } from './adapter.ts';
import { type GatesOfVector, staticSubrange } from './staticSubrange.ts';

type Input = { readonly featureGates?: GatesOfVector } & (
  | { readonly portRange: string }
  | { readonly sizes: { readonly from: number; readonly to: number } }
);

/** portallocator/staticBandOffset */
export const staticBandOffset = adapter<Input>((input) => {
  const offsetOf = (size: number) => (staticSubrange(input.featureGates) ? decide(size) : 0);
  if ('sizes' in input) {
    const { from, to } = input.sizes;
    return { offsets: Array.from({ length: to - from + 1 }, (_, index) => offsetOf(from + index)) };
  }
  const parsed = parsePortRange(input.portRange);
  if (parsed.kind === 'refused') return { error: parsed.message };
  const { base, size } = parsed.range;
  const offset = offsetOf(size);
  const band = (range: PortRange) => (range.size === 0 ? null : portRangeText(range));
  return {
    base,
    size,
    canonical: portRangeText(parsed.range),
    offset,
    staticBand: band({ base, size: offset }),
    dynamicBand: band({ base: base + offset, size: size - offset }),
  };
});
