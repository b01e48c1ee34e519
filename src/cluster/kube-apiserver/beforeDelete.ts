import { unixMs } from '#api/printers/unixMs.ts';
import { rfc3339 } from '#api/rfc3339.ts';
import type { ObjectMeta, Pod } from '#api/types.ts';
import type { DeleteOptions } from '#cluster/api.ts';

/** What a DELETE does to a pod. */
export type DeleteDecision =
  /** The pod is marked; without grace period left it goes at once. */
  | { readonly kind: 'graceful'; readonly metadata: DeletedMeta }
  /** It is being deleted already, and this request asks for nothing shorter. */
  | { readonly kind: 'pending' }
  /** It was marked with no grace period before; now it goes. */
  | { readonly kind: 'immediate' };

type DeletedMeta = ObjectMeta & { readonly deletionGracePeriodSeconds: number };

/**
 * How the API server takes a deletion of a pod. A second request can only shorten the grace period, which goes on
 * counting from the first. `nowMs` is virtual time.
 *
 * Source: v1.28 apiserver registry/rest/delete.go:BeforeDelete; pkg/registry/core/pod/strategy.go:CheckGracefulDelete.
 */
export function beforeDelete(pod: Pod, { gracePeriodSeconds }: DeleteOptions, nowMs: number): DeleteDecision {
  const { metadata } = pod;
  const asked = gracePeriodSeconds !== null && gracePeriodSeconds < 0 ? 1 : gracePeriodSeconds;
  if (metadata.deletionTimestamp === undefined) {
    const graceSeconds = checkGracefulDelete(pod, asked);
    return { kind: 'graceful', metadata: marked(metadata, nowMs, graceSeconds) };
  }
  const before = metadata.deletionGracePeriodSeconds ?? 0;
  if (before === 0) return { kind: 'immediate' };
  if (asked === null || asked >= before) return { kind: 'pending' };
  const virtualMs = (unixMs(metadata.deletionTimestamp) ?? 0) - (unixMs(rfc3339(0)) ?? 0);
  return { kind: 'graceful', metadata: marked(metadata, virtualMs - before * 1000, asked) };
}

/** Every stored pod has it. Source: v1.28 pkg/apis/core/v1/defaults.go:SetDefaults_PodSpec. */
const defaultGraceSeconds = 30;

/** The grace period a first deletion gets. A pod that is on no node, or has ended, needs none. */
function checkGracefulDelete({ spec, status }: Pod, asked: number | null): number {
  const ended = status?.phase === 'Failed' || status?.phase === 'Succeeded';
  if (spec.nodeName === undefined || ended) return 0;
  const graceSeconds = asked ?? spec.terminationGracePeriodSeconds ?? defaultGraceSeconds;
  return graceSeconds < 0 ? 1 : graceSeconds;
}

function marked(metadata: ObjectMeta, requestedAtMs: number, graceSeconds: number): DeletedMeta {
  return {
    ...metadata,
    deletionTimestamp: rfc3339(requestedAtMs + graceSeconds * 1000),
    deletionGracePeriodSeconds: graceSeconds,
  };
}
