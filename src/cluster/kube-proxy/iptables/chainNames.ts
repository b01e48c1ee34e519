import { sha256 } from '#base/sha256.ts';

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
  const [a = 0, b = 0, c = 0] = sha256(text);
  let name = '';
  for (let bit = 27; bit >= 2; bit -= 5) name += alphabet[(a >>> bit) & 31];
  name += alphabet[((a & 3) << 3) | (b >>> 29)];
  for (let bit = 24; bit >= 4; bit -= 5) name += alphabet[(b >>> bit) & 31];
  name += alphabet[((b & 15) << 1) | (c >>> 31)];
  for (let bit = 26; bit >= 16; bit -= 5) name += alphabet[(c >>> bit) & 31];
  return name;
}
