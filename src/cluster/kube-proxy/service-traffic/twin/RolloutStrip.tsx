import './rollout-strip.css';
import { useMemo } from 'react';
import type { StripProps } from '#cluster/feature.tsx';
import { countUntil } from '#cluster/kube-proxy/service-traffic/model/countUntil.ts';
import { stageOf } from '#cluster/kube-proxy/service-traffic/model/deriveRollout.ts';
import type { RolloutModel } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { rolloutTwin as words } from '#i18n/rolloutTwin.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';
import { scrollStop } from '#ui/scrollStop.ts';
import { clock } from '#ui/timeText.ts';
import {
  deploymentTable,
  endpointCounts,
  type KubectlTable,
  podStatuses,
  replicaSetTable,
} from './kubectlTables.ts';

/** What kubectl prints at the pen: Deployments, ReplicaSets, pods by STATUS, endpoints. */
export function RolloutStrip(props: StripProps<RolloutModel>) {
  const { model, now, locale, stale, onSelect } = props;
  const changes = useMemo(() => writesOf(model), [model]);
  // Ages are whole seconds; between two the answer changes only with a write.
  const written = changes[countUntil(changes, now) - 1] ?? 0;
  const at = Math.max(written, Math.floor(now / 1000) * 1000);
  const stage = stageOf(model);
  const deployment = stage?.choice.deployment ?? null;
  const deployments = useMemo(() => deploymentTable(model, deployment, at), [model, deployment, at]);
  const sets = useMemo(() => replicaSetTable(model, deployment, at), [model, deployment, at]);
  return (
    <section
      className={stale ? 'rollout-strip type-code stale-numbers' : 'rollout-strip type-code'}
      {...scrollStop(words.strip[locale])}
    >
      <Answer
        table={deployments}
        at={`  # at ${clock(now)}`}
        onSelect={onSelect}
        note={stale ? words.stale[locale] : null}
      />
      {sets.rows.length > 0 ? <Answer table={sets} at="" onSelect={onSelect} note={null} /> : null}
      {stage ? <Statuses {...{ model, at, locale }} /> : null}
    </section>
  );
}

/** Instants at which anything kubectl prints here was written. */
function writesOf({ index }: RolloutModel): readonly Milliseconds[] {
  const writes = new Set<number>();
  for (const versions of [
    ...index.deployments.values(),
    ...index.replicaSets.values(),
    ...index.slices.values(),
  ]) {
    for (const { at } of versions) writes.add(at);
  }
  for (const { versions } of index.pods) for (const { at } of versions) writes.add(at);
  return [...writes].sort((a, b) => a - b);
}

function Answer(props: {
  readonly table: KubectlTable;
  /** The comment after the command. */
  readonly at: string;
  readonly note: string | null;
  readonly onSelect: (event: EventId | null) => void;
}) {
  const { table, at, note, onSelect } = props;
  return (
    <div>
      <p className="text-2">
        {table.command}
        {at} {note ? <span className="type-label">{note}</span> : null}
      </p>
      {table.rows.length === 0 ? (
        <p className="numbers">{table.nothing}</p>
      ) : (
        <table>
          <thead className="text-2">
            <tr>
              {table.head.map((cell) => (
                <th key={cell} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="numbers">
            {table.rows.slice(0, mostRows).map(({ key, cells, event }) => (
              <tr key={key}>
                {cells.map((cell, index) => (
                  <td key={table.head[index]}>
                    {index === 0 ? (
                      <button type="button" className="plain" onClick={() => onSelect(event)}>
                        {cell}
                      </button>
                    ) : (
                      cell
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** Of very many objects the strip prints the first. */
const mostRows = 20;

function Statuses(props: {
  readonly model: RolloutModel;
  readonly at: Milliseconds;
  readonly locale: Locale;
}) {
  const { model, at, locale } = props;
  const stage = stageOf(model);
  const statuses = useMemo(() => (stage ? podStatuses(model, stage, at) : []), [model, stage, at]);
  if (!stage) return null;
  const { ready, servingTerminating, notReady, notServing } = endpointCounts(stage, at);
  return (
    <div className="rollout-counts">
      <Counts title={words.podsByStatus[locale]} counts={statuses} />
      {stage.choice.service === null ? null : (
        <Counts
          title={words.endpoints[locale]}
          counts={[
            ['ready', ready],
            ['terminating', servingTerminating + notServing],
            ['not ready', notReady],
          ]}
        />
      )}
    </div>
  );
}

function Counts(props: { readonly title: string; readonly counts: readonly (readonly [string, number])[] }) {
  const { title, counts } = props;
  return (
    <p>
      <span className="text-2 type-label">{title}</span>{' '}
      <span className="numbers">{counts.map(([word, count]) => `${count} ${word}`).join(', ')}</span>
    </p>
  );
}
