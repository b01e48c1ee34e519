/** How a delay grows: it doubles from `initialMs` up to `maxMs`. In integer ms. */
export interface BackOffPolicy {
  readonly initialMs: number;
  readonly maxMs: number;
}

/** Crash loops and image pulls each have one of their own. Source: v1.28 pkg/kubelet/kubelet.go, backOffPeriod, MaxContainerBackOff. */
export const kubeletBackOff: BackOffPolicy = { initialMs: 10_000, maxMs: 300_000 };

/** What is remembered of one key. Times in integer ms of virtual time. */
export interface BackOffEntry {
  readonly backOffMs: number;
  /** When the last step was taken: the previous restart, or the failed pull. */
  readonly lastUpdateMs: number;
}

/**
 * Whether something that ended at `sinceMs` has to wait at `nowMs`: the crash loop's question, which counts from the
 * end of the last run.
 *
 * Source: v1.28 client-go util/flowcontrol/backoff.go:IsInBackOffSince.
 */
export function isInBackOffSince(
  entry: BackOffEntry | undefined,
  sinceMs: number,
  nowMs: number,
  policy: BackOffPolicy,
): boolean {
  if (!entry || hasExpired(entry, sinceMs, policy)) return false;
  return nowMs - sinceMs < entry.backOffMs;
}

/**
 * Whether `nowMs` lies in the window that the last step opened: the image pull's question, which counts from the
 * failed pull.
 *
 * Source: v1.28 client-go util/flowcontrol/backoff.go:IsInBackOffSinceUpdate.
 */
export function isInBackOffSinceUpdate(
  entry: BackOffEntry | undefined,
  nowMs: number,
  policy: BackOffPolicy,
): boolean {
  if (!entry || hasExpired(entry, nowMs, policy)) return false;
  return nowMs - entry.lastUpdateMs < entry.backOffMs;
}

/**
 * The entry after a step at `nowMs` for something that ended at `sinceMs`: twice the delay, or the first again when
 * it had held out for more than twice the longest delay.
 *
 * Source: v1.28 client-go util/flowcontrol/backoff.go:Next.
 */
export function nextBackOff(
  entry: BackOffEntry | undefined,
  sinceMs: number,
  nowMs: number,
  policy: BackOffPolicy,
): BackOffEntry {
  const fresh = !entry || hasExpired(entry, sinceMs, policy);
  const backOffMs = fresh ? policy.initialMs : Math.min(2 * entry.backOffMs, policy.maxMs);
  return { backOffMs, lastUpdateMs: nowMs };
}

/** Exactly twice the longest delay is not yet expired. Source: backoff.go:hasExpired. */
function hasExpired(entry: BackOffEntry, sinceMs: number, policy: BackOffPolicy): boolean {
  return sinceMs - entry.lastUpdateMs > 2 * policy.maxMs;
}
