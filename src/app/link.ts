import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';

/** What a link carries. Additions are optional: every `k1` link ever made stays readable. */
export interface LinkState {
  readonly text: string;
  readonly name?: string;
  /** The pen, in ms. */
  readonly now?: number;
  readonly selection?: number;
  readonly scene?: string;
  /** What the scene is looked at for. */
  readonly focus?: string;
  readonly view?: { readonly from: number; readonly to: number };
  readonly compare?: { readonly kind: string; readonly value: string };
}

const prefix = '#k1=';
const formatVersion = 1;
/** Links longer than this are refused when read: an address bar is no file. */
const maxTextLength = 5_000_000;

/** `#k1=` + base64url(deflate(JSON)). */
export function encodeLink(state: LinkState): string {
  const bytes = deflateSync(strToU8(JSON.stringify({ v: formatVersion, ...state })), { level: 9 });
  return prefix + toBase64Url(bytes);
}

export type ReadLink =
  | { readonly kind: 'none' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'newer' }
  | { readonly kind: 'read'; readonly state: LinkState };

/** Reads an address's fragment. Never throws. */
export function decodeLink(hash: string): ReadLink {
  if (!hash.startsWith(prefix)) return { kind: hash.length > 1 ? 'broken' : 'none' };
  try {
    const value: unknown = JSON.parse(strFromU8(inflateSync(fromBase64Url(hash.slice(prefix.length)))));
    if (!isRecord(value) || typeof value.v !== 'number') return { kind: 'broken' };
    if (value.v > formatVersion) return { kind: 'newer' };
    return typeof value.text === 'string' && value.text.length <= maxTextLength
      ? { kind: 'read', state: checked(value) }
      : { kind: 'broken' };
  } catch {
    return { kind: 'broken' };
  }
}

function checked(value: Record<string, unknown>): LinkState {
  const { text, name, now, selection, scene, focus, view, compare } = value;
  return {
    text: text as string,
    ...(typeof name === 'string' ? { name } : {}),
    ...(isInstant(now) ? { now } : {}),
    ...(isInstant(selection) ? { selection } : {}),
    ...(typeof scene === 'string' ? { scene } : {}),
    ...(typeof focus === 'string' ? { focus } : {}),
    ...(isRecord(view) && isInstant(view.from) && isInstant(view.to) && view.from < view.to
      ? { view: { from: view.from, to: view.to } }
      : {}),
    ...(isRecord(compare) && typeof compare.kind === 'string' && typeof compare.value === 'string'
      ? { compare: { kind: compare.kind, value: compare.value } }
      : {}),
  };
}

function isInstant(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
