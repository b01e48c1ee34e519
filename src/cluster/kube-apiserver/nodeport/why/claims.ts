import type { PortMap } from '#cluster/kube-apiserver/nodeport/map/portMap.ts';
import type { Run } from '#cluster/run.ts';
import type { ClaimNotice } from '#cluster/scene.ts';
import { nodePortClaims as words } from '#i18n/nodePortClaims.ts';

const source = 'pkg/registry/core/service';

/** Where this text meets something the announcement says differently. */
export function claims({ trace }: Run, model: PortMap): readonly ClaimNotice[] {
  const notices: ClaimNotice[] = [];
  const small = model.staticSubrange && model.spans.some(({ range }) => range.size <= 16);
  if (small) {
    notices.push({
      id: 'nodeport-formula',
      ...words.formula,
      reference: `${source}/portallocator/allocator.go:calculateRangeOffset, KEP-3668`,
      playable: false,
    });
  }
  const spilled =
    model.staticSubrange &&
    trace.events.some(
      ({ kind, detail }) =>
        kind === 'NodePortAllocated' && detail.how === 'drawn' && detail.band === 'static',
    );
  if (spilled) {
    notices.push({
      id: 'nodeport-reserve',
      ...words.reserve,
      reference: `${source}/allocator/bitmap.go:AllocateBit, KEP-3668`,
      playable: false,
    });
  }
  return notices;
}
