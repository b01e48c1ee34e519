import { flagOf, objectAt, objectOf, textMapOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';

/**
 * Gives a Job the labels and the selector by which it knows its pods, unless it chooses them itself. The Job must have
 * its uid.
 *
 * Source: v1.28 pkg/registry/batch/job/strategy.go:generateSelector.
 */
export function generateSelector(job: JsonObject): JsonObject {
  const spec = objectOf(job, 'spec') ?? {};
  if (flagOf(spec, 'manualSelector')) return job;
  const own = objectOf(job, 'metadata') ?? {};
  const name = textOf(own, 'name');
  const uid = textOf(own, 'uid');
  const template = objectOf(spec, 'template') ?? {};
  const metadata = objectOf(template, 'metadata') ?? {};
  const labels = {
    'job-name': name,
    'batch.kubernetes.io/job-name': name,
    'controller-uid': uid,
    'batch.kubernetes.io/controller-uid': uid,
    ...textMapOf(metadata, 'labels'),
  };
  const matchLabels = {
    'batch.kubernetes.io/controller-uid': uid,
    ...textMapOf(objectAt(spec, ['selector']), 'matchLabels'),
  };
  // A Job that took its labels over from the template shares them with it, in Go one map: it gets the new ones too.
  const shared = own.labels !== undefined && own.labels === metadata.labels;
  return {
    ...job,
    ...(shared ? { metadata: { ...own, labels } } : {}),
    spec: {
      ...spec,
      selector: { ...objectOf(spec, 'selector'), matchLabels },
      template: { ...template, metadata: { ...metadata, labels } },
    },
  };
}
