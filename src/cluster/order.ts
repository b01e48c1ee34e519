/**
 * What goes first among things of one instant. Real clocks never tie; whole-second Scenarios do, and the kubelet's
 * measured loop settles them this way: processes end, requests arrive, probes answer, the PLEG relists, pods sync,
 * and probes set up by that sync run last.
 */
export const order = {
  process: 0,
  request: 1,
  probe: 2,
  /** Changed results of those probes: liveness, readiness, startup. */
  probeResults: 3,
  relist: 6,
  sync: 7,
  newProbe: 8,
  newProbeResults: 9,
  /** Controllers: their timers come due, then one queue after the other; ReplicaSets before what waits for them. */
  controllerTimer: 10,
  replicaSetSync: 11,
  controllerSync: 12,
  /** Clients meet what all others have done by then. */
  client: 13,
} as const;
