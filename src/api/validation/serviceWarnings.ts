import { objectOf, textMapOf, textOf, textsOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, index, root } from './fieldErrors.ts';
import { goQuoted } from './goValue.ts';
import { parseAddr, parsePrefix, type StrictAddress } from './netip.ts';
import { type ServerWarning, serverWarning } from './serverWarning.ts';

const hints = 'service.kubernetes.io/topology-aware-hints';

/** Source: v1.28 pkg/api/service/warnings.go:GetWarningsForService. */
export function serviceWarnings(service: JsonObject): readonly ServerWarning[] {
  const spec = objectOf(service, 'spec') ?? {};
  const at = child(root, 'spec');
  const external = textOf(spec, 'type') === 'ExternalName';
  const annotations = child(child(root, 'metadata'), 'annotations');
  const clusterIPs = textsOf(spec, 'clusterIPs').filter((ip) => ip !== 'None');
  const all = (field: string, warn: (text: string, place: ErrorPath) => readonly ServerWarning[]) =>
    textsOf(spec, field).flatMap((text, i) => warn(text, index(child(at, field), i)));
  return [
    ...(Object.hasOwn(textMapOf(objectOf(service, 'metadata'), 'annotations'), hints)
      ? [whole({ ...annotations, path: [...annotations.path, hints] }, deprecatedHints)]
      : []),
    ...(clusterIPs.length > 0 && !external ? all('clusterIPs', address) : []),
    ...all('externalIPs', address),
    ...(textOf(spec, 'loadBalancerIP') === ''
      ? []
      : address(textOf(spec, 'loadBalancerIP'), child(at, 'loadBalancerIP'))),
    ...all('loadBalancerSourceRanges', prefix),
    ...(external && textsOf(spec, 'externalIPs').length > 0
      ? [whole(child(at, 'externalIPs'), 'spec.externalIPs is ignored when spec.type is "ExternalName"')]
      : []),
    ...(!external && textOf(spec, 'externalName') !== ''
      ? [
          whole(
            child(at, 'externalName'),
            'spec.externalName is ignored when spec.type is not "ExternalName"',
          ),
        ]
      : []),
  ];
}

const deprecatedHints = `annotation ${hints} is deprecated, please use service.kubernetes.io/topology-mode instead`;

function address(text: string, at: ErrorPath): readonly ServerWarning[] {
  return ofForm(text, parseAddr(text), 'address', at);
}

function prefix(text: string, at: ErrorPath): readonly ServerWarning[] {
  return ofForm(text, parsePrefix(text), 'prefix', at);
}

function ofForm(text: string, read: StrictAddress, what: string, at: ErrorPath): readonly ServerWarning[] {
  if ('error' in read) {
    const words = `IP ${what} was accepted, but will be invalid in a future Kubernetes release: ${read.error}`;
    return [serverWarning(at, words)];
  }
  if (!read.six || read.text === text) return [];
  const words = `IPv6 ${what} ${goQuoted(text)} is not in RFC 5952 canonical format (${goQuoted(read.text)}), which may cause controller apply-loops`;
  return [serverWarning(at, words)];
}

/** A warning whose text does not begin with a field. */
function whole(at: ErrorPath, message: string): ServerWarning {
  return { field: at.text, path: at.path, message, words: message };
}
