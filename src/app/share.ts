import { comparisonName } from './comparison.ts';
import { encodeLink, type LinkState } from './link.ts';
import { redactSecrets } from './secrets.ts';
import { type AppState, appStore } from './store.ts';

/** What the address bar says of the page, and how many Secret values were left out. */
export function linkOf(
  state: AppState,
  withSecrets: boolean,
): { readonly hash: string; readonly redacted: number } {
  const { text, count } = withSecrets ? { text: state.text, count: 0 } : redactSecrets(state.text);
  const compare = state.comparison ? comparisonName(state.comparison) : null;
  const link: LinkState = {
    text,
    ...(state.name === '' ? {} : { name: state.name }),
    ...(state.now === 0 ? {} : { now: state.now }),
    ...(state.selection === null ? {} : { selection: state.selection }),
    ...(state.scene === 'lifecycle' ? {} : { scene: state.scene }),
    ...(state.view === null ? {} : { view: state.view }),
    ...(compare ? { compare } : {}),
  };
  return { hash: encodeLink(link), redacted: count };
}

/** Copies the link. Values of Secrets stay out of it unless asked for. */
export async function share(options: { readonly withSecrets: boolean }): Promise<{
  readonly copied: boolean;
  readonly characters: number;
  readonly redacted: number;
}> {
  const { hash, redacted } = linkOf(appStore.getState(), options.withSecrets);
  const address = `${location.origin}${location.pathname}${hash}`;
  history.replaceState(null, '', hash);
  try {
    await navigator.clipboard.writeText(address);
    return { copied: true, characters: address.length, redacted };
  } catch {
    return { copied: false, characters: address.length, redacted };
  }
}
