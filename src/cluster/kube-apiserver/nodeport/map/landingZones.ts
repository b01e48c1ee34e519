import { containsPort } from '#api/portRange.ts';
import type { PortState } from './portState.ts';

/** The chance that the next dynamic draw takes a free port: `weight` of `of`. */
export interface Landing {
  readonly port: number;
  /** One more than the taken ports right before it, cyclically in its band. */
  readonly weight: number;
}

export interface LandingZones {
  readonly band: 'static' | 'dynamic';
  /** Ports of the band. */
  readonly of: number;
  readonly landings: readonly Landing[];
}

/**
 * Where the next draw may land. The scan starts anywhere in the band and walks up, so a free port after a run of g taken
 * ones is hit g + 1 times as often as one after a free port. Null when the range is full.
 */
export function landingZones({ range, offset, holders }: PortState): LandingZones | null {
  const dynamic = landingsIn(range.base + offset, range.size - offset);
  if (dynamic.length > 0) return { band: 'dynamic', of: range.size - offset, landings: dynamic };
  const fixed = landingsIn(range.base, offset);
  return fixed.length > 0 ? { band: 'static', of: offset, landings: fixed } : null;

  function landingsIn(first: number, count: number): readonly Landing[] {
    const free: number[] = [];
    for (let at = 0; at < count; at += 1) if (!isTaken(first + at)) free.push(at);
    return free.map((at, index) => {
      const before = index === 0 ? (free.at(-1) ?? 0) - count : (free[index - 1] ?? 0);
      return { port: first + at, weight: at - before };
    });
  }

  function isTaken(port: number): boolean {
    return containsPort(range, port) && holders.has(port);
  }
}
