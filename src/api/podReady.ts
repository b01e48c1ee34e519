import type { Pod, PodCondition } from './types.ts';

/** A pod's condition Ready=True; undefined while it is anything else. Source: v1.28 pkg/api/v1/pod/util.go:IsPodReady. */
export function readyCondition({ status }: Pod): PodCondition | undefined {
  return status?.conditions?.find(({ type, status: value }) => type === 'Ready' && value === 'True');
}
