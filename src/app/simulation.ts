import { makeWorker } from '#app/worker/makeWorker.ts';
import type { Side } from '#app/worker/protocol.ts';
import { WorkerClient, type WorkerLike } from '#app/worker/workerClient.ts';
import type { Run } from '#cluster/run.ts';
import { loadEditing } from './editing.ts';
import { connectPreviews, receivePreview } from './previews.ts';
import { loadOtherScenes, loadStudies } from './scenes.ts';
import { type AppState, appStore } from './store.ts';

/** Time between a key and the run of the new text, in ms. */
export const debounceMs = 150;

const launchKey = 'kymograph.launching';

/** Whether the last visit set out to run a text and never drew it. */
export function lastVisitFailed(): boolean {
  try {
    return localStorage.getItem(launchKey) !== null;
  } catch {
    return false;
  }
}

/** Keeps the picture up to date with the text and the comparison. Returns how to stop. */
export function startSimulation(make: () => WorkerLike = makeWorker): () => void {
  const client = new WorkerClient(make, {
    onProgress: (side, simulatedMs, horizonMs) => {
      if (side === 'above') appStore.setState({ progress: { simulatedMs, horizonMs } });
    },
    onJudging: (side, judging) => {
      if (side === 'above') appStore.setState({ judging });
    },
    onRun: receive,
    onFailure: (side, reason) => {
      if (side === 'preview') {
        receivePreview('failed');
        return;
      }
      if (side === 'above') appStore.setState({ trouble: reason, progress: null, judging: null });
      else appStore.setState({ below: null });
    },
  });
  connectPreviews((text, overrides, maxEvents) => client.request('preview', text, overrides, { maxEvents }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const simulate = (side: Side) => {
    const { text, comparison, maxEvents, held, showStored } = appStore.getState();
    if (held) return;
    if (side === 'above') {
      remember(true);
      client.request('above', text, {}, { maxEvents, stored: showStored });
    }
    if (comparison) client.request('below', comparison.text ?? text, comparison.overrides, { maxEvents });
  };
  const stop = appStore.subscribe((state, before) => {
    const released = before.held && !state.held;
    const wantsStored = state.showStored && !before.showStored;
    const again =
      state.maxEvents !== before.maxEvents || state.attempt !== before.attempt || released || wantsStored;
    if (state.text !== before.text || again) {
      document.documentElement.dataset.ready = 'false';
      clearTimeout(timer);
      timer = setTimeout(() => simulate('above'), again ? 0 : debounceMs);
    } else if (state.stops !== before.stops) {
      client.stop('above');
    } else if (state.comparison !== before.comparison) {
      if (state.comparison) simulate('below');
      else client.cancel('below');
    }
  });
  simulate('above');
  // Whoever leaves between a key and its picture meets no failure; a visit that never drew one may have.
  const leave = () => {
    const { picture, trouble } = appStore.getState();
    if (picture && !trouble) remember(false);
  };
  addEventListener('pagehide', leave);
  return () => {
    clearTimeout(timer);
    removeEventListener('pagehide', leave);
    stop();
  };
}

function receive(side: Side, run: Run, text: string): void {
  if (side === 'preview') {
    receivePreview(run);
    return;
  }
  const state = appStore.getState();
  if (side === 'below') {
    if (state.comparison) appStore.setState({ below: run });
    return;
  }
  const current = text === state.text;
  const drawable = isDrawable(run) || !state.picture || !isDrawable(state.picture);
  // A text that gives no picture leaves the last good one standing, marked as of an earlier text.
  const picture = drawable
    ? { picture: run, now: Math.min(state.now, run.trace.end), selection: kept(state, run) }
    : {};
  appStore.setState({
    run,
    runText: text,
    ...picture,
    simulated: state.simulated + 1,
    progress: null,
    judging: null,
    trouble: null,
    ...(current && drawable ? { editsAhead: 0 } : {}),
  });
  document.documentElement.dataset.simulated = String(state.simulated + 1);
}

/** Something is simulated, or nothing is wrong: also an empty text has its picture. */
function isDrawable({ documents, diagnostics, trace }: Run): boolean {
  return (
    documents.some(({ outcome }) => outcome === 'simulated') ||
    // Refusals, and what others do, are something that happened too.
    trace.events.some(({ kind }) => kind !== 'ScenarioActionSkipped') ||
    diagnostics.every(({ severity }) => severity !== 'error')
  );
}

/** The selection lives on when the same event stands at the same place of the new run. */
function kept(state: AppState, run: Run): number | null {
  const { selection, picture } = state;
  if (selection === null) return null;
  const before = picture?.trace.events[selection];
  const now = run.trace.events[selection];
  return now !== undefined && (before === undefined || before.kind === now.kind) ? selection : null;
}

/** Called when the picture of the current text is on the screen. */
export function pictureDrawn(): void {
  document.documentElement.dataset.ready = 'true';
  remember(false);
  if (!followedUp) void loadTheRest();
  followedUp = true;
}

let followedUp = false;

/** What the first picture does not need, so that it is there when it is asked for. */
async function loadTheRest(): Promise<void> {
  await loadOtherScenes();
  await loadStudies();
  await loadEditing();
  await import('#app/dialogs/Dialogs.tsx');
}

function remember(launching: boolean): void {
  try {
    if (launching) localStorage.setItem(launchKey, '1');
    else localStorage.removeItem(launchKey);
  } catch {
    // A browser that forbids storage loses this one safeguard, nothing else.
  }
}
