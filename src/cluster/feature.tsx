import type { ComponentType } from 'react';
import type { Locale, Sentence } from '#i18n/sentence.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';
import type { Run } from './run.ts';

/** The label on a feature's door: the shell finds every `feature.tsx` below `cluster/` by glob and lights its scene. */
export interface Feature<Model> {
  readonly id: string;
  readonly title: Sentence;
  readonly gate: string | null;
  readonly kep: number | null;
  /** Why this run has nothing to show in the scene; null when it has. */
  readonly nothingToShow: (run: Run) => Sentence | null;
  readonly derive: (run: Run) => Model;
  readonly View: ComponentType<SceneProps<Model>>;
}

/** What the shell hands to a scene. A scene renders its model; it decides nothing and keeps only transient hover state. */
export interface SceneProps<Model> {
  readonly run: Run;
  readonly model: Model;
  /** A second run on the same axis (mirrored below the baseline), or null. */
  readonly below: { readonly run: Run; readonly model: Model; readonly label: string } | null;
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
  readonly onSeek: (at: Milliseconds) => void;
  readonly onView: (view: ViewRange) => void;
  readonly onSelect: (event: EventId | null) => void;
  readonly onHover: (hovered: HoveredPath | null) => void;
  readonly onPin: (laneKey: string) => void;
  /** Edits a number in the text, e.g. dragging the grace period. */
  readonly onEditField: (document: number, path: string, value: number) => void;
}

export interface ViewRange {
  readonly from: Milliseconds;
  readonly to: Milliseconds;
}

export interface HoveredPath {
  readonly document: number;
  readonly path: string;
}
