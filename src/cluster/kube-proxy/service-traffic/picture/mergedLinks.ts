import type { FlowLink } from '#cluster/kube-proxy/service-traffic/model/flowState.ts';
import type { FlowGeometry } from './flowGeometry.ts';

/**
 * Lines as they are drawn: pods that share a row share their line, each revision its own. The pod of a joint line is the
 * first of its pods.
 */
export function mergedLinks(
  links: readonly FlowLink[],
  { podY }: Pick<FlowGeometry, 'podY'>,
): readonly FlowLink[] {
  const merged = new Map<string, FlowLink>();
  for (const link of links) {
    const key = `${link.node} ${podY.get(link.pod)} ${link.revision}`;
    const known = merged.get(key);
    merged.set(
      key,
      known === undefined
        ? link
        : {
            ...known,
            rate: known.rate + link.rate,
            lost: known.lost + link.lost,
            lostBy: known.lostBy ?? link.lostBy,
            addressed: known.addressed || link.addressed,
          },
    );
  }
  return [...merged.values()];
}
