import type { EventId } from '#simulation/trace.ts';
import type { PortState } from './portState.ts';

/** What to explain of a port: the newest refusal over it, else how it came to be taken; null when it is free. */
export function eventOfPort({ refused, holders }: PortState, port: number): EventId | null {
  const turnedAway = refused.findLast((one) => one.port === port);
  return turnedAway?.event ?? holders.get(port)?.event ?? null;
}
