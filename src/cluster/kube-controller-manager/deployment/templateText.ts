import type { PodTemplateSpec } from '#api/workloadTypes.ts';
import { goDump } from './goDump.ts';
import { quantityValueText } from './goQuantityText.ts';

/** The label that tells the pods of one ReplicaSet of a Deployment from another's. */
export const podTemplateHashLabel = 'pod-template-hash';

const known = new WeakMap<PodTemplateSpec, string>();

/**
 * A template as a text that is the same for templates that mean the same to Go: nil and empty lists alike, but not an
 * empty object and none; quantities by what they are worth; and without the hash label.
 *
 * Source: v1.28 pkg/controller/deployment/util/deployment_util.go:EqualIgnoreHash.
 */
export function templateText(template: PodTemplateSpec): string {
  const before = known.get(template);
  if (before !== undefined) return before;
  const { [podTemplateHashLabel]: _, ...labels } = template.metadata?.labels ?? {};
  const unlabelled = { ...template, metadata: { ...template.metadata, labels } };
  const text = goDump('PodTemplateSpec', unlabelled, quantityValueText);
  known.set(template, text);
  return text;
}
