import { useState } from 'react';
import { openText } from '#app/commands.ts';
import type { HistoryEntry } from '#app/history.ts';
import { useApp } from '#app/store.ts';
import { appWords as words } from '#i18n/app.ts';
import { dialogWords as more } from '#i18n/dialogs.ts';
import { openComparison } from './CompareDialog.tsx';
import { entryName, textComparison } from './chosenComparison.ts';
import { HistoryRow } from './HistoryRow.tsx';
import { instantText } from './instantText.ts';
import { Sheet } from './Sheet.tsx';
import { textChange } from './textChange.ts';
import { useHistory } from './useHistory.ts';

/** Texts put away on this machine, newest first; each is told by its shape and by what changed. */
export function HistoryDialog() {
  const locale = useApp((state) => state.locale);
  const text = useApp((state) => state.text);
  const name = useApp((state) => state.name);
  const { entries, replace } = useHistory();
  const [before, setBefore] = useState<readonly HistoryEntry[] | null>(null);
  const others = (entries ?? []).filter((entry) => entry.text !== text);

  const keepOnly = (kept: readonly HistoryEntry[]) => {
    setBefore(entries);
    replace(kept);
  };
  const deleted = (before?.length ?? 0) - (entries?.length ?? 0);
  return (
    <Sheet
      name="history"
      title={more.historyTitle[locale]}
      note={more.historyNote[locale]}
      onKeyDown={null}
      foot={
        others.length === 0 && deleted <= 0 ? null : (
          <>
            {others.length > 0 && (
              <button type="button" className="verb" onClick={() => keepOnly([])}>
                {more.clearAll[locale]}
              </button>
            )}
            <span role="status">
              {before && deleted > 0 && <span className="answer">{more.removed(deleted)[locale]}</span>}
            </span>
            {before && deleted > 0 && (
              <button
                type="button"
                className="verb"
                onClick={() => {
                  replace(before);
                  setBefore(null);
                }}
              >
                {words.undo[locale]}
              </button>
            )}
          </>
        )
      }
    >
      <table className="history-texts">
        <tbody>
          {text.trim() !== '' && (
            <HistoryRow
              text={text}
              name={entryName(name, locale)}
              at={more.now[locale]}
              change={others[0] ? textChange(others[0].text, text)[locale] : ''}
              actions={null}
            />
          )}
          {others.map((entry, index) => {
            const older = others[index + 1];
            return (
              <HistoryRow
                key={entry.at}
                text={entry.text}
                name={entryName(entry.name, locale)}
                at={instantText(entry.at, Date.now(), locale)}
                change={
                  older
                    ? textChange(older.text, entry.text)[locale]
                    : more.linesOf(lineCount(entry.text))[locale]
                }
                actions={{
                  onOpen: () => void openText(entry.text, entry.name, 'text'),
                  onCompare: () => openComparison(textComparison(entry, locale)),
                  onDelete: () => keepOnly((entries ?? []).filter((one) => one !== entry)),
                }}
              />
            );
          })}
        </tbody>
      </table>
      {entries !== null && others.length === 0 && <p className="sheet-empty">{more.historyEmpty[locale]}</p>}
    </Sheet>
  );
}

function lineCount(text: string): number {
  return text.trimEnd().split('\n').length;
}
