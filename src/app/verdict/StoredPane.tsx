import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { StoredDocument, StoredReason } from '#api/verdict/storedRow.ts';
import { answer } from '#app/commands.ts';
import { appStore, useApp } from '#app/store.ts';
import { problemWords as words } from '#i18n/problems.ts';
import type { Locale, Sentence } from '#i18n/sentence.ts';
import { storedScroll } from './scrollLink.ts';
import { type StoredLine, type StoredPart, storedLines, storedPart } from './storedLines.ts';

/** As high as a row of the editor, in px. */
const rowHeight = 19;
const padding = 10;
/** Rows drawn above and below what is seen. */
const spare = 12;

const kubectlGet = 'kubectl get -o yaml';

/** The objects as stored, row for row beside their text. */
export function StoredPane() {
  const locale = useApp((state) => state.locale);
  const text = useApp((state) => state.runText);
  const run = useApp((state) => state.run);
  const part = useMemo(() => storedPart(run), [run]);
  const copied = useApp(({ answer: said }) => (said?.about === 'stored' ? said.text : null));
  if (!run || !part || text === null) return <section className="stored-pane" aria-busy="true" />;
  const stored = part.documents;
  const note = words.storedNote(kubectlGet)[locale].split(kubectlGet);
  return (
    <section className="stored-pane" aria-label={words.asStored[locale]}>
      <header className="pane-head">
        <b>{words.asStored[locale]}</b>
        <span className="text-2">
          {note[0]}
          <code>{kubectlGet}</code>
          {note[1]}
        </span>
      </header>
      <Rows text={text} part={part} locale={locale} />
      <footer className="stored-foot">
        {!part.isWhole && <b>{words.firstStored(stored.length, run.documents.length)[locale]}</b>}
        {counts(stored).map(({ key, sentence }) => (
          <span key={key} className={key}>
            {sentence[locale]}
          </span>
        ))}
        {copied === null ? (
          <button type="button" className="verb" onClick={() => void copy(stored)}>
            {words.copyYaml[locale]}
          </button>
        ) : (
          <span className="answer">{copied}</span>
        )}
      </footer>
    </section>
  );
}

/** Makes what scrolls a stop of the Tab key. */
function scrollStop(name: string) {
  return { role: 'group', tabIndex: 0, 'aria-label': name };
}

/** Only the rows in sight are drawn. */
function Rows(props: { readonly text: string; readonly part: StoredPart; readonly locale: Locale }) {
  const { text, part, locale } = props;
  const opened = useApp((state) => state.openedRows);
  const lines = useMemo(() => storedLines(text, part, opened), [part, text, opened]);
  const { pane, first, last } = useRowsInSight();
  return (
    <div ref={pane} className="stored-rows" {...scrollStop(words.asStored[locale])}>
      <div style={{ height: lines.length * rowHeight + 2 * padding }}>
        {lines.slice(first, last).map((line, index) => (
          <Row key={line.key} line={line} top={padding + (first + index) * rowHeight} locale={locale} />
        ))}
      </div>
    </div>
  );
}

function Row(props: { readonly line: StoredLine; readonly top: number; readonly locale: Locale }) {
  const { line, top, locale } = props;
  const { row, fold, says, key } = line;
  const { parts, reason } = row;
  const gone = parts.some(({ ink }) => ink === 'dropped');
  const sign = gone ? '−' : parts.some(isNew) ? '+' : '';
  const drawn = parts.some(({ ink }) => ink === 'drawn');
  const word = reason ? reasonWords(fold === 'open' ? unfoldedReason(reason) : reason)[locale] : '';
  const folding = fold === null ? {} : foldProps(key, fold);
  return (
    <div className={`stored-row ${drawn ? 'drawn' : ''}`} style={{ top }} {...folding}>
      <span className={gone ? 'sign gone' : 'sign'}>{sign}</span>
      <code className="stored-text">
        {placed(parts).map(({ at, text, ink }) =>
          ink === 'dropped' ? (
            <del key={at} className={ink}>
              {text}
            </del>
          ) : (
            <span key={at} className={ink}>
              {text}
            </span>
          ),
        )}
      </code>
      <span className={gone ? 'word gone' : 'word'}>{word}</span>
      {says && <NotStored document={says} locale={locale} />}
    </div>
  );
}

/** Each piece with the column it begins in. */
function placed(parts: StoredLine['row']['parts']) {
  let column = 0;
  return parts.map((part) => {
    const at = column;
    column += part.text.length;
    return { ...part, at };
  });
}

function NotStored({ document, locale }: { readonly document: StoredDocument; readonly locale: Locale }) {
  const { state, errors } = document;
  const refused = state === 'refused';
  const note = refused
    ? errors > 0
      ? words.notStoredNote(errors)
      : words.notStoredUnread
    : state === 'scenario'
      ? words.notSent
      : words.notStoredUnknown;
  return (
    <p className={refused ? 'not-stored refused' : 'not-stored'}>
      {refused && <b>{words.notStored[locale]}</b>} {note[locale]}
    </p>
  );
}

/** A row with others folded into it opens with Enter, Space or a click. */
function foldProps(key: string, fold: 'open' | 'closed') {
  return {
    role: 'button',
    tabIndex: 0,
    'aria-expanded': fold === 'open',
    onClick: () => toggle(key),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      toggle(key);
    },
  } as const;
}

function toggle(key: string): void {
  appStore.setState(({ openedRows }) => {
    const opened = new Set(openedRows);
    if (!opened.delete(key)) opened.add(key);
    return { openedRows: opened };
  });
}

function isNew({ ink }: { readonly ink: string }): boolean {
  return ink === 'added' || ink === 'drawn';
}

function unfoldedReason(reason: StoredReason): StoredReason {
  return reason.kind === 'default' ? { ...reason, more: 0 } : reason;
}

function reasonWords(reason: StoredReason): Sentence {
  switch (reason.kind) {
    case 'default':
      return reason.more === 0 ? words.byDefault : words.byDefaultAndMore(reason.more);
    case 'from':
      return words.fromField(reason.field);
    case 'request':
      return words.fromRequest;
    case 'admission':
      return words.fromAdmission;
    case 'drawn':
      return reason.of === null ? words.drawn : words.drawnOf(reason.of);
    case 'gateOff':
      return words.gateOff;
    case 'notKept':
      return words.notKept;
    case 'zero':
      return words.sameAsAbsent;
    case 'rewritten':
      return words.rewritten;
    default:
      return reason satisfies never;
  }
}

function counts(documents: readonly StoredDocument[]) {
  const sum = (field: 'added' | 'drawn' | 'dropped') =>
    documents.reduce((total, document) => total + document[field], 0);
  const dropped = sum('dropped');
  return [
    {
      key: 'stored',
      sentence: words.countStored(documents.filter(({ state }) => state === 'stored').length),
    },
    { key: 'added', sentence: words.countAdded(sum('added')) },
    { key: 'drawn-count', sentence: words.countDrawn(sum('drawn')) },
    ...(dropped === 0 ? [] : [{ key: 'gone', sentence: words.countDropped(dropped) }]),
  ];
}

async function copy(documents: readonly StoredDocument[]): Promise<void> {
  const texts = documents.map(({ yaml }) => yaml).filter(Boolean);
  await navigator.clipboard.writeText(texts.join('---\n'));
  answer('stored', words.copiedYaml(texts.length));
}

/** Which rows are in sight, and the tie to the editor's own scrolling. */
function useRowsInSight() {
  const pane = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ first: 0, last: 80 });
  useEffect(() => {
    const element = pane.current;
    if (!element) return;
    const look = () => {
      const { scrollTop, clientHeight } = element;
      const first = Math.max(0, Math.floor((scrollTop - padding) / rowHeight) - spare);
      const last = Math.ceil((scrollTop + clientHeight) / rowHeight) + spare;
      setSight((before) => (before.first === first && before.last === last ? before : { first, last }));
    };
    const scrolled = () => {
      storedScroll.tell(element.scrollTop, 'stored');
      look();
    };
    const untie = storedScroll.listen('stored', (top) => {
      element.scrollTop = top;
    });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', scrolled);
    return () => {
      untie();
      observer.disconnect();
      element.removeEventListener('scroll', scrolled);
    };
  }, []);
  return { pane, ...sight };
}
