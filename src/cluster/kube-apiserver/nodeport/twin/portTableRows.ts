import type { PortMap } from '#cluster/kube-apiserver/nodeport/map/portMap.ts';
import { nodePortWords } from '#i18n/nodePorts.ts';
import { nodePortTable as words } from '#i18n/nodePortTable.ts';
import type { Sentence } from '#i18n/sentence.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';

/** One thing that happened to a port. */
export interface PortTableRow {
  readonly key: string;
  readonly run: string;
  readonly at: Milliseconds;
  readonly port: number | null;
  readonly name: string;
  readonly what: Sentence;
  /** The server's own words, or who uses the port. */
  readonly note: string;
  readonly event: EventId;
  readonly failing: boolean;
  /** Events of the other run are not of this selection. */
  readonly selectable: boolean;
}

/** Everything the map shows, in order of time. */
export function portTableRows(model: PortMap, run: string, selectable: boolean): readonly PortTableRow[] {
  const common = { run, selectable, failing: false, note: '' };
  const last = new Map<number, string>();
  const changes = model.changes.map(({ at, event, port, holder }): PortTableRow => {
    const name = holder?.name ?? last.get(port) ?? '';
    last.set(port, name);
    const what = holder === null ? words.released : nodePortWords[holder.kind];
    const note = holder?.users.join(', ') ?? '';
    return { ...common, key: `${run} ${event} ${port}`, at, port, name, what, note, event };
  });
  const refusals = model.refusals.map(
    ({ at, event, port, name, code, message }): PortTableRow => ({
      ...common,
      key: `${run} ${event}`,
      at,
      port,
      name,
      what: words.refused(code),
      note: message,
      event,
      failing: true,
    }),
  );
  const warnings = model.repairs.flatMap(({ at, warnings: found }) =>
    found.map(
      ({ event, name, message }): PortTableRow => ({
        ...common,
        key: `${run} ${event} warning`,
        at,
        port: null,
        name,
        what: words.warning,
        note: message,
        event,
        failing: true,
      }),
    ),
  );
  return [...changes, ...refusals, ...warnings].sort((a, b) => a.at - b.at || a.event - b.event);
}
