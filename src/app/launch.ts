import { makeWorker } from '#app/worker/makeWorker.ts';
import { appWords as words } from '#i18n/app.ts';
import type { Locale } from '#i18n/sentence.ts';
import { answer } from './commands.ts';
import { comparisonOf } from './comparison.ts';
import { firstExample, firstText } from './firstExample.ts';
import { readDraft, remember, saveDraft } from './history.ts';
import { loadFirstScene, loadScenesWanted } from './scenes.ts';
import { startSeeds } from './seeds.ts';
import { lastVisitFailed, startSimulation } from './simulation.ts';
import { appStore, type Theme } from './store.ts';
import { keepTabText, tabTextOf } from './tabMemory.ts';

const settingsKey = 'kymograph.settings';

/** Time after the last change until the text is put away, in ms. */
const saveDelayMs = 400;

/** Brings the store to its first state, from the link, the last visit, or the first example, and starts the engine. */
export async function launch(): Promise<void> {
  const { locale, theme } = readSettings();
  appStore.setState({ locale, theme });
  applySettings(locale, theme);
  const first = loadFirstScene();
  await openFirstText();
  startSimulation();
  startSeeds(makeWorker);
  keepSettings();
  keepDraft();
  addEventListener('hashchange', () => void openLink());
  await first;
  loadScenesWanted();
}

async function openFirstText(): Promise<void> {
  const draft = readDraft();
  const held = lastVisitFailed();
  // After a reload the tab's own text is newer than its address, and whole.
  const own = tabTextOf(location.hash);
  if (await openLink()) {
    appStore.setState({ ...own, held });
    if (draft && draft.text !== appStore.getState().text) await remember({ ...draft, at: Date.now() });
    return;
  }
  const kept = own ?? draft;
  if (kept && kept.text.trim() !== '') {
    appStore.setState({ ...kept, held });
    return;
  }
  const text = await firstText();
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  appStore.setState({ text, name: firstExample, playing: !calm && !held, held });
}

/** Whether the address held a readable link. */
async function openLink(): Promise<boolean> {
  if (location.hash.length <= 1) return false;
  const { decodeLink } = await import('./link.ts');
  const link = decodeLink(location.hash);
  if (link.kind === 'none') return false;
  if (link.kind !== 'read') {
    answer('share', link.kind === 'newer' ? words.linkNewer : words.linkBroken);
    return false;
  }
  const {
    text,
    name = '',
    now = 0,
    selection = null,
    scene = 'lifecycle',
    focus = null,
    view = null,
    compare,
  } = link.state;
  const before = appStore.getState();
  const another = before.run !== null && before.text !== text;
  if (another) await remember({ text: before.text, name: before.name, at: Date.now() });
  appStore.setState({
    ...{ text, name, now, selection, scene, focus, view },
    comparison: compare ? comparisonOf(compare.kind, compare.value) : null,
    below: null,
    range: null,
    playing: false,
    ...(another ? { editsAhead: before.editsAhead + 1, held: false } : {}),
  });
  return true;
}

function readSettings(): { readonly locale: Locale; readonly theme: Theme } {
  const preferred: Theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const language: Locale = navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(settingsKey) ?? 'null');
    const { locale, theme } = (saved ?? {}) as Record<string, unknown>;
    return {
      locale: locale === 'en' || locale === 'zh' ? locale : language,
      theme: theme === 'light' || theme === 'dark' ? theme : preferred,
    };
  } catch {
    return { locale: language, theme: preferred };
  }
}

function applySettings(locale: Locale, theme: Theme): void {
  document.documentElement.lang = locale === 'zh' ? 'zh-Hans' : 'en';
  document.documentElement.dataset.theme = theme;
}

function keepSettings(): void {
  appStore.subscribe(({ locale, theme }, before) => {
    if (locale === before.locale && theme === before.theme) return;
    applySettings(locale, theme);
    try {
      localStorage.setItem(settingsKey, JSON.stringify({ locale, theme }));
    } catch {
      // Without storage the choice lasts for this visit.
    }
  });
}

function keepDraft(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    const { text, name } = appStore.getState();
    saveDraft(text, name);
    keepTabText(text, name);
  };
  appStore.subscribe(({ text, name }, before) => {
    if (text === before.text && name === before.name) return;
    clearTimeout(timer);
    timer = setTimeout(save, saveDelayMs);
  });
  // Whoever leaves right after a key has not lost it.
  addEventListener('pagehide', () => {
    if (timer !== undefined) save();
  });
}
