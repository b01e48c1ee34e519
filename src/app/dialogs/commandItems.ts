import {
  chooseBehaviour,
  chooseVersion,
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
} from '#app/commands.ts';
import { chooseFiles, downloadText } from '#app/files.ts';
import { sceneOf } from '#app/scenes.ts';
import { seedCount } from '#app/seeds.ts';
import { share } from '#app/share.ts';
import { appStore, type Dialog, endOf } from '#app/store.ts';
import { tell } from '#app/TopBar.tsx';
import { nextProblem, toggleStored } from '#app/verdict/problemCommands.ts';
import { appWords as words } from '#i18n/app.ts';
import { dialogWords as more } from '#i18n/dialogs.ts';
import { problemWords as stored } from '#i18n/problems.ts';
import { type Sentence, verbatim } from '#i18n/sentence.ts';
import { kubernetesVersions } from '#scenario/scenario.ts';
import type { PaletteItem } from './paletteItem.ts';

const { getState, setState } = appStore;
const zoomFactor = 0.7;
const panShare = 0.15;

/** Every command of the page, each with the key that does the same. */
export function commandItems(): readonly PaletteItem[] {
  const { comparison, selection } = getState();
  const open = (dialog: Dialog) => () => setState({ dialog });
  return [
    command('play', more.keyPlay, 'Space', togglePlay),
    command('next', words.nextEvent, '.', () => stepEvent(1)),
    command('previous', words.previousEvent, ',', () => stepEvent(-1)),
    comparison
      ? command('compare', words.stopComparing, 'C', () => setState({ comparison: null, below: null }))
      : command('compare', words.compare, 'C', open('compare')),
    ...(sceneOf(getState())?.drawsSeeds
      ? [
          command('seeds', words.seeds(seedCount), '', () =>
            appStore.setState(({ wantsBands }) => ({ wantsBands: !wantsBands })),
          ),
        ]
      : []),
    command('share', words.share, '', () => void share({ withSecrets: false }).then(tell)),
    command('settings', words.settingsTitle, '', open('settings')),
    command('examples', words.examples, '', open('gallery')),
    command('history', words.history, '', open('history')),
    command('fit', more.keyFit, 'F', fitSelection),
    command('fit-all', more.keyFitAll, '0', () => setView(null)),
    command('zoom-in', more.zoomIn, 'W', () => zoom(zoomFactor)),
    command('zoom-out', more.zoomOut, 'S', () => zoom(1 / zoomFactor)),
    command('pan-left', more.panLeft, 'A', () => pan(-panShare)),
    command('pan-right', more.panRight, 'D', () => pan(panShare)),
    command('start', more.toStart, 'Home', () => seek(0)),
    command('end', more.toEnd, 'End', () => seek(endOf(getState()))),
    command('range', more.keyRange, 'M', markRange),
    ...(selection === null ? [] : [command('pin', more.keyPin, 'P', pinSelected)]),
    command('problem', more.keyProblem, 'F8', nextProblem),
    command('stored', stored.asStored, '', toggleStored),
    command('undo', words.undo, 'Ctrl+Z', undo),
    command('table', more.tableOrPicture, '', () => setState(({ showTable }) => ({ showTable: !showTable }))),
    command('open', words.openFile, '', chooseFiles),
    command('download', more.download, '', downloadText),
    command('theme', words.theme, '', () =>
      setState(({ theme }) => ({ theme: theme === 'light' ? 'dark' : 'light' })),
    ),
    command('language', words.language, '', () =>
      setState(({ locale }) => ({ locale: locale === 'en' ? 'zh' : 'en' })),
    ),
    command('keys', words.keysTitle, '?', open('keys')),
    command('limits', words.notModelled, '', open('limits')),
    ...kubernetesVersions.map((version) =>
      item(`version ${version}`, more.version, verbatim(version), () => chooseVersion(version)),
    ),
    item('source', words.behaviour, words.source, () => chooseBehaviour('source')),
    item('announced', words.behaviour, words.announced, () => chooseBehaviour('announced')),
  ];
}

function command(id: string, label: Sentence, key: string, run: () => void): PaletteItem {
  return { id: `do ${id}`, verb: more.doVerb, label, key, run };
}

function item(id: string, verb: Sentence, label: Sentence, run: () => void): PaletteItem {
  return { id, verb, label, key: '', run };
}

function pinSelected(): void {
  const lane = selectedPlace(getState())?.lane ?? null;
  if (lane !== null) togglePin(lane);
}
