import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** The chains of one Service port; all but the endpoints' share one hash. */
export interface ServiceChains {
  /** Endpoints for the policy Cluster. */
  readonly svc: string;
  /** Endpoints for the policy Local. */
  readonly svl: string;
  /** The balancer's source ranges. */
  readonly fw: string;
  /** Traffic from outside. */
  readonly ext: string;
}

/**
 * Names of a Service port's chains. `name` is `namespace/name:port`, `protocol` in lower case.
 *
 * Source: v1.28 pkg/proxy/iptables/proxier.go:servicePortChainNameBase.
 */
export function serviceChains(name: string, protocol: string): ServiceChains {
  const base = hash16(`${name}${protocol}`);
  return {
    svc: `KUBE-SVC-${base}`,
    svl: `KUBE-SVL-${base}`,
    fw: `KUBE-FW-${base}`,
    ext: `KUBE-EXT-${base}`,
  };
}

/** Name of one endpoint's chain; `endpoint` is `ip:port`. Source: as above, servicePortEndpointChainName. */
export function endpointChain(name: string, protocol: string, endpoint: string): string {
  return `KUBE-SEP-${hash16(`${name}${protocol}${endpoint}`)}`;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The first 16 characters of base32 of SHA-256: the first ten bytes, five bits each. */
function hash16(text: string): string {
  const bytes = sha256(utf8ToBytes(text));
  let name = '';
  for (let five = 0; five < 10; five += 5) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = bytes.subarray(five, five + 5);
    const high = (a << 12) | (b << 4) | (c >> 4);
    const low = ((c & 15) << 16) | (d << 8) | e;
    for (const part of [high, low]) {
      for (let shift = 15; shift >= 0; shift -= 5) name += alphabet[(part >> shift) & 31];
    }
  }
  return name;
}
