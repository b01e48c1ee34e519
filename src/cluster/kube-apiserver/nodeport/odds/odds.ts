import type { PortRange } from '#api/portRange.ts';
import { staticBandOffset } from '#cluster/kube-apiserver/nodeport/staticBandOffset.ts';

/** Whose odds: a range, and a port of it that somebody will ask for by number. */
export interface OddsSubject {
  readonly range: PortRange;
  readonly port: number;
}

/**
 * The chance that a port is already taken after `drawn` dynamic allocations in an empty range. Draws begin anywhere in
 * their band and wrap, so every port of a band is as likely as any other: the chance is the filled share of its band.
 * `bands` false: the gate is off, and the band is the whole range.
 */
export function collisionChance({ range, port }: OddsSubject, drawn: number, bands: boolean): number {
  const offset = bands ? staticBandOffset(range.size) : 0;
  const dynamic = range.size - offset;
  if (port - range.base >= offset) return Math.min(1, drawn / dynamic);
  return drawn <= dynamic ? 0 : Math.min(1, (drawn - dynamic) / offset);
}

/** After how many draws the dynamic band is full. */
export function dynamicPorts(size: number, bands: boolean): number {
  return size - (bands ? staticBandOffset(size) : 0);
}
