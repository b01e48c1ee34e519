import { describe, expect, it } from 'vitest';
import { podColumns } from '#api/printers/podColumns.ts';
import { rfc3339 } from '#api/rfc3339.ts';
import type { Pod } from '#api/types.ts';
import type { ClusterEvent } from './facts.ts';
import type { Run } from './run.ts';
import { simulateText } from './simulateText.ts';
import { traceText } from './traceText.ts';

const files = import.meta.glob<string>('./kubelet/**/examples/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const examples = Object.entries(files).map(([path, text]) => ({
  path,
  text,
  name: path.replace(/^.*\/|\.yaml$/g, ''),
}));

/** What each example is there to show: kubectl's STATUS of each pod, and moments in whole seconds, in order. */
interface Shown {
  readonly statuses: readonly string[];
  readonly moments: readonly string[];
}

const starts = (container: string, ...seconds: readonly number[]) =>
  seconds.map((at) => `${at} start ${container}`);

const shown: Readonly<Record<string, Shown>> = {
  'announcement-pod': {
    statuses: [
      'Pending Init:0/2 Init:1/2 PodInitializing Running Init:Error Running Init:Error ' +
        'Init:CrashLoopBackOff Running Terminating gone',
    ],
    moments: [
      '0 start vault-agent',
      '3 start istio-proxy',
      '4 start app',
      '17 exit istio-proxy 1',
      '18 start istio-proxy',
      '23 exit istio-proxy 1',
      '34 start istio-proxy',
      '50 SIGTERM app',
      '52 exit istio-proxy 0',
      '56 exit app 0',
    ],
  },
  'announcement-pod-gate-off': {
    statuses: ['Pending Init:0/2 Init:1/2'],
    moments: ['0 start vault-agent', '3 start istio-proxy'],
  },
  'sidecar-startup-probe': {
    statuses: ['Pending Init:0/1 PodInitializing Running', 'Pending Init:0/1 PodInitializing Running'],
    moments: ['0 start proxy', '0 start proxy', '7 start app', '10 start app'],
  },
  'sidecar-stumbles-never': {
    statuses: ['Pending Init:0/2 Init:Error Init:1/2 PodInitializing Running Completed'],
    moments: [
      '0 start proxy',
      '0 exit proxy 1',
      '1 start proxy',
      '2 start migrate',
      '10 start app',
      '20 exit proxy 143',
    ],
  },
  'plain-init-fails-never': {
    statuses: ['Pending Init:0/2 Init:1/2 Init:Error'],
    moments: ['2 exit migrate 1', '4 SIGTERM proxy', '5 exit proxy 0'],
  },
  'sidecar-too-short-lived': {
    statuses: [
      'Pending Init:0/1 Init:Error Init:CrashLoopBackOff Init:Error Init:CrashLoopBackOff Init:Error ' +
        'Init:CrashLoopBackOff Init:Error Init:CrashLoopBackOff',
    ],
    moments: starts('proxy', 0, 1, 12, 33, 74),
  },
  'crash-loop': {
    statuses: [
      'Pending ContainerCreating Error CrashLoopBackOff Error CrashLoopBackOff Error CrashLoopBackOff Error ' +
        'CrashLoopBackOff Error CrashLoopBackOff',
    ],
    moments: starts('web', 0, 1, 12, 33, 74, 155),
  },
  'crash-loop-of-a-sidecar': {
    statuses: [
      'Pending Init:0/1 PodInitializing Running Init:Error Running Init:Error Init:CrashLoopBackOff Running ' +
        'Init:Error Init:CrashLoopBackOff Running Init:Error Init:CrashLoopBackOff Running Init:Error',
    ],
    moments: starts('log-shipper', 0, 9, 24, 49, 94),
  },
  'stop-order': {
    statuses: ['Pending Init:0/2 Init:1/2 PodInitializing Running Terminating gone'],
    moments: [
      '10 SIGTERM web',
      '10 SIGTERM log-shipper',
      '10 SIGTERM mesh-proxy',
      '11 exit log-shipper 0',
      '13 exit mesh-proxy 0',
      '16 exit web 0',
    ],
  },
  'stop-order-1-29': {
    statuses: ['Pending Init:0/2 Init:1/2 PodInitializing Running Terminating gone'],
    moments: [
      '10 SIGTERM web',
      '16 exit web 0',
      '16 SIGTERM log-shipper',
      '17 exit log-shipper 0',
      '17 SIGTERM mesh-proxy',
      '20 exit mesh-proxy 0',
    ],
  },
  'grace-used-up': {
    statuses: ['Pending Init:0/2 Init:1/2 PodInitializing Running Terminating gone'],
    moments: ['11 exit mesh-proxy 0', '18 exit web 0', '20 SIGKILL log-shipper', '20 exit log-shipper 137'],
  },
  'prestop-longer-than-grace': {
    statuses: ['Pending ContainerCreating Running Terminating gone'],
    moments: ['16 SIGTERM web', '18 SIGKILL web', '18 exit web 137'],
  },
  'sidecar-prestop': {
    statuses: ['Pending Init:0/2 Init:1/2 PodInitializing Running Terminating gone'],
    moments: ['11 exit log-shipper 0', '16 exit web 0', '18 SIGTERM mesh-proxy', '21 exit mesh-proxy 0'],
  },
  'liveness-loop': {
    statuses: ['Pending ContainerCreating Running CrashLoopBackOff Running CrashLoopBackOff'],
    moments: starts('web', 0, 12, 24, 36, 69),
  },
  'image-pull-fails': {
    statuses: [
      'Pending ContainerCreating ErrImagePull ImagePullBackOff ErrImagePull ImagePullBackOff ErrImagePull ' +
        'ImagePullBackOff ErrImagePull',
    ],
    moments: [
      '4 pull failed example/wbe:2.5',
      '7 pulled fluent/fluent-bit:2.1',
      '7 start log-shipper',
      '22 pull failed example/wbe:2.5',
      '46 pull failed example/wbe:2.5',
      '90 pull failed example/wbe:2.5',
    ],
  },
  'deployment-template': {
    statuses: [
      ...Array(3).fill('Pending Init:0/1 PodInitializing Running Terminating gone'),
      ...Array(3).fill('Pending Init:0/1 PodInitializing Running'),
    ],
    moments: [
      ...Array(3).fill('4 start shop'),
      ...Array(3).fill('25 SIGTERM shop'),
      ...Array(3).fill('29 exit shop 0'),
      ...Array(3).fill('29 start shop'),
    ],
  },
  'many-sidecars': {
    statuses: [
      'Pending Init:0/8 Init:1/8 Init:2/8 Init:3/8 Init:4/8 Init:5/8 Init:6/8 Init:7/8 PodInitializing ' +
        'Running Terminating gone',
    ],
    moments: [
      '0 start dns-cache',
      '30 start backup-agent',
      '34 start app',
      '50 SIGTERM app',
      '57 exit app 0',
    ],
  },
  'job-classic-sidecar': {
    statuses: ['Pending ContainerCreating Running NotReady'],
    moments: ['0 start report', '0 start proxy', '5 exit report 0'],
  },
  'job-native-sidecar': {
    statuses: ['Pending Init:0/1 PodInitializing Running Completed'],
    moments: [
      '0 start proxy',
      '1 start report',
      '6 exit report 0',
      '7 SIGTERM proxy',
      '12 SIGKILL proxy',
      '12 exit proxy 137',
    ],
  },
  'sidecar-completes-job-like-pod': {
    statuses: ['Pending Init:0/2 Init:1/2 PodInitializing Running Error Running NotReady Completed'],
    moments: [
      '2 start import',
      '9 exit import 1',
      '10 start import',
      '17 exit thumbnails 0',
      '22 exit import 0',
      '23 SIGTERM log-shipper',
      '23 SIGTERM db-proxy',
      '25 exit db-proxy 0',
      '29 exit log-shipper 0',
    ],
  },
};

/**
 * The phase that STATUS alone leaves open, as the API server has it: the kubelet holds a terminal phase back until its
 * worker is done with the pod, two passes after it computed it.
 */
const lastPhases: Readonly<Record<string, string>> = {
  'sidecar-stumbles-never': 'Succeeded at 23s',
  'plain-init-fails-never': 'Failed at 5s',
  'job-native-sidecar': 'Succeeded at 15s',
  'sidecar-completes-job-like-pod': 'Succeeded at 32s',
};

it('knows what every example shows', () => {
  expect(examples.map(({ name }) => name).sort()).toEqual(Object.keys(shown).sort());
});

describe.each(examples)('$name', ({ name, path, text }) => {
  const run = simulateText(text);
  const { events, end, horizon, truncated } = run.trace;

  it('is titled in both languages and explained in three lines at most', () => {
    const comments = text.split('\n').filter((line) => line.trimStart().startsWith('#'));
    expect(comments[0]).toMatch(/^# title: \S/);
    expect(comments[1]).toMatch(/^# 标题：\S/);
    expect(comments.length).toBeLessThanOrEqual(5);
  });

  it('runs to its end, with nothing refused', () => {
    expect(run.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect({ end, truncated }).toEqual({ end: horizon, truncated: null });
    expect(run.documents.every(({ outcome }) => outcome === 'simulated' || outcome === 'scenario')).toBe(
      true,
    );
    expect(events.filter(({ kind }) => kind === 'ScenarioActionSkipped')).toEqual([]);
  });

  it('begins each chain of causes at a document or an action of the text', () => {
    const roots = events.filter(({ cause }) => cause === null);
    expect(roots.map((root) => placeOf(run, root))).not.toContain(null);
  });

  it('shows what it is there to show', () => {
    expect(statusesOf(events)).toEqual(shown[name]?.statuses);
    expect(momentsOf(events, shown[name]?.moments ?? [])).toEqual(shown[name]?.moments);
    if (lastPhases[name]) expect(lastPhaseOf(events)).toBe(lastPhases[name]);
  });

  it('goes as recorded, event by event', async () => {
    // What does not show what it should is never recorded.
    expect(statusesOf(events)).toEqual(shown[name]?.statuses);
    await expect(traceText(run.trace)).toMatchFileSnapshot(path.replace(/\.yaml$/, '.golden.txt'));
  });
});

it('shows the announced rule where sidecar-stumbles-never is told to', () => {
  const text = examples.find(({ name }) => name === 'sidecar-stumbles-never')?.text ?? '';
  const { events } = simulateText(text, { behaviour: 'announced' }).trace;
  expect(lastPhaseOf(events)).toBe('Failed at 3s');
});

it('ends grace-used-up a second past its deadline in the order of 1.29', () => {
  const text = examples.find(({ name }) => name === 'grace-used-up')?.text ?? '';
  const { events } = simulateText(text, { version: 'v1.29+' }).trace;
  const exits = ['18 exit web 0', '20 exit log-shipper 137', '21 exit mesh-proxy 0'];
  expect(momentsOf(events, exits)).toEqual(exits);
});

it('gives the same manifest to announcement-pod with the gate on and off', () => {
  const manifestOf = (wanted: string) =>
    /^apiVersion: v1\n.*?^---$/ms.exec(examples.find(({ name }) => name === wanted)?.text ?? '')?.[0];
  expect(manifestOf('announcement-pod')).toContain('istio-proxy');
  expect(manifestOf('announcement-pod-gate-off')).toBe(manifestOf('announcement-pod'));
});

/** The line a root came from, or null when it names none. */
function placeOf({ documents }: Run, root: ClusterEvent): number | null {
  if (root.kind === 'ManifestApplied') {
    const { document, kind, name } = root.detail;
    const found = documents[document];
    return found?.kind === kind && found.name === name ? found.range.start.line : null;
  }
  if (root.kind !== 'ScenarioActionTaken') return null;
  const scenario = documents.find(({ outcome }) => outcome === 'scenario');
  return scenario?.lines[root.detail.path]?.[0] ?? null;
}

/** kubectl's STATUS of each pod, one after the other; the pods in the order of their creation. */
function statusesOf(events: readonly ClusterEvent[]): readonly string[] {
  const pods = new Map<string, string[]>();
  for (const event of events) {
    if (event.kind !== 'ObjectCreated' && event.kind !== 'ObjectModified' && event.kind !== 'ObjectDeleted')
      continue;
    if (event.detail.object.kind !== 'Pod') continue;
    const statuses = pods.get(event.subject) ?? [];
    pods.set(event.subject, statuses);
    const status =
      event.kind === 'ObjectDeleted'
        ? 'gone'
        : podColumns(event.detail.object as Pod, rfc3339(event.at)).status;
    if (statuses.at(-1) !== status) statuses.push(status);
  }
  return [...pods.values()].map((statuses) => statuses.join(' '));
}

/**
 * The moments of the containers `wanted` names, of the sorts it names them with: a start too many shows, a SIGTERM
 * nobody asked for does not.
 */
function momentsOf(events: readonly ClusterEvent[], wanted: readonly string[]): readonly string[] {
  const sorts = new Set(wanted.map(sortOf));
  return events.flatMap(momentOf).filter((moment) => sorts.has(sortOf(moment)));
}

function sortOf(moment: string): string {
  const [, verb, container] = moment.split(' ');
  return `${verb} ${container}`;
}

function momentOf(event: ClusterEvent): readonly string[] {
  const at = Math.floor(event.at / 1000);
  switch (event.kind) {
    case 'ContainerStarted':
      return [`${at} start ${event.detail.container}`];
    case 'ContainerSignalled':
      return [`${at} ${event.detail.signal} ${event.detail.container}`];
    case 'ContainerExited':
      return [`${at} exit ${event.detail.container} ${event.detail.exitCode}`];
    case 'ImagePulled':
      return [`${at} pulled ${event.detail.image}`];
    case 'ImagePullFailed':
      return [`${at} pull failed ${event.detail.image}`];
    default:
      return [];
  }
}

function lastPhaseOf(events: readonly ClusterEvent[]): string {
  let last = '';
  let since = 0;
  for (const event of events) {
    if (event.kind !== 'ObjectModified' || event.detail.object.kind !== 'Pod') continue;
    const phase = (event.detail.object as Pod).status?.phase ?? '';
    if (phase !== last) since = event.at;
    last = phase;
  }
  return `${last} at ${Math.floor(since / 1000)}s`;
}
