import { goToEvent, reveal, togglePin } from '#app/commands.ts';
import { marksOf, modelOf, sceneOf, studyOf } from '#app/scenes.ts';
import type { AppState } from '#app/store.ts';
import type { Run } from '#cluster/run.ts';
import type { SceneMark, ScenePlace } from '#cluster/scene.ts';
import { dialogWords as more } from '#i18n/dialogs.ts';
import { verbatim } from '#i18n/sentence.ts';
import type { PaletteItem } from './paletteItem.ts';

/** Lanes to pin, containers to edit, and the events of the run to go to. */
export function placeItems(state: AppState): readonly PaletteItem[] {
  const { run, runText, picture } = state;
  const scene = sceneOf(state);
  const study = studyOf(state);
  const containers = run && runText !== null ? containersOf(run, runText) : [];
  const model = scene && picture ? modelOf(scene, picture) : null;
  const marks = scene && picture ? marksOf(scene, picture, state.focus) : [];
  const placeOf = (mark: SceneMark) => (study && picture ? study.placeOf(picture, model, mark.event) : null);
  return [
    ...marks.map(({ label, at, event }) => {
      const time = (at / 1000).toFixed(1);
      return {
        id: `event ${event}`,
        verb: more.goTo,
        label: { en: more.eventAt(label.en, time).en, zh: more.eventAt(label.zh, time).zh },
        key: '',
        run: () => goToEvent(event),
      };
    }),
    ...laneItems(marks, placeOf, containers),
    ...containers.map(({ name, line, path, document }) => ({
      id: `edit ${document} ${path}`,
      verb: more.editVerb,
      label: more.containerLine(name, line),
      key: '',
      run: () => reveal(line),
    })),
  ];
}

interface NamedContainer {
  readonly name: string;
  readonly line: number;
  readonly document: number;
  readonly path: string;
}

/** Every container of what is simulated, with the line it stands on. */
function containersOf(run: Run, text: string): readonly NamedContainer[] {
  const textLines = text.split('\n');
  return run.documents.flatMap(({ index, outcome, lines }) =>
    outcome !== 'simulated'
      ? []
      : Object.entries(lines).flatMap(([path, [line]]) => {
          const nameLine = /[cC]ontainers\[\d+\]$/.test(path) ? lines[`${path}.name`]?.[0] : undefined;
          const name = nameLine && /\bname["']?:\s*["']?([\w.-]+)/.exec(textLines[nameLine - 1] ?? '')?.[1];
          return name ? [{ name, line, document: index, path }] : [];
        }),
  );
}

/** A lane is called after the container it is of; one the text does not name is left out. */
function laneItems(
  marks: readonly SceneMark[],
  placeOf: (mark: SceneMark) => ScenePlace | null,
  containers: readonly NamedContainer[],
): readonly PaletteItem[] {
  const seen = new Set<string>();
  return marks.flatMap((mark) => {
    const place = placeOf(mark);
    if (!place || place.lane === null || seen.has(place.lane)) return [];
    const { lane, document, path } = place;
    seen.add(lane);
    const container = containers.find(
      (one) => one.document === document && (path === one.path || path.startsWith(`${one.path}.`)),
    );
    if (!container) return [];
    const label = {
      en: more.laneLabel(container.name).en,
      zh: more.laneLabel(container.name).zh,
    };
    return [
      { id: `lane ${lane}`, verb: more.goTo, label, key: '', run: () => goToEvent(mark.event) },
      { id: `pin ${lane}`, verb: more.pinVerb, label, key: 'P', run: () => togglePin(lane) },
    ];
  });
}

/** Lines of the text that hold every word of the query, or the line of that number. */
export function lineItems(text: string, query: string): readonly PaletteItem[] {
  const parts = query
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => part !== '');
  if (query.trim().length < 2 && !/^\d$/.test(query.trim())) return [];
  const items: PaletteItem[] = [];
  for (const [index, content] of text.split('\n').entries()) {
    if (items.length >= maxLines) break;
    const lower = content.toLowerCase();
    if (query.trim() !== String(index + 1) && !parts.every((part) => lower.includes(part))) continue;
    items.push({
      id: `line ${index}`,
      verb: more.editVerb,
      label: more.lineLabel(index + 1, content.trim()),
      key: '',
      run: () => reveal(index + 1),
    });
  }
  return items;
}

const maxLines = 12;

/** The problems of the newest run, each leading to its place. */
export function problemItems({ run }: AppState): readonly PaletteItem[] {
  return (run?.diagnostics ?? []).map(({ range, message }, index) => {
    const { line, column } = range.start;
    const place = `${line}:${column}`;
    return {
      id: `problem ${index}`,
      verb: more.problemVerb,
      label: { en: `${place} ${message.en}`, zh: `${place} ${message.zh}` },
      key: 'F8',
      run: () => reveal(line, column),
    };
  });
}

/** The examples by the name of their file. */
export function exampleItems(names: readonly string[], open: (name: string) => void): readonly PaletteItem[] {
  return names.map((name) => ({
    id: `example ${name}`,
    verb: more.example,
    label: verbatim(name),
    key: '',
    run: () => open(name),
  }));
}
