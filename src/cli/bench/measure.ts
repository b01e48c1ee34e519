/** One line of the bench: what was measured, in ms (median, least, most), beside its budget. */
export interface Measured {
  readonly name: string;
  readonly medianMs: number;
  readonly minMs: number;
  readonly maxMs: number;
  readonly budgetMs: number | null;
}

/** Runs `work` once to warm up, then `runs` times. */
export function measure(name: string, budgetMs: number | null, runs: number, work: () => void): Measured {
  work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const medianMs = times[Math.floor(times.length / 2)] ?? Number.NaN;
  return { name, medianMs, minMs: times[0] ?? Number.NaN, maxMs: times.at(-1) ?? Number.NaN, budgetMs };
}

/** Runs `work` for the first time, without a warm-up. */
export function once(name: string, budgetMs: number | null, work: () => void): Measured {
  const start = performance.now();
  work();
  const ms = performance.now() - start;
  return { name, medianMs: ms, minMs: ms, maxMs: ms, budgetMs };
}

/** Lines for a terminal, numbers right. */
export function table(rows: readonly Measured[]): string {
  const ms = (value: number) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
  const cells = rows.map((row) => [
    row.name,
    ms(row.medianMs),
    `${ms(row.minMs)} … ${ms(row.maxMs)}`,
    row.budgetMs === null ? '' : `≤ ${row.budgetMs} ms`,
    row.budgetMs === null ? '' : row.medianMs <= row.budgetMs ? 'within' : 'OVER',
  ]);
  const head = ['what', 'median', 'least … most', 'budget', ''];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [head, ...cells].map(line).join('\n');
}
