import { memo } from 'react';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import { Legend } from '#ui/Legend.tsx';

/** The line at the foot that teaches the pen's grammar. */
export const LifecycleLegend = memo(function LifecycleLegend({ locale }: { readonly locale: Locale }) {
  return (
    <Legend
      title={words.heightIsUsefulness[locale]}
      entries={[
        { label: words.waiting[locale], steps: [{ ...step, h0: 0.26, h1: 0.26, fill: 'outline' }] },
        { label: words.running[locale], steps: [{ ...step, h0: 0.6, h1: 0.6, fill: 'hatch' }] },
        { label: words.ready[locale], steps: [{ ...step, fill: 'solid' }] },
        { label: words.backOff[locale], steps: [], dots: true },
        {
          label: words.terminating[locale],
          steps: [
            { ...step, x1: 3, fill: 'solid' },
            { ...step, x0: 3, h1: 0, fill: 'wedge' },
          ],
        },
      ]}
    />
  );
});

const step = { x0: 1, x1: 25, h0: 1, h1: 1 } as const;
