import type { Node } from '#api/nodeTypes.ts';
import { rfc3339 } from '#api/rfc3339.ts';

/** What kube-proxy's health server knows. Times in ms of virtual time. */
export interface ProxierHealth {
  /** The last sync that succeeded; null before the first. */
  readonly lastUpdated: number | null;
  /** The oldest change that no sync has brought yet; null when there is none. */
  readonly oldestPending: number | null;
  readonly nodeEligible: boolean;
}

export interface HealthAnswer {
  readonly status: 200 | 503;
  readonly body: string;
}

/** Before anything happened. Source: v1.28 pkg/proxy/healthcheck/proxier_health.go:newProxierHealthServer. */
export const startedHealth: ProxierHealth = { lastUpdated: null, oldestPending: null, nodeEligible: true };

/** A sync succeeded. Source: as above, Updated. */
export function updated(health: ProxierHealth, at: number): ProxierHealth {
  return { ...health, lastUpdated: at, oldestPending: null };
}

/** A change arrived; before the first sync it is not noted. Source: as above, QueuedUpdate. */
export function queuedUpdate(health: ProxierHealth, at: number): ProxierHealth {
  return health.lastUpdated === null || health.oldestPending !== null
    ? health
    : { ...health, oldestPending: at };
}

/** Source: as above, SyncNode. */
export function syncNode(health: ProxierHealth, node: Node): ProxierHealth {
  return { ...health, nodeEligible: isEligible(node) };
}

/**
 * Whether a node may be sent new connections: it is neither being deleted nor tainted by the autoscaler. Cordon and
 * other taints do not count.
 */
function isEligible({ metadata, spec }: Node): boolean {
  if (metadata.deletionTimestamp !== undefined) return false;
  return !(spec.taints ?? []).some(({ key }) => key === 'ToBeDeletedByClusterAutoscaler');
}

/** Whether no change waits for `timeoutMs` or longer. Source: as above, isHealthy. */
export function isHealthy({ oldestPending }: ProxierHealth, at: number, timeoutMs: number): boolean {
  return oldestPending === null || at - oldestPending < timeoutMs;
}

/** GET /healthz. Source: as above, healthzHandler. */
export function healthz(health: ProxierHealth, at: number, timeoutMs: number): HealthAnswer {
  const healthy = isHealthy(health, at, timeoutMs) && health.nodeEligible;
  const body = `{${timesText(health, at, healthy)}, "nodeEligible": ${health.nodeEligible}}`;
  return { status: healthy ? 200 : 503, body };
}

/** GET /livez: the same whatever becomes of the node. Source: as above, livezHandler. */
export function livez(health: ProxierHealth, at: number, timeoutMs: number): HealthAnswer {
  const healthy = isHealthy(health, at, timeoutMs);
  return { status: healthy ? 200 : 503, body: `{${timesText(health, at, healthy)}}` };
}

function timesText({ lastUpdated }: ProxierHealth, at: number, healthy: boolean): string {
  const now = timeText(at);
  const last = lastUpdated === null ? '0001-01-01 00:00:00 +0000 UTC' : timeText(lastUpdated);
  return `"lastUpdated": "${healthy ? now : last}","currentTime": "${now}"`;
}

/** An instant as Go prints it. */
function timeText(at: number): string {
  const [date, clock] = rfc3339(at).slice(0, -1).split('T');
  const fraction = at % 1000 === 0 ? '' : (at % 1000) / 1000;
  return `${date} ${clock}${String(fraction).slice(1)} +0000 UTC`;
}
