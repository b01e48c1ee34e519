import { has, objectOf, objectsOf, textMapOf, textOf } from '#api/decoded.ts';
import { goMilliValue } from '#api/resource/goQuantity.ts';
import { decodeQuantity } from '#api/resource/parseQuantity.ts';
import { quantityText } from '#api/resource/quantity.ts';
import { child, type ErrorPath, index, key } from './fieldErrors.ts';
import { goQuoted } from './goValue.ts';
import type { PlacedContainer } from './podContainers.ts';
import { type ServerWarning, serverWarning } from './serverWarning.ts';

const seccompContainer = 'container.seccomp.security.alpha.kubernetes.io/';

/** Source: v1.28 pkg/api/pod/warnings.go:warningsForPodSpecAndMeta, its part on containers. */
export function containerWarnings(
  { value: container, place }: PlacedContainer,
  annotations: Readonly<Record<string, string>>,
  pod: ErrorPath,
): readonly ServerWarning[] {
  const annotation = seccompContainer + textOf(container, 'name');
  const silent =
    annotations[annotation] === undefined || has(objectOf(container, 'securityContext'), 'seccompProfile');
  const seccomp = silent
    ? []
    : [
        serverWarning(
          key(child(child(pod, 'metadata'), 'annotations'), annotation),
          'non-functional in v1.27+; use the "seccompProfile" field instead',
        ),
      ];
  const resources = objectOf(container, 'resources');
  const at = child(place, 'resources');
  const memory = ['memory', 'ephemeral-storage'].flatMap((name) =>
    ['limits', 'requests'].flatMap((list) =>
      fractionalBytes(textMapOf(resources, list), child(at, list), [name]),
    ),
  );
  return [...seccomp, ...memory, ...hiddenVariables({ value: container, place })];
}

/** Bytes cannot be divided. */
export function fractionalBytes(
  list: Readonly<Record<string, string>>,
  at: ErrorPath,
  names: readonly string[] = ['memory', 'ephemeral-storage'],
): readonly ServerWarning[] {
  return names.flatMap((name) => {
    const quantity = decodeQuantity(list[name] ?? '0');
    if ('error' in quantity || goMilliValue(list[name] ?? '0') % 1000n === 0n) return [];
    const words = `fractional byte value ${goQuoted(quantityText(quantity))} is invalid, must be an integer`;
    return [serverWarning(key(at, name), words)];
  });
}

/** A variable given twice is right only where the second builds on the first. */
function hiddenVariables({ value: container, place }: PlacedContainer): readonly ServerWarning[] {
  const seen = new Set<string>();
  return objectsOf(container, 'env').flatMap((variable, i) => {
    const name = textOf(variable, 'name');
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const reference = `$(${name})`;
    const value = textOf(variable, 'value');
    const builds = !has(variable, 'valueFrom') && value !== reference && value.includes(reference);
    const at = index(child(place, 'env'), i);
    return builds ? [] : [serverWarning(at, `hides previous definition of ${goQuoted(name)}`)];
  });
}
