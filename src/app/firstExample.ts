/** What a first visit opens on. It stands apart from the other examples, whose list the first picture does without. */
export const firstExample = 'announcement-pod';

const file = import.meta.glob<string>('/src/cluster/kubelet/pod-lifecycle/examples/announcement-pod.yaml', {
  query: '?raw',
  import: 'default',
});

export async function firstText(): Promise<string> {
  const [load] = Object.values(file);
  return load ? load() : '';
}
