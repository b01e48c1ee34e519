import type { Revision } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { rolloutWords as words } from '#i18n/rollout.ts';
import type { Sentence } from '#i18n/sentence.ts';

/** What tells a revision in words, so that ink is not alone; null where there is only one. */
export function revisionWord({ role, order }: Revision): Sentence | null {
  switch (role) {
    case 'only':
      return null;
    case 'old':
      return words.old;
    case 'new':
      return words.new;
    case 'between':
      return words.revision(order + 1);
    default:
      return role satisfies never;
  }
}
