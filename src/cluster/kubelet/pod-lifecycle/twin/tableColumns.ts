import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { TableRow } from './tableRow.ts';

/** A column of the twin: its head and what stands in it, as plain text. */
export interface TableColumn {
  readonly key: 'time' | 'run' | 'pod' | 'what' | 'words';
  readonly head: string;
  readonly textOf: (row: TableRow) => string;
}

/** Time, what and words; the run when there are two, the pod when there are several. */
export function tableColumns(
  rows: readonly TableRow[],
  comparing: boolean,
  locale: Locale,
): readonly TableColumn[] {
  const pods = new Set(rows.map(({ pod }) => pod).filter((pod) => pod !== ''));
  const columns: readonly (TableColumn & { readonly shown: boolean })[] = [
    { key: 'time', head: words.tableTime[locale], textOf: ({ at }) => timeText(at), shown: true },
    { key: 'run', head: words.tableRun[locale], textOf: ({ run }) => run, shown: comparing },
    { key: 'pod', head: words.tablePod[locale], textOf: ({ pod }) => pod, shown: pods.size > 0 },
    { key: 'what', head: words.tableWhat[locale], textOf: ({ what }) => what[locale], shown: true },
    { key: 'words', head: words.tableWords[locale], textOf: (row) => row.words[locale], shown: true },
  ];
  return columns.filter(({ shown }) => shown);
}

/** Head and rows as cells, for copying. */
export function tableCells(
  rows: readonly TableRow[],
  columns: readonly TableColumn[],
): readonly (readonly string[])[] {
  return [columns.map(({ head }) => head), ...rows.map((row) => columns.map(({ textOf }) => textOf(row)))];
}

function timeText(at: number | null): string {
  return at === null ? '–' : (at / 1000).toFixed(3);
}
