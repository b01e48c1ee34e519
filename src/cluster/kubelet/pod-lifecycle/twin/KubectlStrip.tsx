import { kubectlGet, noResources } from '#api/printers/kubectlGet.ts';
import './strip.css';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { StripProps } from '#cluster/feature.tsx';
import type { Timeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import { CopyVerb } from '#ui/CopyVerb.tsx';
import { clock } from '#ui/timeText.ts';
import { useElementSize } from '#ui/useElementSize.ts';
import { alignedText } from './alignedText.ts';
import { KubectlConditions } from './KubectlConditions.tsx';
import { KubectlPods, type RunRows } from './KubectlPods.tsx';
import { type KubectlRow, kubectlAt, kubectlCells, kubectlList, podCountAt } from './kubectlAt.ts';

const linePx = 19;
const paddingPx = 24;
/** Taller than this the strip scrolls, so that the picture keeps its room. */
const mostRows = 3;
/** Of each run so many lines are drawn; the copy has all of them. */
const mostDrawn = 100;

/** What kubectl prints at the pen. Its height follows from the run, not from the instant: nothing jumps while it plays. */
export function KubectlStrip(props: StripProps<Timeline>) {
  const { run, model, below, aboveLabel, now, locale, stale, onSelect } = props;
  const strip = useRef<HTMLElement>(null);
  const size = useElementSize(strip, { width: 0, height: 84 });
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useMemo(() => kubectlList(run, model), [run, model]);
  const other = useMemo(() => (below ? kubectlList(below.run, below.model) : null), [below]);

  const namespaces = [...new Set([...list.namespaces, ...(other?.namespaces ?? [])])];
  const command = kubectlGet('pod', namespaces);
  const lists = other
    ? [
        { label: aboveLabel, list, selectable: true },
        { label: below?.label ?? '', list: other, selectable: false },
      ]
    : [{ label: null, list, selectable: true }];
  const runs: readonly RunRows[] = lists.map((one) => ({
    ...one,
    rows: kubectlAt(one.list, now, mostDrawn),
  }));
  const count = lists.reduce((sum, one) => sum + podCountAt(one.list, now), 0);
  const rows = runs.flatMap((one) => one.rows);
  const shown = rows.find(({ subject }) => subject === chosen) ?? rows[0];
  const fitting = Math.max(1, Math.floor((size.height - paddingPx) / linePx) - 2);
  const most = Math.max(1, list.pods.length + (other?.pods.length ?? 0));

  const textOf = () =>
    lists
      .map(({ label, list: pods }) => {
        const lines = kubectlAt(pods, now);
        const head = `$ ${command}  # at ${clock(now)}${label === null ? '' : `, ${label}`}`;
        const body = alignedText(kubectlCells(lines, namespaces.length > 1));
        return `${head}\n${lines.length === 0 ? noResources(namespaces) : body}`;
      })
      .join('\n');
  const choose = useCallback(
    (row: KubectlRow) => {
      setChosen(row.subject);
      onSelect(row.event);
    },
    [onSelect],
  );
  return (
    <section
      ref={strip}
      className={stale ? 'kubectl-strip type-code stale-numbers' : 'kubectl-strip type-code'}
      style={{ height: paddingPx + 3 + linePx * (2 + Math.min(most, mostRows)) }}
      aria-label={words.kubectlStrip[locale]}
    >
      <div className="kubectl-answer">
        <p className="kubectl-command text-2">
          <span>{`$ ${command}  # at ${clock(now)}`}</span>
          {stale ? <span className="type-label">{words.kubectlStale[locale]}</span> : null}
          {count > fitting ? (
            <span className="type-label">{words.andMore(count - fitting)[locale]}</span>
          ) : null}
          <CopyVerb label={words.copy[locale]} locale={locale} textOf={textOf} />
        </p>
        <KubectlPods {...{ runs, namespaces, locale }} onChoose={choose} />
      </div>
      {shown ? <KubectlConditions pod={shown} locale={locale} /> : null}
    </section>
  );
}
