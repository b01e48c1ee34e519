import type { ExplainedField } from '#cluster/explanation.ts';
import { documentOf } from './fields.ts';
import { type PodWhy, placedContainer } from './podWhy.ts';

/** The line of a `restartPolicy` that stands in the text but not in the stored container: the API server dropped it. */
export function droppedRestartPolicy(why: PodWhy, container: string): ExplainedField | null {
  const placed = placedContainer(why, container);
  if (placed?.role !== 'init') return null;
  const path = `${placed.path}.restartPolicy`;
  const line = documentOf(why)?.lines[path]?.[0];
  if (line === undefined) return null;
  return { document: why.history.document, path, line, text: 'restartPolicy: Always', assumed: null };
}
