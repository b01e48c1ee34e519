import { usePreview } from '#app/previews.ts';
import { useApp } from '#app/store.ts';
import { dialogWords as more } from '#i18n/dialogs.ts';
import { PreviewShape } from './PreviewShape.tsx';

/** One text: when, its shape, its name, what changed, and what can be done with it. */
export function HistoryRow(props: {
  readonly text: string;
  readonly name: string;
  readonly at: string;
  readonly change: string;
  /** Null for the text in the editor. */
  readonly actions: {
    readonly onOpen: () => void;
    readonly onCompare: () => void;
    readonly onDelete: () => void;
  } | null;
}) {
  const { text, name, at, change, actions } = props;
  const locale = useApp((state) => state.locale);
  const preview = usePreview(text);
  return (
    <tr>
      <td className="type-tick text-2">{at}</td>
      <td>
        <PreviewShape preview={preview} width={96} height={22} />
      </td>
      <th scope="row">
        {actions === null ? (
          <span className="strong">{name}</span>
        ) : (
          <button
            type="button"
            className="plain strong"
            aria-label={more.openOf(name, at)[locale]}
            onClick={actions.onOpen}
          >
            {name}
          </button>
        )}
      </th>
      <td className="history-change type-label text-2">{change}</td>
      <td className="history-verbs">
        {actions && (
          <>
            <button
              type="button"
              className="verb type-label"
              aria-label={more.compareOf(name, at)[locale]}
              onClick={actions.onCompare}
            >
              {more.compareWith[locale]}
            </button>
            <button
              type="button"
              className="verb type-label"
              aria-label={more.removeOf(name, at)[locale]}
              onClick={actions.onDelete}
            >
              {more.remove[locale]}
            </button>
          </>
        )}
      </td>
    </tr>
  );
}
