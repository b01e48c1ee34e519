import type { Target } from './scenarioEvent.ts';

/** kubectl's short and plural names of the kinds a Scenario is likely to name. */
const kinds: Readonly<Record<string, string>> = {
  po: 'pod',
  pods: 'pod',
  deploy: 'deployment',
  deployments: 'deployment',
  rs: 'replicaset',
  replicasets: 'replicaset',
  sts: 'statefulset',
  statefulsets: 'statefulset',
  ds: 'daemonset',
  daemonsets: 'daemonset',
  jobs: 'job',
  cj: 'cronjob',
  cronjobs: 'cronjob',
  svc: 'service',
  services: 'service',
  no: 'node',
  nodes: 'node',
  cm: 'configmap',
  configmaps: 'configmap',
  secrets: 'secret',
};

/**
 * Reads `pod/web`, `deployment.apps/web`, `pod/web-*` or, with its namespace, `pod/shop:web`; null when it is none.
 * The kind becomes lower-case and singular. `namespace` counts where the text names none.
 */
export function readTarget(text: string, namespace: string): Target | null {
  const match = /^([A-Za-z]+)(?:\.[A-Za-z0-9.-]+)?\/(?:([a-z0-9][a-z0-9-]*):)?([a-z0-9][a-z0-9.*-]*)$/.exec(
    text.trim(),
  );
  if (!match) return null;
  const kind = match[1]!.toLowerCase();
  return {
    kind: Object.hasOwn(kinds, kind) ? kinds[kind]! : kind,
    name: match[3]!,
    namespace: match[2] ?? namespace,
  };
}
