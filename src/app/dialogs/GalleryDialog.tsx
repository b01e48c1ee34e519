import { type KeyboardEvent, useRef, useState } from 'react';
import { openExample } from '#app/commands.ts';
import { type Example, exampleNames } from '#app/examples.ts';
import { usePreview } from '#app/previews.ts';
import { useApp } from '#app/store.ts';
import { useMedia } from '#app/useMedia.ts';
import { appWords as words } from '#i18n/app.ts';
import { dialogWords as more } from '#i18n/dialogs.ts';
import type { Locale } from '#i18n/sentence.ts';
import { gridStep } from './gridStep.ts';
import { PreviewShape } from './PreviewShape.tsx';
import { Sheet } from './Sheet.tsx';
import { useExamples } from './useExamples.ts';

/** Every example as the silhouette of its real trace. */
export function GalleryDialog() {
  const locale = useApp((state) => state.locale);
  const open = useApp((state) => state.name);
  const narrow = useMedia('(max-width: 720px)');
  const examples = useExamples();
  const cells = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState(() => Math.max(0, exampleNames.indexOf(open)));
  const columns = narrow ? 2 : 3;
  const title = examples[at]?.title[locale] ?? '';

  const move = (event: KeyboardEvent) => {
    const to = gridStep(event.key, at, examples.length, columns);
    if (to === null) return;
    event.preventDefault();
    cells.current?.querySelectorAll<HTMLElement>('button')[to]?.focus();
  };
  return (
    <Sheet
      name="gallery"
      title={words.examples[locale]}
      note={words.galleryNote[locale]}
      onKeyDown={move}
      foot={
        <>
          <span className="gallery-title">{title}</span>
          <span className="text-2">{more.galleryKeys[locale]}</span>
        </>
      }
    >
      <ul ref={cells} className="gallery-cells" style={{ gridTemplateColumns: `repeat(${columns}, 140px)` }}>
        {examples.map((example, index) => (
          <li key={example.name}>
            <Cell example={example} locale={locale} here={index === at} onHere={() => setAt(index)} />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function Cell(props: {
  readonly example: Example;
  readonly locale: Locale;
  readonly here: boolean;
  readonly onHere: () => void;
}) {
  const { example, locale, here, onHere } = props;
  const preview = usePreview(example.text);
  const title = example.title[locale];
  return (
    <button
      type="button"
      className="gallery-cell"
      aria-label={title === example.name ? title : `${example.name}: ${title}`}
      title={title}
      tabIndex={here ? 0 : -1}
      ref={(element) => {
        // The texts come after the sheet: the first cell takes the focus when it is there.
        if (here && element && document.activeElement?.getAttribute('role') === 'dialog') element.focus();
      }}
      onFocus={onHere}
      onMouseEnter={onHere}
      onClick={() => void openExample(example.name)}
    >
      <PreviewShape preview={preview} width={120} height={38} />
      <span className="type-status strong">{example.name}</span>
    </button>
  );
}
