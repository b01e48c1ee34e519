/** The command that lists objects of these namespaces: without a word on them, with one, or for all. `which`: a name or a selector. */
export function kubectlGet(resource: string, namespaces: readonly string[], which = ''): string {
  const asked = ['kubectl get', resource, which].filter((part) => part !== '').join(' ');
  if (namespaces.length > 1) return `${asked} -A`;
  const [namespace = 'default'] = namespaces;
  return namespace === 'default' ? asked : `${asked} -n ${namespace}`;
}

/** What kubectl says on an empty list. Source: v1.28 kubectl pkg/cmd/get/get.go:Run. */
export function noResources(namespaces: readonly string[]): string {
  return namespaces.length > 1
    ? 'No resources found'
    : `No resources found in ${namespaces[0] ?? 'default'} namespace.`;
}
