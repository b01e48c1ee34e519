/** A text as this tab has it. */
export interface TabText {
  readonly text: string;
  readonly name: string;
}

const textKey = 'kymograph.tab.text';
const addressKey = 'kymograph.tab.address';

/** Keeps this tab's text for its own reload: the address lags behind it, and leaves values of Secrets out. */
export function keepTabText(text: string, name: string): void {
  keep(textKey, JSON.stringify({ text, name }));
}

/** Tells the address this tab wrote from one the user came with. */
export function keepTabAddress(hash: string): void {
  keep(addressKey, hash);
}

/** The text that belongs to an address this tab wrote itself; null for any other address. */
export function tabTextOf(hash: string): TabText | null {
  try {
    if (sessionStorage.getItem(addressKey) !== hash) return null;
    const value: unknown = JSON.parse(sessionStorage.getItem(textKey) ?? 'null');
    const { text, name } = (value ?? {}) as Record<string, unknown>;
    return typeof text === 'string' && typeof name === 'string' ? { text, name } : null;
  } catch {
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // An older text must not stand for this one.
    forget(key);
  }
}

function forget(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Without storage a reload goes by the address.
  }
}
