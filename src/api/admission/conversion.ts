import { has, numberOf, objectOf, objectsOf, textMapOf, textOf, textsOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { base64Of } from '#api/validation/base64.ts';
import { templatePathOf } from './templatePath.ts';

type Conversion = (object: JsonObject) => JsonObject;

const templateGeneration = 'deprecated.daemonset.template.generation';

/** Ran before init containers had a field of their own. */
const initContainerAnnotations = [
  'pod.beta.kubernetes.io/init-containers',
  'pod.alpha.kubernetes.io/init-containers',
  'pod.beta.kubernetes.io/init-container-statuses',
  'pod.alpha.kubernetes.io/init-container-statuses',
];

const conversions: Readonly<Record<string, Conversion>> = {
  'core.v1.Pod': (pod) => {
    const spec = objectOf(pod, 'spec');
    const graceSeconds = numberOf(spec, 'terminationGracePeriodSeconds');
    return withoutInitAnnotations({
      ...pod,
      ...(graceSeconds < 0 ? { spec: { ...spec, terminationGracePeriodSeconds: 1 } } : {}),
      ...addresses(objectOf(pod, 'status')),
    });
  },
  'core.v1.Node': (node) => {
    const spec = objectOf(node, 'spec') ?? {};
    const podCIDR = textOf(spec, 'podCIDR');
    const podCIDRs = textsOf(spec, 'podCIDRs');
    // The old field wins where both are given and differ.
    const all = podCIDR !== '' && podCIDRs[0] !== podCIDR ? [podCIDR] : podCIDRs;
    return all[0] === undefined ? node : { ...node, spec: { ...spec, podCIDR: all[0], podCIDRs: all } };
  },
  'core.v1.Secret': ({ stringData, ...secret }) => {
    const texts = Object.entries(textMapOf({ stringData: stringData ?? {} }, 'stringData'));
    if (texts.length === 0) return secret;
    const encoded = Object.fromEntries(texts.map(([name, text]) => [name, base64Of(text)]));
    return { ...secret, data: { ...objectOf(secret, 'data'), ...encoded } };
  },
  'apps.v1.Deployment': (deployment) => withAmounts(deployment, 'strategy'),
  'apps.v1.StatefulSet': (statefulSet) => withAmounts(statefulSet, 'updateStrategy', { partition: 0 }),
  'apps.v1.DaemonSet': (given) => {
    const daemonSet = withAmounts(given, 'updateStrategy');
    const metadata = objectOf(daemonSet, 'metadata') ?? {};
    const annotations = { [templateGeneration]: '0', ...objectOf(metadata, 'annotations') };
    return { ...daemonSet, metadata: { ...metadata, annotations } };
  },
};

/**
 * What an object becomes on its way into the server's own form and back: old fields and new ones agree, texts of a
 * Secret are data.
 *
 * Source: v1.28 pkg/apis/core/v1/conversion.go, pkg/apis/apps/v1/conversion.go.
 */
export function convert(type: string, object: JsonObject): JsonObject {
  const path = templatePathOf(type);
  const converted = conversions[type]?.(object) ?? object;
  return path === null ? converted : changedAt(converted, path, withoutInitAnnotations);
}

/** The old field for a pod's address wins where both are given and differ. */
function addresses(status: JsonObject | undefined): JsonObject {
  const podIP = textOf(status, 'podIP');
  const podIPs = objectsOf(status, 'podIPs');
  const all = podIP !== '' && textOf(podIPs[0], 'ip') !== podIP ? [{ ip: podIP }] : podIPs;
  return all.length === 0 ? {} : { status: { ...status, podIP: textOf(all[0], 'ip'), podIPs: all } };
}

/** The amounts of a rolling update, which come back as 0 where nothing gave them. */
function withAmounts(
  object: JsonObject,
  field: string,
  amounts: JsonObject = { maxUnavailable: 0, maxSurge: 0 },
): JsonObject {
  const spec = objectOf(object, 'spec');
  const strategy = objectOf(spec, field);
  const update = objectOf(strategy, 'rollingUpdate');
  if (update === undefined || Object.keys(amounts).every((name) => has(update, name))) return object;
  const rollingUpdate = { ...amounts, ...update };
  return { ...object, spec: { ...spec, [field]: { ...strategy, rollingUpdate } } };
}

/** The first generation of a DaemonSet's template, which the server counts in an annotation. */
export function withTemplateGeneration(daemonSet: JsonObject): JsonObject {
  const metadata = objectOf(daemonSet, 'metadata') ?? {};
  const annotations = textMapOf(metadata, 'annotations');
  const generation = String(Math.max(1, Number(annotations[templateGeneration] ?? 0) || 0));
  return {
    ...daemonSet,
    metadata: { ...metadata, annotations: { ...annotations, [templateGeneration]: generation } },
  };
}

function withoutInitAnnotations(holder: JsonObject): JsonObject {
  const metadata = objectOf(holder, 'metadata');
  const annotations = textMapOf(metadata, 'annotations');
  if (!initContainerAnnotations.some((name) => annotations[name] !== undefined)) return holder;
  const kept = Object.entries(annotations).filter(([name]) => !initContainerAnnotations.includes(name));
  return { ...holder, metadata: { ...metadata, annotations: Object.fromEntries(kept) } };
}

function changedAt(object: JsonObject, path: readonly string[], change: Conversion): JsonObject {
  const [field, ...rest] = path;
  if (field === undefined) return change(object);
  const below = objectOf(object, field);
  if (below === undefined) return object;
  const changed = changedAt(below, rest, change);
  return changed === below ? object : { ...object, [field]: changed };
}
