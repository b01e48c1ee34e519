import { podColumns } from '#api/printers/podColumns.ts';
import { rfc3339 } from '#api/rfc3339.ts';
import type { Pod } from '#api/types.ts';
import type { Run } from '#cluster/run.ts';

/** What `kubectl get pods --watch` would print, each line with the instant it appears. */
export function watchLog(run: Run): string {
  const rows: string[][] = [['TIME', 'NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE']];
  const last = new Map<string, string>();
  for (const event of run.trace.events) {
    if (event.kind !== 'ObjectCreated' && event.kind !== 'ObjectModified' && event.kind !== 'ObjectDeleted')
      continue;
    const { object } = event.detail;
    if (object.kind !== 'Pod') continue;
    const { ready, status, restarts, age } = podColumns(object as Pod, rfc3339(event.at));
    const shown = event.kind === 'ObjectDeleted' ? `${status} (deleted)` : status;
    const row = [object.metadata.name, ready, shown, restarts, age];
    const key = [ready, shown, restarts.split(' ')[0]].join(' ');
    if (last.get(event.subject) === key) continue;
    last.set(event.subject, key);
    rows.push([`${(event.at / 1000).toFixed(3)}s`, ...row]);
  }
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('   ')
      .trimEnd(),
  );
  const { truncated, end } = run.trace;
  if (truncated !== null) lines.push(`stopped at ${(end / 1000).toFixed(3)}s by the limit on ${truncated}`);
  return `${lines.join('\n')}\n`;
}
