import type { Pod, PodCondition } from './types.ts';

/** A pod's condition Ready=True; undefined while its first Ready is anything else. Source: v1.28 pkg/api/v1/pod/util.go:IsPodReady. */
export function readyCondition({ status }: Pod): PodCondition | undefined {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  return ready?.status === 'True' ? ready : undefined;
}
