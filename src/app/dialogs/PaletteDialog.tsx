import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { openExample } from '#app/commands.ts';
import { exampleNames } from '#app/examples.ts';
import { appStore, useApp } from '#app/store.ts';
import { dialogWords as more } from '#i18n/dialogs.ts';
import type { Locale } from '#i18n/sentence.ts';
import { commandItems } from './commandItems.ts';
import { gateItems } from './gateItems.ts';
import type { PaletteItem } from './paletteItem.ts';
import { matchItems, matchParts } from './paletteMatch.ts';
import { exampleItems, lineItems, placeItems, problemItems } from './placeItems.ts';
import { closeDialog, Sheet } from './Sheet.tsx';
import { scenarioInText } from './scenarioInText.ts';

/** More than these are found by typing on. */
const maxShown = 60;
const pageRows = 8;

/** Everything the page can do or go to, by name. The first row is what Enter does. */
export function PaletteDialog() {
  const locale = useApp((state) => state.locale);
  const id = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const [items] = useState(allItems);
  const found = useMemo(
    () => [...matchItems(items, query, locale), ...lineItems(appStore.getState().text, query)],
    [items, query, locale],
  );
  const shown = found.slice(0, maxShown);
  const active = shown[at];

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && active && !event.nativeEvent.isComposing) run(active);
    else {
      const to = rowStep(event.key, at, shown.length);
      if (to === null) return;
      setAt(to);
      document.getElementById(rowId(id, to))?.scrollIntoView?.({ block: 'nearest' });
    }
    event.preventDefault();
  };
  return (
    <Sheet
      name="palette"
      title={more.paletteTitle[locale]}
      note={null}
      onKeyDown={null}
      foot={
        found.length > shown.length ? (
          <span className="text-2">{more.moreFound(found.length - shown.length)[locale]}</span>
        ) : null
      }
    >
      <input
        data-autofocus
        className="palette-input"
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={active ? rowId(id, at) : undefined}
        aria-label={more.paletteTitle[locale]}
        placeholder={more.palettePlaceholder[locale]}
        spellCheck={false}
        autoComplete="off"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <span role="status" className="unseen">
        {found.length === 0 ? more.nothingFound[locale] : more.found(found.length)[locale]}
      </span>
      {found.length === 0 && <p className="sheet-empty">{more.nothingFound[locale]}</p>}
      <div role="listbox" id={`${id}-list`} aria-label={more.paletteTitle[locale]} className="palette-list">
        {shown.map((item, index) => (
          <Row
            key={item.id}
            id={rowId(id, index)}
            item={item}
            query={query}
            locale={locale}
            active={index === at}
            onPoint={() => setAt(index)}
          />
        ))}
      </div>
    </Sheet>
  );
}

function Row(props: {
  readonly id: string;
  readonly item: PaletteItem;
  readonly query: string;
  readonly locale: Locale;
  readonly active: boolean;
  readonly onPoint: () => void;
}) {
  const { id, item, query, locale, active, onPoint } = props;
  return (
    <button
      type="button"
      id={id}
      role="option"
      aria-selected={active}
      tabIndex={-1}
      className="palette-row"
      onPointerMove={onPoint}
      onClick={() => run(item)}
    >
      <span className="type-label text-2">{item.verb[locale]}</span>
      <span className="palette-label">
        {matchParts(item.label[locale], query).map(({ at, text, matches }) =>
          matches ? <b key={at}>{text}</b> : <span key={at}>{text}</span>,
        )}
      </span>
      {item.key !== '' && <kbd>{item.key}</kbd>}
    </button>
  );
}

/** The sheet goes first, so that a command may open another. */
function run({ run: act }: PaletteItem): void {
  closeDialog();
  act();
}

function allItems(): readonly PaletteItem[] {
  const state = appStore.getState();
  return [
    ...commandItems(),
    ...placeItems(state),
    ...problemItems(state),
    ...exampleItems(exampleNames, (name) => void openExample(name)),
    ...gateItems(scenarioInText(state.text).scenario),
  ];
}

function rowStep(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'PageDown':
      return Math.min(count - 1, at + pageRows);
    case 'PageUp':
      return Math.max(0, at - pageRows);
    default:
      return null;
  }
}

function rowId(id: string, index: number): string {
  return `${id}-row-${index}`;
}
