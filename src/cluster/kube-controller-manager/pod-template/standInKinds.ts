/** Kinds with a pod template whose controller is not modelled yet: one pod of the template stands in for it. */
export const standInKinds: readonly string[] = ['StatefulSet', 'DaemonSet'];
