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
  const merged = new Map<number, FlowLink>();
  for (const link of links) {
    const row = Math.round((podY.get(link.pod) ?? 0) * 4);
    const key = (link.node * rowsPerNode + row) * revisionsPerRow + link.revision;
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

/** In quarters of a px, and more than any picture is high; and more revisions than a run has. */
const rowsPerNode = 1_000_000;
const revisionsPerRow = 1000;
