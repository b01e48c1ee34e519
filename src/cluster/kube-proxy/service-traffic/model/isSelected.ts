import type { PodRecord } from './trafficIndex.ts';

/** Whether a Service ever selected the pod. */
export function isSelected(
  { versions }: PodRecord,
  selector: Readonly<Record<string, string>> | undefined,
  namespace: string,
): boolean {
  if (!selector || Object.keys(selector).length === 0) return false;
  const pod = versions[0]?.object;
  return (
    pod !== null &&
    pod !== undefined &&
    (pod.metadata.namespace ?? 'default') === namespace &&
    Object.entries(selector).every(([label, value]) => pod.metadata.labels?.[label] === value)
  );
}
