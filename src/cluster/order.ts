/**
 * What goes first among things of one instant. Real clocks never tie; whole-second Scenarios do, and the kubelet's
 * measured loop settles them this way: processes end, requests arrive, probes answer, the PLEG relists, pods sync,
 * and probes set up by that sync run last.
 */
export const order = {
  process: 0,
  request: 1,
  probe: 2,
  relist: 3,
  sync: 4,
  newProbe: 5,
} as const;
