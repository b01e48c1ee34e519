import { anything, duration, map, object, optional, required, type Shape, yearSeconds } from './shape.ts';

/** Verbs that an event may carry, most of them kubectl's, and the keys that mean something beside each. */
export const simulatedVerbs: Readonly<Record<string, readonly string[]>> = {
  delete: ['gracePeriodSeconds', 'force'],
  set: [],
  apply: ['dryRun'],
  create: [],
  replace: [],
  restart: [],
  scale: [],
  patch: [],
  rollout: [],
  cordon: [],
  uncordon: [],
  drain: ['gracePeriodSeconds', 'force', 'ignoreDaemonsets', 'deleteEmptydirData', 'timeout'],
  taint: [],
  evict: ['gracePeriodSeconds'],
  terminate: [],
};
export const unsupportedVerbs: readonly string[] = ['autoscale', 'label', 'annotate', 'upgrade', 'traffic'];

/** Keys that qualify a verb. */
export const qualifyingKeys: readonly string[] = [
  'gracePeriodSeconds',
  'force',
  'dryRun',
  'ignoreDaemonsets',
  'deleteEmptydirData',
  'timeout',
];

const target: Shape = { kind: 'target' };
const text: Shape = { kind: 'text' };
/** More than the widest range has ports serves nobody. */
export const servicesCount = { kind: 'integer', nullable: false, least: 0, most: 70_000 } as const;

/** One entry of `spec.events`. */
export const eventShape: Shape = object({
  at: required('at', duration),
  delete: optional('delete', target),
  set: optional(
    'set',
    object({
      image: optional(
        'setImage',
        map('target', required('setImageOf', { kind: 'textOrMap', keys: 'container' }), 1000),
      ),
      env: optional('verbNotSimulated', anything),
      resources: optional('verbNotSimulated', anything),
      selector: optional('verbNotSimulated', anything),
      serviceaccount: optional('verbNotSimulated', anything),
      subject: optional('verbNotSimulated', anything),
    }),
  ),
  apply: optional('apply', target),
  dryRun: optional('dryRun', { kind: 'boolean' }),
  create: optional(
    'create',
    object({
      services: required('createServices', { ...servicesCount, least: 1 }),
      name: optional('createName', { kind: 'text' }),
    }),
  ),
  replace: optional('replace', map('target', required('replaceBy', anything), 1000)),
  restart: optional(
    'restart',
    object({
      'kube-apiserver': required(
        'restartApiServer',
        object({ serviceNodePortRange: required('serviceNodePortRange', { kind: 'portRange' }) }),
      ),
    }),
  ),
  scale: optional(
    'scale',
    map('target', required('scaleTo', { kind: 'integer', nullable: false, least: 0, most: 1_000_000 }), 1000),
  ),
  patch: optional('patch', map('target', required('patchBy', anything), 1000)),
  rollout: optional(
    'rollout',
    object({
      pause: optional('rolloutPause', target),
      resume: optional('rolloutResume', target),
      restart: optional('rolloutRestart', target),
      undo: optional('rolloutUndo', target),
      toRevision: optional('toRevision', { kind: 'integer', nullable: false, least: 0, most: 1_000_000 }),
    }),
  ),
  cordon: optional('cordon', text),
  uncordon: optional('uncordon', text),
  drain: optional('drain', text),
  taint: optional('taint', map('node', required('taintBy', text), 1000)),
  evict: optional('evict', target),
  terminate: optional('terminate', text),
  ignoreDaemonsets: optional('ignoreDaemonsets', { kind: 'boolean' }),
  deleteEmptydirData: optional('deleteEmptydirData', { kind: 'boolean' }),
  timeout: optional('drainTimeout', duration),
  gracePeriodSeconds: optional('gracePeriodSeconds', {
    kind: 'integer',
    nullable: false,
    least: 0,
    most: yearSeconds,
  }),
  force: optional('force', { kind: 'boolean' }),
  namespace: optional('namespace', { kind: 'text' }),
  ...Object.fromEntries(unsupportedVerbs.map((verb) => [verb, optional('verbNotSimulated', anything)])),
});
