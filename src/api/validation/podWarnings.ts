import { has, numberOf, objectOf, objectsOf, textMapOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { claimSpecWarnings } from './claimWarnings.ts';
import { containerWarnings, fractionalBytes } from './containerWarnings.ts';
import { child, type ErrorPath, index, key } from './fieldErrors.ts';
import { goQuoted } from './goValue.ts';
import { annotationsOf } from './podAnnotations.ts';
import { containersWithPlaces } from './podContainers.ts';
import { portWarnings } from './portWarnings.ts';
import { type ServerWarning, serverWarning } from './serverWarning.ts';

const nodeLabels: Readonly<Record<string, string>> = {
  'beta.kubernetes.io/arch': 'deprecated since v1.14; use "kubernetes.io/arch" instead',
  'beta.kubernetes.io/os': 'deprecated since v1.14; use "kubernetes.io/os" instead',
  'failure-domain.beta.kubernetes.io/region':
    'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  'failure-domain.beta.kubernetes.io/zone':
    'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  'beta.kubernetes.io/instance-type':
    'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
};

const annotations: Readonly<Record<string, string>> = {
  'scheduler.alpha.kubernetes.io/critical-pod':
    'non-functional in v1.16+; use the "priorityClassName" field instead',
  'security.alpha.kubernetes.io/sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
  'security.alpha.kubernetes.io/unsafe-sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
};

/** In the server's order; its name for one of them is not the field's. */
const volumes: readonly (readonly [string, string, string?])[] = [
  ['photonPersistentDisk', 'deprecated in v1.11, non-functional in v1.16+'],
  ['gitRepo', 'deprecated in v1.11'],
  ['scaleIO', 'deprecated in v1.16, non-functional in v1.22+'],
  ['flocker', 'deprecated in v1.22, non-functional in v1.25+'],
  ['storageos', 'deprecated in v1.22, non-functional in v1.25+', 'storageOS'],
  ['quobyte', 'deprecated in v1.22, non-functional in v1.25+'],
  ['glusterfs', 'deprecated in v1.25, non-functional in v1.26+'],
  ['cephfs', 'deprecated in v1.28, non-functional in v1.31+'],
  ['rbd', 'deprecated in v1.28, non-functional in v1.31+'],
];

const seccompPod = 'seccomp.security.alpha.kubernetes.io/pod';

/**
 * What the server says of a pod or a pod template that it accepts.
 *
 * Source: v1.28 pkg/api/pod/warnings.go:warningsForPodSpecAndMeta.
 */
export function podWarnings(pod: JsonObject, at: ErrorPath): readonly ServerWarning[] {
  const spec = objectOf(pod, 'spec') ?? {};
  const place = child(at, 'spec');
  return [
    ...nodeWarnings(spec, place),
    ...spreadWarnings(spec, place),
    ...annotationWarnings(annotationsOf(pod), child(child(at, 'metadata'), 'annotations')),
    ...volumeWarnings(spec, place),
    ...repeatedWarnings(spec, place),
    ...fractionalBytes(textMapOf(spec, 'overhead'), child(place, 'overhead')),
    ...seccompWarning(pod, spec, child(child(at, 'metadata'), 'annotations')),
    ...containersWithPlaces(spec, place).flatMap((one) => containerWarnings(one, annotationsOf(pod), at)),
    ...portWarnings(spec, place),
    ...graceWarning(spec, child(place, 'terminationGracePeriodSeconds')),
    ...affinityWarnings(spec, child(place, 'affinity')),
  ];
}

function nodeWarnings(spec: JsonObject, at: ErrorPath): readonly ServerWarning[] {
  const selected = Object.keys(textMapOf(spec, 'nodeSelector')).flatMap((label) => {
    const words = nodeLabels[label];
    return words === undefined ? [] : [serverWarning(key(child(at, 'nodeSelector'), label), words)];
  });
  const affinity = objectOf(objectOf(spec, 'affinity'), 'nodeAffinity');
  const place = child(child(at, 'affinity'), 'nodeAffinity');
  const required = child(child(place, requiredField), 'nodeSelectorTerms');
  const terms = [
    ...objectsOf(objectOf(affinity, requiredField), 'nodeSelectorTerms').map((term, i) => ({
      term,
      at: index(required, i),
    })),
    ...objectsOf(affinity, preferredField).map((term, i) => ({
      term: objectOf(term, 'preference') ?? {},
      at: child(index(child(place, preferredField), i), 'preference'),
    })),
  ];
  return [
    ...selected,
    ...terms.flatMap(({ term, at: termPlace }) =>
      objectsOf(term, 'matchExpressions').flatMap((expression, i) =>
        deprecatedLabel(
          textOf(expression, 'key'),
          child(index(child(termPlace, 'matchExpressions'), i), 'key'),
        ),
      ),
    ),
  ];
}

function deprecatedLabel(label: string, at: ErrorPath): readonly ServerWarning[] {
  const words = nodeLabels[label];
  return words === undefined ? [] : [serverWarning(at, `${label} is ${words}`)];
}

const selectsNothing = 'a null labelSelector results in matching no pod';

function spreadWarnings(spec: JsonObject, at: ErrorPath): readonly ServerWarning[] {
  return objectsOf(spec, 'topologySpreadConstraints').flatMap((constraint, i) => {
    const place = index(child(at, 'topologySpreadConstraints'), i);
    return [
      ...deprecatedLabel(textOf(constraint, 'topologyKey'), child(place, 'topologyKey')),
      ...(has(constraint, 'labelSelector')
        ? []
        : [serverWarning(child(place, 'labelSelector'), selectsNothing)]),
    ];
  });
}

function annotationWarnings(
  given: Readonly<Record<string, string>>,
  at: ErrorPath,
): readonly ServerWarning[] {
  return Object.entries(annotations)
    .filter(([name]) => given[name] !== undefined)
    .map(([name, words]) => serverWarning(key(at, name), words));
}

function volumeWarnings(spec: JsonObject, at: ErrorPath): readonly ServerWarning[] {
  return objectsOf(spec, 'volumes').flatMap((volume, i) => {
    const place = index(child(at, 'volumes'), i);
    // A volume that is accepted has but one source.
    const template = objectOf(objectOf(volume, 'ephemeral'), 'volumeClaimTemplate');
    const templatePlace = child(child(place, 'ephemeral'), 'volumeClaimTemplate');
    return [
      ...volumes
        .filter(([field]) => has(volume, field))
        .map(([field, words, shown = field]) => serverWarning(child(place, shown, [field]), words)),
      ...claimSpecWarnings(objectOf(template, 'spec'), child(templatePlace, 'spec')),
    ];
  });
}

/** A Pod's own has become 1 before anyone could see it; that of a template is kept. */
function graceWarning(spec: JsonObject, at: ErrorPath): readonly ServerWarning[] {
  if (numberOf(spec, 'terminationGracePeriodSeconds') >= 0) return [];
  return [serverWarning(at, 'must be >= 0; negative values are invalid and will be treated as 1')];
}

function repeatedWarnings(spec: JsonObject, at: ErrorPath): readonly ServerWarning[] {
  const repeated = (list: string, field: string) => {
    const seen = new Set<string>();
    return objectsOf(spec, list).flatMap((item, i) => {
      const value = textOf(item, field);
      const again = seen.has(value);
      seen.add(value);
      const place = child(index(child(at, list), i), field);
      return again ? [serverWarning(place, `duplicate ${field} ${goQuoted(value)}`)] : [];
    });
  };
  const nameless = objectsOf(spec, 'imagePullSecrets').flatMap((secret, i) => {
    const place = child(index(child(at, 'imagePullSecrets'), i), 'name');
    return textOf(secret, 'name') === '' ? [serverWarning(place, 'invalid empty name ""')] : [];
  });
  return [...repeated('hostAliases', 'ip'), ...repeated('imagePullSecrets', 'name'), ...nameless];
}

function seccompWarning(pod: JsonObject, spec: JsonObject, at: ErrorPath): readonly ServerWarning[] {
  if (has(objectOf(spec, 'securityContext'), 'seccompProfile')) return [];
  if (annotationsOf(pod)[seccompPod] === undefined) return [];
  const words = 'non-functional in v1.27+; use the "seccompProfile" field instead';
  return [serverWarning(key(at, seccompPod), words)];
}

const requiredField = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferredField = 'preferredDuringSchedulingIgnoredDuringExecution';

function affinityWarnings(spec: JsonObject, at: ErrorPath): readonly ServerWarning[] {
  return ['podAffinity', 'podAntiAffinity'].flatMap((field) => {
    const affinity = objectOf(objectOf(spec, 'affinity'), field);
    const place = child(at, field);
    const required = objectsOf(affinity, requiredField).map((term, i) => ({
      term,
      at: index(child(place, requiredField), i),
    }));
    const preferred = objectsOf(affinity, preferredField).map((term, i) => ({
      term: objectOf(term, 'podAffinityTerm') ?? {},
      at: child(index(child(place, preferredField), i), 'podAffinityTerm'),
    }));
    return [...required, ...preferred]
      .filter(({ term }) => !has(term, 'labelSelector'))
      .map((one) => serverWarning(child(one.at, 'labelSelector'), selectsNothing));
  });
}
