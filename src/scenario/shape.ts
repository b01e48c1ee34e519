import type { ScenarioWord } from '#i18n/scenarioWords.ts';

/** What may stand at one place of the Scenario document. */
export type Shape =
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, Field>> }
  /** Keys of the user's choice; `keys` says what they name. */
  | { readonly kind: 'map'; readonly keys: KeyNames; readonly value: Field; readonly most: number }
  | { readonly kind: 'list'; readonly items: Field; readonly most: number }
  /** A text in short, a mapping in full. */
  | { readonly kind: 'textOrMap'; readonly keys: KeyNames }
  /** Seconds, or a text such as `1m30s`. Limits in seconds. */
  | { readonly kind: 'duration'; readonly nullable: boolean; readonly least: number; readonly most: number }
  | { readonly kind: 'integer'; readonly nullable: boolean; readonly least: number; readonly most: number }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'text' }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'version' }
  | { readonly kind: 'target' }
  | { readonly kind: 'portRange' }
  | { readonly kind: 'any' };

export type KeyNames = 'featureGate' | 'container' | 'target' | 'label' | 'node' | 'job' | 'index';

export interface Field {
  readonly shape: Shape;
  /** The word that describes it: whoever shows it looks it up, and who only reads a Scenario does without. */
  readonly description: ScenarioWord;
  readonly required: boolean;
}

export const yearSeconds = 31_536_000;
export const duration = { kind: 'duration', nullable: false, least: 0, most: yearSeconds } as const;
export const durationOrNever: Shape = { ...duration, nullable: true };
export const anything: Shape = { kind: 'any' };

export function required(description: ScenarioWord, shape: Shape): Field {
  return { shape, description, required: true };
}

export function optional(description: ScenarioWord, shape: Shape): Field {
  return { shape, description, required: false };
}

export function object(fields: Readonly<Record<string, Field>>): Shape {
  return { kind: 'object', fields };
}

export function map(keys: KeyNames, value: Field, most: number): Shape {
  return { kind: 'map', keys, value, most };
}

export function list(items: Field, most: number): Shape {
  return { kind: 'list', items, most };
}
