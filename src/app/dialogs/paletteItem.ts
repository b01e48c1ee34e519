import type { Sentence } from '#i18n/sentence.ts';

/** One line of the palette: what Enter does. */
export interface PaletteItem {
  readonly id: string;
  readonly verb: Sentence;
  readonly label: Sentence;
  /** The key that does the same; empty when there is none. */
  readonly key: string;
  readonly run: () => void;
}
