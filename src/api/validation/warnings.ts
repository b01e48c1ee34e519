import { has, numberOf, objectOf, objectsOf, textMapOf, textOf } from '#api/decoded.ts';
import { pathText } from '#api/fieldPath.ts';
import type { JsonObject } from '#api/json.ts';
import { claimSpecWarnings, claimWarnings } from './claimWarnings.ts';
import { child, type ErrorPath, index, placeOf, root } from './fieldErrors.ts';
import { isDNS1123Label } from './nameRules.ts';
import { podWarnings } from './podWarnings.ts';
import { secretWarnings } from './secretWarnings.ts';
import { type ServerWarning, serverWarning } from './serverWarning.ts';
import { serviceWarnings } from './serviceWarnings.ts';

type Warner = (object: JsonObject) => readonly ServerWarning[];

const inPodHostnames = "this is used in the Pod's hostname";
const inPodNames = 'this is used in Pod names and hostnames';
const template =
  (...path: readonly string[]) =>
  (object: JsonObject) => {
    const holder = path.reduce<JsonObject | undefined>((at, key) => objectOf(at, key), object);
    return podWarnings(holder ?? {}, placeOf(path));
  };

/** Source: v1.28 WarningsOnCreate of each kind's pkg/registry strategy. */
const warners: Readonly<Record<string, Warner>> = {
  'core.v1.Pod': (pod) => [...nameWarnings(pod, inPodHostnames), ...podWarnings(pod, root)],
  'core.v1.PodTemplate': template('template'),
  'core.v1.Service': serviceWarnings,
  'core.v1.Secret': secretWarnings,
  'core.v1.PersistentVolumeClaim': claimWarnings,
  'core.v1.Node': (node) =>
    textOf(objectOf(node, 'spec'), 'externalID') === ''
      ? []
      : [
          serverWarning(
            placeOf(['spec', 'externalID']),
            'this field is deprecated, and is unused by Kubernetes',
          ),
        ],
  'discovery.v1.EndpointSlice': (slice) => {
    const place = { text: 'spec.addressType', path: ['addressType'] };
    return textOf(slice, 'addressType') === 'FQDN'
      ? [serverWarning(place, 'FQDN endpoints are deprecated')]
      : [];
  },
  'networking.v1.Ingress': (ingress) => {
    const path = ['metadata', 'annotations', 'kubernetes.io/ingress.class'];
    const annotated = textMapOf(objectOf(ingress, 'metadata'), 'annotations')['kubernetes.io/ingress.class'];
    if (annotated === undefined || has(objectOf(ingress, 'spec'), 'ingressClassName')) return [];
    const words = `annotation "kubernetes.io/ingress.class" is deprecated, please use 'spec.ingressClassName' instead`;
    return [{ field: pathText(path), path, words, message: words }];
  },
  'core.v1.ReplicationController': (object) => [
    ...nameWarnings(object, inPodNames),
    ...template('spec', 'template')(object),
  ],
  'apps.v1.Deployment': (object) => [
    ...nameWarnings(object, inPodNames),
    ...template('spec', 'template')(object),
  ],
  'apps.v1.ReplicaSet': (object) => [
    ...nameWarnings(object, inPodNames),
    ...template('spec', 'template')(object),
  ],
  'apps.v1.StatefulSet': (object) => [
    ...template('spec', 'template')(object),
    ...objectsOf(objectOf(object, 'spec'), 'volumeClaimTemplates').flatMap((claim, i) => {
      const { text } = index(placeOf(['spec', 'volumeClaimTemplates']), i);
      // The server leaves out the spec of the claim.
      return claimSpecWarnings(objectOf(claim, 'spec'), {
        text,
        path: ['spec', 'volumeClaimTemplates', i, 'spec'],
      });
    }),
  ],
  'apps.v1.DaemonSet': template('spec', 'template'),
  'batch.v1.Job': (job) => [
    ...nameWarnings(job, inPodNames),
    ...jobWarnings(objectOf(job, 'spec') ?? {}, child(root, 'spec')),
    ...template('spec', 'template')(job),
  ],
  'batch.v1.CronJob': (cronJob) => {
    const place = placeOf(['spec', 'jobTemplate', 'spec']);
    const jobSpec = objectOf(objectOf(objectOf(cronJob, 'spec'), 'jobTemplate'), 'spec') ?? {};
    return [
      ...nameWarnings(cronJob, inPodNames),
      ...jobWarnings(jobSpec, place),
      ...template('spec', 'jobTemplate', 'spec', 'template')(cronJob),
      ...scheduleWarnings(cronJob),
    ];
  },
};

/** What the server says beside accepting an object. */
export function warningsOnCreate(type: string, object: JsonObject): readonly ServerWarning[] {
  return warners[type]?.(object) ?? [];
}

function nameWarnings(object: JsonObject, use: string): readonly ServerWarning[] {
  const wrong = isDNS1123Label(textOf(objectOf(object, 'metadata'), 'name'));
  if (wrong.length === 0) return [];
  const words = `${use}, which can result in surprising behavior; a DNS label is recommended: [${wrong.join(' ')}]`;
  return [serverWarning(child(child(root, 'metadata'), 'name'), words)];
}

/** Source: v1.28 pkg/api/job/warnings.go:WarningsForJobSpec. */
function jobWarnings(spec: JsonObject, at: ErrorPath): readonly ServerWarning[] {
  const many = numberOf(spec, 'completions') > 100_000 && numberOf(spec, 'parallelism') > 10_000;
  if (textOf(spec, 'completionMode') !== 'Indexed' || !many) return [];
  const words =
    'In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher than 10^4, Kubernetes might not be able to track completedIndexes when a big number of indexes fail';
  return [serverWarning(at, words)];
}

/** The server's field is doubled here. Source: v1.28 pkg/registry/batch/cronjob/strategy.go:WarningsOnCreate. */
function scheduleWarnings(cronJob: JsonObject): readonly ServerWarning[] {
  if (!textOf(objectOf(cronJob, 'spec'), 'schedule').includes('TZ')) return [];
  const message =
    'CRON_TZ or TZ used in spec.spec.schedule is not officially supported, see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details';
  return [{ field: 'spec.schedule', path: ['spec', 'schedule'], message, words: message }];
}
