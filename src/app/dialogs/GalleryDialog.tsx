import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { openExample } from '#app/commands.ts';
import { type Example, exampleNames } from '#app/examples.ts';
import { usePreview } from '#app/previews.ts';
import { sceneOfFolder } from '#app/scenes.ts';
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
  const cells = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(() => Math.max(0, exampleNames.indexOf(open)));
  const columns = narrow ? 2 : 3;
  // The texts come after the sheet: until then the list itself holds the focus.
  useEffect(() => {
    if (examples.length > 0 && document.activeElement === cells.current) cellAt(cells.current, at)?.focus();
  }, [examples, at]);
  const title = examples[at]?.title[locale] ?? '';
  const groups = groupsOf(examples);
  const scenes = useApp((state) => state.scenes);

  const move = (event: KeyboardEvent) => {
    const counts = groups.map((group) => group.examples.length);
    const to = gridStep(event.key, at, counts, columns);
    if (to === null) return;
    event.preventDefault();
    cellAt(cells.current, to)?.focus();
  };
  return (
    <Sheet
      name="gallery"
      title={words.examples[locale]}
      note={more.galleryNote[locale]}
      onKeyDown={move}
      foot={
        <>
          <span className="gallery-title">{title}</span>
          <span className="text-2">{more.galleryKeys[locale]}</span>
        </>
      }
    >
      <div ref={cells} data-autofocus tabIndex={-1}>
        {groups.map((group) => {
          const scene = scenes.find(({ id }) => id === group.scene);
          return (
            <section key={group.folder}>
              <h3 className="gallery-scene" style={{ width: columns * 154 - 14 }}>
                {scene?.title[locale] ?? group.folder}
              </h3>
              <ul className="gallery-cells" style={{ gridTemplateColumns: `repeat(${columns}, 140px)` }}>
                {group.examples.map((example) => {
                  const index = examples.indexOf(example);
                  return (
                    <li key={example.name}>
                      <Cell
                        {...{ example, locale }}
                        scene={group.scene}
                        here={index === at}
                        onHere={() => setAt(index)}
                      />
                    </li>
                  );
                })}
              </ul>
            </section>
          );
        })}
      </div>
    </Sheet>
  );
}

interface Group {
  readonly folder: string;
  readonly scene: string | null;
  readonly examples: readonly Example[];
}

/** The examples feature by feature, in their order. */
function groupsOf(examples: readonly Example[]): readonly Group[] {
  const folders = [...new Set(examples.map(({ folder }) => folder))];
  return folders.map((folder) => ({
    folder,
    scene: sceneOfFolder(folder),
    examples: examples.filter((example) => example.folder === folder),
  }));
}

function cellAt(list: HTMLElement | null, index: number): HTMLElement | undefined {
  return list?.querySelectorAll<HTMLElement>('button')[index];
}

function Cell(props: {
  readonly example: Example;
  readonly locale: Locale;
  readonly scene: string | null;
  readonly here: boolean;
  readonly onHere: () => void;
}) {
  const { example, locale, scene, here, onHere } = props;
  const preview = usePreview(example.text);
  const title = example.title[locale];
  return (
    <button
      type="button"
      className="gallery-cell"
      aria-label={title === example.name ? title : `${example.name}: ${title}`}
      title={title}
      tabIndex={here ? 0 : -1}
      onFocus={onHere}
      onMouseEnter={onHere}
      onClick={() => void openExample(example.name)}
    >
      <PreviewShape {...{ preview, scene }} width={120} height={38} />
      <span className="type-status strong">{example.name}</span>
    </button>
  );
}
