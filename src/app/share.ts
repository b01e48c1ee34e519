import { comparisonName } from './comparison.ts';
import type { LinkState } from './link.ts';
import { type AppState, appStore } from './store.ts';
import { keepTabAddress } from './tabMemory.ts';

/** What the address bar says of the page, and how many Secret values were left out. */
export async function linkOf(
  state: AppState,
  withSecrets: boolean,
): Promise<{ readonly hash: string; readonly redacted: number }> {
  const { text, count } = withSecrets ? { text: state.text, count: 0 } : await withoutSecrets(state.text);
  const compare = state.comparison ? comparisonName(state.comparison) : null;
  const link: LinkState = {
    text,
    ...(state.name === '' ? {} : { name: state.name }),
    ...(state.now === 0 ? {} : { now: Math.round(state.now) }),
    ...(state.selection === null ? {} : { selection: state.selection }),
    ...(state.scene === 'lifecycle' ? {} : { scene: state.scene }),
    ...(state.focus === null ? {} : { focus: state.focus }),
    ...(state.view === null ? {} : { view: state.view }),
    ...(compare ? { compare } : {}),
  };
  const { encodeLink } = await import('./link.ts');
  return { hash: encodeLink(link), redacted: count };
}

/** Copies the link. Values of Secrets stay out of it unless asked for. */
export async function share(options: { readonly withSecrets: boolean }): Promise<{
  readonly copied: boolean;
  readonly characters: number;
  readonly redacted: number;
}> {
  const { hash, redacted } = await linkOf(appStore.getState(), options.withSecrets);
  const address = `${location.origin}${location.pathname}${hash}`;
  history.replaceState(null, '', hash);
  keepTabAddress(location.hash);
  try {
    await navigator.clipboard.writeText(address);
    return { copied: true, characters: address.length, redacted };
  } catch {
    return { copied: false, characters: address.length, redacted };
  }
}

/** A text that names no Secret holds none; the parser that finds their values is loaded when one does. */
async function withoutSecrets(text: string): Promise<{ readonly text: string; readonly count: number }> {
  if (!/\bSecret\b/.test(text)) return { text, count: 0 };
  const { redactSecrets } = await import('./secrets.ts');
  return redactSecrets(text);
}
