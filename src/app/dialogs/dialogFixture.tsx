import { act, cleanup, render, screen, within } from '@testing-library/react';
import { loadEditing } from '#app/editing.ts';
import { connectPreviews, receivePreview } from '#app/previews.ts';
import type { Scene, Study } from '#app/scenes.ts';
import { type AppState, appStore, type Dialog, useApp } from '#app/store.ts';
import type { Run } from '#cluster/run.ts';
import { simulateText } from '#cluster/simulateText.ts';
import type { Locale } from '#i18n/sentence.ts';
import { Dialogs } from './Dialogs.tsx';

export const podText = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  terminationGracePeriodSeconds: 30
  containers:
  - name: app
    image: shop/web:2.4
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  seed: 42
  containers:
    app: {runs: [{seconds: 5, exitCode: 1}]}
`;

/** A scene of the simplest kind: its model counts events, its silhouette writes the count where a test can read it. */
const countingScene: Scene = {
  id: 'counting',
  title: { en: 'Counting', zh: '计数' },
  gate: null,
  kep: null,
  drawsSeeds: true,
  nothingToShow: (run) =>
    run.documents.some(({ outcome }) => outcome === 'simulated') ? null : { en: 'nothing', zh: '没有' },
  derive: (run) => ({ run }),
  marks: (model) =>
    (model as { readonly run: Run }).run.trace.events
      .filter(({ kind }) => kind === 'ContainerExited')
      .map(({ at, id }) => ({
        at,
        event: id,
        label: { en: 'app exits, code 1', zh: 'app 退出，退出码 1' },
        tone: 'failing',
      })),
  View: () => null,
  Strip: () => null,
  Silhouette: ({ model }) => (
    <svg aria-hidden="true" data-events={(model as { readonly run: Run }).run.trace.events.length} />
  ),
  study: async () => countingStudy,
};

const countingStudy: Study = {
  placeOf: () => ({ document: 0, path: 'spec.containers[0]', ink: 'main', lane: 'default/web/app' }),
  explain: () => null,
  claims: () => [],
  differences: (above, below) => ({
    headline:
      above.run.trace.events.length === below.run.trace.events.length
        ? { en: 'Nothing differs.', zh: '没有差异。' }
        : { en: `${above.label} is not ${below.label}`, zh: `${above.label} 与 ${below.label} 不同` },
    rows: [],
    sentences: [],
  }),
  measure: () => [],
  Table: () => null,
};

// Edits are made at once when their code is there already.
await loadEditing();

/** Brings the store to a text with its run, and answers previews with real runs. */
export function startShell(text = podText, locale: Locale = 'en'): void {
  cleanup();
  Object.defineProperty(window, 'matchMedia', {
    configurable: true,
    value: () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }),
  });
  // jsdom lays nothing out, and Radix asks how large its radios are.
  Object.defineProperty(window, 'ResizeObserver', {
    configurable: true,
    value: class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  });
  const run = simulateText(text);
  const state: AppState = {
    ...appStore.getInitialState(),
    text,
    name: 'web',
    locale,
    run,
    runText: text,
    picture: run,
    scene: countingScene.id,
    scenes: [countingScene],
    studies: { counting: countingStudy },
  };
  appStore.setState(state, true);
  connectPreviews((asked, overrides) => {
    queueMicrotask(() => act(() => receivePreview(simulateText(asked, overrides))));
  });
}

/** A page with one button that opens dialogs, as the shell does it. */
function Page() {
  const dialog = useApp((state) => state.dialog);
  return (
    <>
      <button type="button">opener</button>
      {dialog !== null && <Dialogs dialog={dialog} />}
    </>
  );
}

/** Opens a dialog from a focused button. */
export async function openDialog(dialog: Dialog) {
  cleanup();
  appStore.setState({ dialog: null });
  render(<Page />);
  screen.getByRole('button', { name: 'opener' }).focus();
  act(() => appStore.setState({ dialog }));
  return within(await screen.findByRole('dialog'));
}
