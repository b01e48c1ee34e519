import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { PictureRows } from './pictureRow.ts';

/** Folds the phase and the conditions under the lanes. */
export function BandsToggle(props: {
  readonly rows: PictureRows;
  readonly nameX: number;
  readonly locale: Locale;
  readonly onToggle: (open: boolean) => void;
}) {
  const { rows, nameX, locale, onToggle } = props;
  const row = rows.rows.find(({ kind }) => kind === 'bandsToggle');
  if (row?.kind !== 'bandsToggle') return null;
  const open = rows.bandsOpen;
  return (
    <button
      type="button"
      className="bands-toggle verb type-label text-2"
      style={{ left: nameX, top: row.y - 13 }}
      aria-expanded={open}
      onClick={(event) => {
        event.stopPropagation();
        onToggle(!open);
      }}
    >
      {(open ? words.hideConditions : words.showConditions)[locale]}
    </button>
  );
}
