import { numberOf, objectsOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, index } from './fieldErrors.ts';
import { containersWithPlaces } from './podContainers.ts';
import { type ServerWarning, serverWarning } from './serverWarning.ts';

/**
 * Ports of a pod that get in each other's way.
 *
 * Source: v1.28 pkg/api/pod/warnings.go:warningsForPodSpecAndMeta, its part on ports.
 */
export function portWarnings(spec: JsonObject, at: ErrorPath): readonly ServerWarning[] {
  const warnings: ServerWarning[] = [];
  const known = new Map<string, { readonly port: JsonObject; readonly place: ErrorPath }[]>();
  for (const { value: container, place: containerPlace } of containersWithPlaces(spec, at)) {
    for (const [i, port] of objectsOf(container, 'ports').entries()) {
      const place = index(child(containerPlace, 'ports'), i);
      if (textOf(port, 'hostIP') !== '' && numberOf(port, 'hostPort') === 0) {
        warnings.push(serverWarning(place, `hostIP set without hostPort: ${goPort(port)}`));
      }
      const key = `${numberOf(port, 'containerPort')}/${textOf(port, 'protocol')}`;
      const others = known.get(key) ?? [];
      for (const other of others) {
        const word = clash(port, other.port);
        if (word) warnings.push(serverWarning(place, `${word} port definition with ${other.place.text}`));
      }
      known.set(key, [...others, { port, place }]);
    }
  }
  return warnings;
}

function clash(port: JsonObject, other: JsonObject): string | null {
  const [ip, otherIP] = [textOf(port, 'hostIP'), textOf(other, 'hostIP')];
  const [hostPort, otherPort] = [numberOf(port, 'hostPort'), numberOf(other, 'hostPort')];
  if (ip === otherIP && hostPort === otherPort) return 'duplicate';
  if (hostPort === 0 || otherPort === 0) return 'overlapping';
  return hostPort === otherPort && (ip === '') !== (otherIP === '') ? 'dangerously ambiguous' : null;
}

/** Go's `%+v`. */
function goPort(port: JsonObject): string {
  const texts = {
    name: textOf(port, 'name'),
    protocol: textOf(port, 'protocol'),
    ip: textOf(port, 'hostIP'),
  };
  const { name, protocol, ip } = texts;
  return `{Name:${name} HostPort:${numberOf(port, 'hostPort')} ContainerPort:${numberOf(port, 'containerPort')} Protocol:${protocol} HostIP:${ip}}`;
}
