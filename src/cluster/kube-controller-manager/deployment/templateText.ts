import type { PodTemplateSpec } from '#api/workloadTypes.ts';

/** The label that tells the pods of one ReplicaSet of a Deployment from another's. */
export const podTemplateHashLabel = 'pod-template-hash';

const known = new WeakMap<PodTemplateSpec, string>();

/**
 * A template as a text that is the same for templates that mean the same: its keys sorted, what is empty left out, and
 * without the hash label.
 *
 * Source: v1.28 pkg/controller/deployment/util/deployment_util.go:EqualIgnoreHash.
 */
export function templateText(template: PodTemplateSpec): string {
  const before = known.get(template);
  if (before !== undefined) return before;
  const { [podTemplateHashLabel]: _, ...labels } = template.metadata?.labels ?? {};
  const text = canonical({ ...template, metadata: { ...template.metadata, labels } });
  known.set(template, text);
  return text;
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .map(([key, member]) => [key, isEmpty(member) ? '' : canonical(member)] as const)
    .filter(([, text]) => text !== '' && text !== '{}')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}
