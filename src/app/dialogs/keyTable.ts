import { dialogWords as more } from '#i18n/dialogs.ts';
import type { Sentence } from '#i18n/sentence.ts';

/** Every key of the page and what it does, two to a row in the dialog. */
export const keyTable: readonly { readonly keys: readonly string[]; readonly what: Sentence }[] = [
  { keys: ['Space'], what: more.keyPlay },
  { keys: ['.', ','], what: more.keyEvents },
  { keys: ['A', 'D', '←', '→'], what: more.keyPan },
  { keys: ['W', 'S'], what: more.keyZoom },
  { keys: ['F'], what: more.keyFit },
  { keys: ['0'], what: more.keyFitAll },
  { keys: ['M'], what: more.keyRange },
  { keys: ['P'], what: more.keyPin },
  { keys: ['Home', 'End'], what: more.keyEnds },
  { keys: ['↑', '↓'], what: more.keyMarks },
  { keys: ['Enter'], what: more.keySelect },
  { keys: ['C'], what: more.keyCompare },
  { keys: ['/', 'Ctrl+K'], what: more.keyPalette },
  { keys: ['F8'], what: more.keyProblem },
  { keys: ['Ctrl+Z'], what: more.keyUndo },
  { keys: ['Esc'], what: more.keyEscape },
  { keys: ['?'], what: more.keyKeys },
];
