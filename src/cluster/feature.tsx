import type { ComponentType } from 'react';
import type { Locale, Sentence } from '#i18n/sentence.ts';
import type { FieldPath } from '#scenario/place.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';
import type { Explanation } from './explanation.ts';
import type { Answer, Question } from './question.ts';
import type { Run } from './run.ts';
import type {
  ClaimNotice,
  HoveredPath,
  Measurement,
  SceneDifferences,
  SceneMark,
  ScenePlace,
  SceneSide,
  ViewRange,
} from './scene.ts';
import type { SeedSummary } from './seedSummary.ts';

/** The label on a feature's door: the shell finds every `feature.tsx` below `cluster/` by glob and lights its scene. */
export interface Feature<Model> {
  readonly id: string;
  readonly title: Sentence;
  readonly gate: string | null;
  readonly kep: number | null;
  /** Whether the scene draws what many seeds do (`SceneProps.seeds`). */
  readonly drawsSeeds: boolean;
  /** Why this run has nothing to show in the scene; null when it has. */
  readonly nothingToShow: (run: Run) => Sentence | null;
  readonly derive: (run: Run) => Model;
  /** The same model looked at for one of its subjects (`Service/default/web`); absent where a scene shows all at once. */
  readonly focus?: (model: Model, subject: string) => Model;
  /** What the transport bar steps through, in order of time. */
  readonly marks: (model: Model) => readonly SceneMark[];
  readonly View: ComponentType<SceneProps<Model>>;
  /** What stands at the pen, under the picture. */
  readonly Strip: ComponentType<StripProps<Model>>;
  /** The picture at a quarter of its size, for the gallery, the history and menus. No text in it. */
  readonly Silhouette: ComponentType<SilhouetteProps<Model>>;
  /** What the first picture can do without: loaded after it. */
  readonly study: () => Promise<SceneStudy<Model>>;
}

/** What is asked of a picture once it is there: why, what differs, how much. */
export interface SceneStudy<Model> {
  /** What of the text an event is about. */
  readonly placeOf: (run: Run, model: Model, event: EventId) => ScenePlace | null;
  readonly explain: (run: Run, event: EventId) => Explanation | null;
  /** Facts where the announcement and the source disagree, for this run. */
  readonly claims: (run: Run, model: Model) => readonly ClaimNotice[];
  readonly differences: (above: SceneSide<Model>, below: SceneSide<Model>) => SceneDifferences;
  /** Numbers of a marked range. */
  readonly measure: (model: Model, range: ViewRange) => readonly Measurement[];
  /** The picture's twin: the same content and selection as a table. */
  readonly Table: ComponentType<TableProps<Model>>;
}

/** What the shell hands to a scene. A scene renders its model; it decides nothing and keeps only transient hover state. */
export interface SceneProps<Model> {
  readonly run: Run;
  readonly model: Model;
  /** A second run on the same axis (mirrored below the baseline), or null. */
  readonly below: SceneSide<Model> | null;
  readonly aboveLabel: string;
  /** The pen, in ms. */
  readonly now: Milliseconds;
  readonly view: ViewRange;
  readonly selection: EventId | null;
  /** Path of the document whose lines are under the cursor in the editor, or hovered here. */
  readonly hovered: HoveredPath | null;
  readonly locale: Locale;
  /** The text has moved on since this run: traces at 55 %. */
  readonly stale: boolean;
  readonly reducedMotion: boolean;
  readonly pinned: readonly string[];
  readonly range: ViewRange | null;
  /** What many seeds of the text do, to be drawn behind the one that is shown. */
  readonly seeds: SeedSummary | null;
  readonly onSeek: (at: Milliseconds) => void;
  readonly onView: (view: ViewRange) => void;
  readonly onSelect: (event: EventId | null) => void;
  readonly onHover: (hovered: HoveredPath | null) => void;
  readonly onPin: (laneKey: string) => void;
  /** Looks at another subject: see `Feature.focus`. */
  readonly onFocus: (subject: string) => void;
  /** Writes a value at a place of the Scenario. */
  readonly onScenario: (path: FieldPath, value: unknown) => void;
  /** Shows a second run in the same picture: `gate` `Name=false`, `range` `30000-30999` … */
  readonly onCompare: (kind: string, value: string) => void;
  /** Has something worked out beside the run. */
  readonly ask: Ask;
  /** Edits a number in the text, e.g. dragging the grace period. */
  readonly onEditField: (document: number, path: string, value: number) => void;
}

/** `onAnswer` is told as the answer grows; the function returned stops it. */
export type Ask = (question: Question, onAnswer: (answer: Answer, done: boolean) => void) => () => void;

export interface StripProps<Model> {
  readonly run: Run;
  readonly model: Model;
  readonly below: SceneSide<Model> | null;
  readonly aboveLabel: string;
  readonly now: Milliseconds;
  readonly locale: Locale;
  readonly stale: boolean;
  readonly onSelect: (event: EventId | null) => void;
}

export interface TableProps<Model> {
  readonly run: Run;
  readonly model: Model;
  readonly below: SceneSide<Model> | null;
  readonly aboveLabel: string;
  readonly selection: EventId | null;
  readonly locale: Locale;
  /** Selects the event and takes the pen there. */
  readonly onSelect: (event: EventId) => void;
}

export interface SilhouetteProps<Model> {
  readonly model: Model;
  readonly width: number;
  readonly height: number;
}
