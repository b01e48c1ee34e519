import type { Milliseconds } from '#simulation/trace.ts';

/** What a name of the cluster leads to. */
export interface DnsAnswer {
  /** Of the pods behind a headless Service, in the order of their texts; a client takes one of them. */
  readonly addresses: readonly DnsAddress[];
  /** When the server read them: an answer may come from its cache. */
  readonly readAtMs: Milliseconds;
}

export interface DnsAddress {
  readonly ip: string;
  /** Key of the pod it is; null when the slice does not tell. */
  readonly pod: string | null;
}

/** The cluster's name server, as clients meet it. */
export interface ClusterDns {
  /** The A records of a headless Service, by its key. */
  readonly resolve: (service: string) => DnsAnswer;
}
