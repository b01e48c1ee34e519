import { useState } from 'react';
import type { Timeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { changedSpans } from './changedSpans.ts';

/** Spans that the last change of the text made; empty for the first picture. */
export function useChangedSpans(model: Timeline): ReadonlySet<string> {
  const [shown, setShown] = useState<{ readonly model: Timeline; readonly changed: ReadonlySet<string> }>({
    model,
    changed: new Set(),
  });
  if (shown.model === model) return shown.changed;
  const changed = changedSpans(shown.model, model);
  setShown({ model, changed });
  return changed;
}
