import { fixChosen, nextProblem } from '#app/verdict/problemCommands.ts';
import {
  fitSelection,
  markRange,
  pan,
  seek,
  selectedPlace,
  setView,
  stepEvent,
  togglePin,
  togglePlay,
  undo,
  zoom,
} from './commands.ts';
import { appStore, endOf } from './store.ts';

const panShare = 0.15;
const zoomFactor = 0.7;

const { getState, setState } = appStore;

/** Keys of the picture, by `KeyboardEvent.key`. */
const keys: Readonly<Record<string, () => void>> = {
  ' ': togglePlay,
  '.': () => stepEvent(1),
  ',': () => stepEvent(-1),
  a: () => pan(-panShare),
  d: () => pan(panShare),
  ArrowLeft: () => pan(-panShare),
  ArrowRight: () => pan(panShare),
  w: () => zoom(zoomFactor),
  s: () => zoom(1 / zoomFactor),
  f: fitSelection,
  '0': () => setView(null),
  Home: () => seek(0),
  End: () => seek(endOf(getState())),
  m: markRange,
  p: () => {
    const lane = selectedPlace(getState())?.lane ?? null;
    if (lane !== null) togglePin(lane);
  },
  c: () =>
    setState(({ comparison }) => (comparison ? { comparison: null, below: null } : { dialog: 'compare' })),
  '/': () => setState({ dialog: 'palette' }),
  '?': () => setState({ dialog: 'keys' }),
  F8: nextProblem,
  Escape: () => {
    const { comparison, selection } = getState();
    if (comparison) setState({ comparison: null, below: null });
    else if (selection !== null) setState({ selection: null });
  },
};

/** Every key of the page but those held with Ctrl, by `KeyboardEvent.key`: the list of keys is held against it. */
export const pageKeys: readonly string[] = Object.keys(keys);

/** Handles one key of the page. Keys typed into a field, and keys a focused mark has used, are left alone. */
export function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const command = event.ctrlKey || event.metaKey;
  if (command && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    setState({ dialog: 'palette' });
    return;
  }
  if (event.key === 'F8') {
    event.preventDefault();
    nextProblem();
    return;
  }
  if (command && event.key === '.' && !isField(event.target)) {
    event.preventDefault();
    fixChosen();
    return;
  }
  if (isField(event.target) || getState().dialog !== null) return;
  if (command && event.key.toLowerCase() === 'z' && !event.shiftKey) {
    event.preventDefault();
    undo();
    return;
  }
  if (command || event.altKey) return;
  const onControl =
    event.target instanceof HTMLElement && event.target.closest('button, a, [role="slider"]') !== null;
  if (
    onControl &&
    (event.key === ' ' || event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End')
  ) {
    return;
  }
  const run = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!run) return;
  event.preventDefault();
  run();
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select, .monaco-editor') !== null;
}
