import type { Fate } from '#cluster/kube-proxy/service-traffic/model/requestLog.ts';
import { rolloutWords as words } from '#i18n/rollout.ts';
import type { Sentence } from '#i18n/sentence.ts';

/** How a request ended, as a word after its number. */
export function fateWord(fate: Fate): Sentence {
  switch (fate) {
    case 'served':
      return words.ready;
    case 'refused':
      return words.refused;
    case 'reset':
      return words.reset;
    case 'timedOut':
      return words.timedOut;
    case 'error':
      return words.error;
    default:
      return fate satisfies never;
  }
}
