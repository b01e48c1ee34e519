import { useState } from 'react';
import { changedSpans } from './changedSpans.ts';
import type { Timeline } from './timeline.ts';

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
