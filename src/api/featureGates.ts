/** The default of a feature gate in a version. Source: v1.28 pkg/features/kube_features.go. */
export function featureGateDefaults(version: 'v1.27' | 'v1.28' | 'v1.29+'): (name: string) => boolean {
  return (name) => name === 'SidecarContainers' && version === 'v1.29+';
}
