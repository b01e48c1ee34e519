import { appWords as words } from '#i18n/app.ts';
import { dialogWords as more } from '#i18n/dialogs.ts';
import type { Sentence } from '#i18n/sentence.ts';

/** Every key of the page and what it does, two to a row in the dialog. */
export const keyTable: readonly { readonly keys: readonly string[]; readonly what: Sentence }[] = [
  { keys: ['Space'], what: words.keyPlay },
  { keys: ['.', ','], what: words.keyEvents },
  { keys: ['A', 'D', '←', '→'], what: words.keyPan },
  { keys: ['W', 'S'], what: words.keyZoom },
  { keys: ['F'], what: words.keyFit },
  { keys: ['0'], what: words.keyFitAll },
  { keys: ['M'], what: words.keyRange },
  { keys: ['P'], what: words.keyPin },
  { keys: ['Home', 'End'], what: words.keyEnds },
  { keys: ['↑', '↓'], what: more.keyMarks },
  { keys: ['Enter'], what: more.keySelect },
  { keys: ['C'], what: words.keyCompare },
  { keys: ['/', 'Ctrl+K'], what: words.keyPalette },
  { keys: ['F8'], what: words.keyProblem },
  { keys: ['Ctrl+Z'], what: words.keyUndo },
  { keys: ['Esc'], what: more.keyEscape },
  { keys: ['?'], what: words.keyKeys },
];
