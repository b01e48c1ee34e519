const templatePaths: Readonly<Record<string, readonly string[]>> = {
  'core.v1.PodTemplate': ['template'],
  'core.v1.ReplicationController': ['spec', 'template'],
  'apps.v1.Deployment': ['spec', 'template'],
  'apps.v1.ReplicaSet': ['spec', 'template'],
  'apps.v1.StatefulSet': ['spec', 'template'],
  'apps.v1.DaemonSet': ['spec', 'template'],
  'batch.v1.Job': ['spec', 'template'],
  'batch.v1.CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
};

/** Where a type of the field tables holds a pod template; null when it has none. */
export function templatePathOf(type: string): readonly string[] | null {
  return templatePaths[type] ?? null;
}

/** Where a type holds what becomes pods, the pod itself included: metadata and spec. Null when nothing does. */
export function podPathOf(type: string): readonly string[] | null {
  return type === 'core.v1.Pod' ? [] : templatePathOf(type);
}
