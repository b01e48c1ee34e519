import { networkSimplifications } from '#i18n/networkSimplifications.ts';
import type { Sentence } from '#i18n/sentence.ts';

/** Everything the network of a run leaves out or assumes, the most telling first. */
export const simplifications: readonly Sentence[] = Object.values(networkSimplifications);
