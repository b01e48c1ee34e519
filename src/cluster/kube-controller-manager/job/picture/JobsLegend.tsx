import { jobWords as words } from '#i18n/jobs.ts';
import type { Locale } from '#i18n/sentence.ts';
import { Legend } from '#ui/Legend.tsx';

const step = (fill: 'outline' | 'hatch' | 'solid' | 'wedge', h0: number, h1 = h0) => [
  { x0: 1, x1: 25, h0, h1, fill },
];

/** The line at the picture's foot: how to read a lane, by example. */
export function JobsLegend({ locale }: { readonly locale: Locale }) {
  return (
    <Legend
      title={words.legendTitle[locale]}
      entries={[
        { label: words.legendPending[locale], steps: step('outline', 0.26) },
        { label: words.legendRunning[locale], steps: step('hatch', 0.6) },
        { label: words.legendReady[locale], steps: step('solid', 1) },
        { label: words.legendTerminating[locale], steps: step('wedge', 1, 0) },
        { label: words.legendBackOff[locale], steps: [], dots: true },
      ]}
    />
  );
}
