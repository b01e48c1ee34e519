import { describe, expect, it } from 'vitest';
import { podColumns } from '#api/printers/podColumns.ts';
import { rfc3339 } from '#api/rfc3339.ts';
import type { Pod } from '#api/types.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import type { Run } from '#cluster/run.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { badDays } from './badDays.ts';
import { explain } from './explain.ts';

const runs = {
  mesh: simulateText(badDays.mesh),
  batch: simulateText(badDays.batch),
  loops: simulateText(badDays.loops),
  ordered: simulateText(badDays.ordered),
  announced: simulateText(badDays.announced),
  gateOff: simulateText(badDays.gateOff),
  rollout: simulateText(badDays.rollout),
} satisfies Record<keyof typeof badDays, Run>;

interface Asked {
  readonly run: keyof typeof badDays;
  readonly kind: ClusterEvent['kind'];
  readonly pod?: string;
  readonly container?: string;
  /** The first event from this instant on, in ms. */
  readonly from?: number;
  /** kubectl's STATUS that the event brought. */
  readonly status?: string;
}

function explained({ run: name, kind, pod, container, from = 0, status }: Asked) {
  const run: Run = runs[name];
  const event = run.trace.events.find((one) => {
    if (one.kind !== kind || one.at < from) return false;
    if (pod !== undefined && !one.subject.endsWith(`/${pod}`)) return false;
    if (status !== undefined && statusOf(one) !== status) return false;
    const { container: its } = one.detail as { readonly container?: string };
    return container === undefined || its === container;
  });
  expect(event, JSON.stringify({ name, kind, pod, container, from, status })).toBeDefined();
  return explain(run, event!.id)!;
}

function statusOf(event: ClusterEvent): string | null {
  if (event.kind !== 'ObjectModified' && event.kind !== 'ObjectCreated') return null;
  return podColumns(event.detail.object as Pod, rfc3339(event.at)).status;
}

const telling: readonly (readonly [Asked, string])[] = [
  [
    { run: 'mesh', kind: 'ContainerBackedOff', container: 'istio-proxy' },
    'istio-proxy waits 10 s because it has crashed before: 10, 20, 40 … 300 s.',
  ],
  [
    { run: 'mesh', kind: 'ContainerStateRelisted', container: 'istio-proxy', from: 20_000 },
    "PLEG's relist at 20.0 s saw what happened at 19.4 s: it looks once a second.",
  ],
  [
    { run: 'mesh', kind: 'ProbeAnswered', container: 'istio-proxy' },
    'The startup probe of istio-proxy failed, 1 of 3 in a row.',
  ],
  [
    { run: 'mesh', kind: 'ProbeAnswered', container: 'istio-proxy', from: 6000 },
    'istio-proxy counts as started: its startup probe has succeeded once.',
  ],
  [
    { run: 'mesh', kind: 'ContainerStarted', container: 'istio-proxy' },
    'istio-proxy starts because vault-agent exited with 0.',
  ],
  [
    { run: 'mesh', kind: 'ContainerStarted', container: 'web' },
    'web starts because istio-proxy counts as started: its startup probe has succeeded.',
  ],
  [
    { run: 'mesh', kind: 'PodActionsComputed', from: 20_000 },
    "istio-proxy is started again: a sidecar always is, whatever its exit code and the pod's restartPolicy.",
  ],
  [
    { run: 'mesh', kind: 'ContainerStarted', container: 'istio-proxy', from: 30_000 },
    "istio-proxy starts again: its back-off was over at 36.4 s, and this is kubelet's first look after that.",
  ],
  [
    { run: 'mesh', kind: 'SyncPodStarted', from: 38_000 },
    'The sync that ended at 28.0 s ended with CrashLoopBackOff, and after an error kubelet tries again 10 to 15 s later.',
  ],
  [
    { run: 'mesh', kind: 'ObjectModified', status: 'Init:CrashLoopBackOff' },
    'Init:CrashLoopBackOff: istio-proxy waits out its back-off before it is started again.',
  ],
  [
    { run: 'mesh', kind: 'ObjectModified', status: 'Terminating' },
    'Terminating: the pod has a deletionTimestamp, 30 s from now, and kubectl prints that whatever else happens.',
  ],
  [
    { run: 'mesh', kind: 'ContainerSignalled', container: 'istio-proxy' },
    'istio-proxy gets SIGTERM at once: it has no preStop hook. It has 30 s until SIGKILL.',
  ],
  [
    { run: 'mesh', kind: 'PreStopHookFinished', container: 'web' },
    'The preStop hook of web took 5 s; 25 s of grace are left for SIGTERM.',
  ],
  [
    { run: 'batch', kind: 'PodActionsComputed', pod: 'batch', from: 1500 },
    "proxy is started again although the pod's restartPolicy is Never: a sidecar always is.",
  ],
  [
    { run: 'batch', kind: 'PodActionsComputed', pod: 'batch', from: 15_500 },
    'No main container runs or is to be started, so kubelet stops the pod, sidecars included.',
  ],
  [
    { run: 'batch', kind: 'PreStopHookFinished', container: 'proxy' },
    'The preStop hook of proxy has used up the whole grace period of 5 s, so kubelet goes on without it.',
  ],
  [
    { run: 'batch', kind: 'ContainerSignalled', container: 'proxy', from: 22_000 },
    'proxy still ran 2 s after SIGTERM, when its grace period ended: SIGKILL.',
  ],
  [
    { run: 'batch', kind: 'PodStatusComputed', pod: 'batch', from: 23_500 },
    'Phase Succeeded: every main has exited with 0; what the sidecars exited with does not count (getPhase, rule 5).',
  ],
  [
    { run: 'loops', kind: 'ImagePullBackedOff', container: 'app', from: 20_000 },
    'app waits: a failed pull is not tried again for 20 s.',
  ],
  [
    { run: 'loops', kind: 'ObjectModified', pod: 'puller', status: 'ErrImagePull' },
    'ErrImagePull: the image of app could not be pulled.',
  ],
  [
    { run: 'loops', kind: 'PodActionsComputed', pod: 'puller', from: 39_000 },
    'db is killed and started again: its liveness probe failed 2 times in a row.',
  ],
  [
    { run: 'loops', kind: 'PostStartHookFinished', container: 'hooked' },
    'The postStart hook of hooked failed, so kubelet kills the container again.',
  ],
  [
    { run: 'loops', kind: 'ContainerStarted', container: 'main', from: 90_000 },
    'main starts at once: its definition changed, and the back-off of the old one does not count for the new one.',
  ],
  [
    { run: 'ordered', kind: 'ContainerSignalled', container: 'first' },
    'first gets SIGTERM only now: all mains and all later sidecars have ended. It has 5 s until SIGKILL.',
  ],
  [
    { run: 'announced', kind: 'AnnouncedRuleApplied' },
    'By the announced rule the pod fails, because proxy failed during start-up and restartPolicy is Never.',
  ],
];

describe('headlines', () => {
  it.each(telling)('%o', (asked, headline) => {
    expect(explained(asked).headline.en).toBe(headline);
  });

  it('say in Chinese what they say in English', () => {
    expect(explained(telling[0]![0]).headline.zh).toBe(
      'istio-proxy 要等 10 秒，因为它之前崩溃过：10、20、40……300 秒。',
    );
  });
});

describe('what stands under a headline', () => {
  it('says when a back-off is over and when kubelet looks', () => {
    const { detail, chain, fields } = explained({ run: 'mesh', kind: 'ContainerBackedOff' });
    expect(detail?.en).toMatch(
      /^Counted from the exit at 26\.4 s it is over at 36\.4 s\. kubelet looks again at 38\.0 s/,
    );
    expect(chain.slice(-6).map(({ title }) => title.en)).toEqual([
      'istio-proxy exits, code 1',
      'PLEG relist sees istio-proxy exited',
      'computePodActions: start istio-proxy',
      'doBackOff refuses istio-proxy',
      'STATUS becomes Init:CrashLoopBackOff',
      'istio-proxy starts again',
    ]);
    expect(fields[0]).toMatchObject({ line: 11, text: 'restartPolicy: Always' });
    expect(fields[0]?.path).toBe('spec.initContainers[1].restartPolicy');
  });

  it('says that the phase goes back to Pending, and what the sidecar has to do with it', () => {
    const told = explained({ run: 'loops', kind: 'ObjectModified', pod: 'loop', status: 'CrashLoopBackOff' });
    expect(told.headline.en).toBe(
      'CrashLoopBackOff: main waits out its back-off before it is started again.',
    );
    expect(told.detail?.en).toContain('The phase goes back to Pending: every main waits in back-off');
    expect(told.otherwise?.en).toBe('With no sidecar running the phase would stay Running.');
    expect(told.feature?.kep).toBe(753);
  });

  it('sets 1.28 against 1.29 where a sidecar gets its signal', () => {
    const parallel = explained({ run: 'mesh', kind: 'ContainerSignalled', container: 'istio-proxy' });
    expect(parallel.otherwise?.en).toBe('From 1.29 on it would get SIGTERM only once web had ended.');
    expect(parallel.source).toEqual({
      version: 'v1.28.0',
      file: 'pkg/kubelet/kuberuntime/kuberuntime_container.go',
      functionName: 'killContainersWithSyncResult',
    });
    const ordered = explained({ run: 'ordered', kind: 'ContainerSignalled', container: 'first' });
    expect(ordered.otherwise?.en).toBe('In 1.28 it would have got SIGTERM together with the mains.');
    expect(ordered.source?.version).toBe('v1.29+');
    expect(ordered.feature?.state.en).toBe('beta, on by default in v1.29+, on here');
  });

  it('says that a field was dropped, and shows its line', () => {
    const { detail, fields, feature } = explained({
      run: 'gateOff',
      kind: 'ContainerStarted',
      container: 'proxy',
    });
    expect(detail?.en).toContain('has dropped restartPolicy: Always from proxy');
    expect(fields[0]).toMatchObject({ line: 13, text: 'restartPolicy: Always' });
    expect(feature?.state.en).toBe('alpha, off by default in v1.28, off here');
  });

  it('names the default that decided, where the text says nothing', () => {
    const { fields } = explained({ run: 'mesh', kind: 'ProbeAnswered', container: 'istio-proxy' });
    expect(fields.map(({ text, assumed }) => text ?? assumed?.en)).toEqual([
      'failureThreshold: 3 by default',
      'periodSeconds: 1',
      'startupOKAfter: 2',
    ]);
  });
});
