import { useApp } from '#app/store.ts';
import { appWords as words } from '#i18n/app.ts';
import { dialogWords as more } from '#i18n/dialogs.ts';
import { keyTable } from './keyTable.ts';
import { Sheet } from './Sheet.tsx';

/** What each key does. */
export function KeysDialog() {
  const locale = useApp((state) => state.locale);
  return (
    <Sheet
      name="keys"
      title={words.keysTitle[locale]}
      note={more.keysNote[locale]}
      foot={null}
      onKeyDown={null}
    >
      <dl className="key-table">
        {keyTable.map(({ keys, what }) => (
          <div key={what.en}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd className="text-2">{what[locale]}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
