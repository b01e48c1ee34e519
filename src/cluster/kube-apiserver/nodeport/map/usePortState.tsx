import { useRef } from 'react';
import type { PortMap } from './portMap.ts';
import { type PortState, portStateAt, stepAt } from './portState.ts';

/** The map at `now`, the same object as long as nothing changes. */
export function usePortState(model: PortMap, now: number): PortState;
export function usePortState(model: PortMap | null, now: number): PortState | null;
export function usePortState(model: PortMap | null, now: number): PortState | null {
  const kept = useRef<{ readonly model: PortMap; readonly step: number; readonly state: PortState } | null>(
    null,
  );
  if (model === null) return null;
  const step = stepAt(model, now);
  const known = kept.current;
  if (known?.model === model && known.step === step) return known.state;
  const state = portStateAt(model, now);
  kept.current = { model, step, state };
  return state;
}
