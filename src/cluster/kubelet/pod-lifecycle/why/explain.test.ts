import { describe, expect, it } from 'vitest';
import { deriveTimeline } from '#cluster/kubelet/pod-lifecycle/timeline/deriveTimeline.ts';
import { isLifecycleEvent, type LifecycleEvent } from '#cluster/lifecycleEvent.ts';
import type { Run } from '#cluster/run.ts';
import { simulateText } from '#cluster/simulateText.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { badDays } from './badDays.ts';
import { explain } from './explain.ts';
import { placeOf } from './placeOf.ts';

/** Every kind of event of the scene; the compiler asks for those that are new. */
const met: Readonly<Record<LifecycleEvent['kind'], true>> = {
  ManifestApplied: true,
  TemplatePodCreated: true,
  ScenarioActionTaken: true,
  ScenarioActionSkipped: true,
  ObjectCreated: true,
  ObjectModified: true,
  ObjectDeleted: true,
  PodBound: true,
  PodUpdateReceived: true,
  PodRejected: true,
  SyncPodStarted: true,
  SyncPodFinished: true,
  PodActionsComputed: true,
  ContainerStateRelisted: true,
  ImagePullBackedOff: true,
  ContainerBackedOff: true,
  PostStartHookStarted: true,
  PostStartHookFinished: true,
  ContainerKilling: true,
  PreStopHookStarted: true,
  PreStopHookFinished: true,
  ProbeAnswered: true,
  ProbeResultChanged: true,
  PodStatusComputed: true,
  AnnouncedRuleApplied: true,
  SandboxStarted: true,
  SandboxStopped: true,
  ImagePullStarted: true,
  ImagePulled: true,
  ImagePullFailed: true,
  ContainerCreated: true,
  ContainerStarted: true,
  ContainerSignalled: true,
  ContainerExited: true,
};

const runs: readonly Run[] = [
  ...Object.values(badDays).map((text) => simulateText(text)),
  simulateText(badDays.mesh, { version: 'v1.27' }),
  simulateText(badDays.batch, { version: 'v1.29+' }),
  simulateText(badDays.loops.replace('horizon: 120s', 'horizon: 120s\n  jitter: upstream')),
];
const explained = runs.flatMap((run) =>
  run.trace.events
    .filter(isLifecycleEvent)
    .map((event) => ({ run, event, explanation: explain(run, event.id)! })),
);

describe('explain', () => {
  it('is tried on every kind of event that a run can have', () => {
    const kinds = new Set<string>(explained.map(({ event }) => event.kind));
    // The simulated kubelet refuses no pod yet.
    expect(Object.keys(met).filter((kind) => !kinds.has(kind))).toEqual(['PodRejected']);
  });

  it('has a reason for every event, in both languages and whole sentences', () => {
    for (const { event, explanation } of explained) {
      const { headline, detail, otherwise, chain, fields } = explanation;
      const prose = [headline, detail, otherwise].filter((text) => text !== null);
      for (const { en, zh } of prose) {
        expect(en, event.kind).toMatch(/\.$/);
        expect(zh, event.kind).toMatch(/。$/);
      }
      const labels = [
        ...chain.flatMap(({ title, note }) => [title, note]),
        ...fields.map((one) => one.assumed),
      ];
      for (const text of [...prose, ...labels]) if (text !== null) expectPlain(text);
      for (const { text } of fields) if (text !== null) expectPlain({ en: text, zh: text });
    }
  });

  it('tells no event that is not there', () => {
    expect(explain(runs[0]!, 1_000_000)).toBeNull();
  });

  it('chains causes in order of time from what the user wrote, through the event, to its effects', () => {
    for (const { run, event, explanation } of explained) {
      const { chain } = explanation;
      const ids = chain.map((step) => step.event);
      expect(ids).toEqual(ids.toSorted((a, b) => a - b));
      expect(new Set(ids).size).toBe(ids.length);
      expect(chain.length).toBeLessThanOrEqual(10);
      expect(chain.filter(({ role }) => role === 'self').map((step) => step.event)).toEqual([event.id]);
      expect(chain.filter(({ role }) => role === 'effect').length).toBeLessThanOrEqual(3);
      const times = chain.map(({ at }) => at);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      const root = run.trace.events[chain[0]!.event]!;
      expect(root.cause).toBeNull();
      expect(chain[0]!.note?.en ?? root.kind).toMatch(/^(your YAML|scenario), line \d+$/);
    }
  });

  it('points at lines that the text has, and leaves a text out only for a default', () => {
    for (const { run, explanation } of explained) {
      for (const { document, path, line, text, assumed } of explanation.fields) {
        const source = run.documents.find(({ index }) => index === document);
        expect(source).toBeDefined();
        expect(line).toBeGreaterThanOrEqual(source!.range.start.line);
        expect(line).toBeLessThanOrEqual(source!.range.end.line);
        if (text === null) expect(assumed).not.toBeNull();
        else expect(source!.lines[path]?.[0]).toBe(line);
      }
    }
  });

  it('names the feature only where a sidecar is concerned, with its state in this run', () => {
    const mesh = explained.filter(({ run }) => run === runs[0]);
    const features = mesh.map(({ explanation }) => explanation.feature).filter((one) => one !== null);
    expect(features.length).toBeGreaterThan(10);
    for (const { kep, state } of features) {
      expect(kep).toBe(753);
      expect(state.en).toBe('alpha, off by default in v1.28, on here');
    }
    for (const { event, explanation } of mesh) {
      const { container = '' } = event.detail as { readonly container?: string };
      if (container === 'vault-agent') expect(explanation.feature).toBeNull();
      if (event.kind === 'ProbeAnswered' && container === 'web') expect(explanation.feature).toBeNull();
    }
  });

  it('gives a source in upstream for everything but what the Scenario alone decides', () => {
    for (const { event, explanation } of explained) {
      const { source } = explanation;
      // What is there before the run begins nobody did.
      if (event.kind === 'ScenarioActionTaken' && event.detail.verb === 'exists') continue;
      if (source === null) {
        expect(['ContainerExited', 'ScenarioActionSkipped', 'AnnouncedRuleApplied']).toContain(event.kind);
      } else {
        expect(source.file).toMatch(/^[\w./-]+\.(go|proto)$/);
        expect(source.functionName).toMatch(/^\w+$/);
      }
    }
  });
});

describe('placeOf', () => {
  it('leads to a path that its document has, and to a lane of the picture', () => {
    for (const run of runs) {
      const model = deriveTimeline(run);
      const lanes = new Map(
        model.pods.flatMap(({ subject, lanes: all }) => all.map((lane) => [`${subject}/${lane.name}`, lane])),
      );
      for (const event of run.trace.events) {
        const place = placeOf(run, model, event.id);
        const { container } = event.detail as { readonly container?: string };
        if (container !== undefined) expect(place?.lane).toBe(`${event.subject}/${container}`);
        if (!place) continue;
        const document = run.documents.find(({ index }) => index === place.document)!;
        if (place.path !== '') expect(document.lines[place.path]).toBeDefined();
        if (place.lane !== null) expect(lanes.get(place.lane)?.path).toBe(place.path);
      }
    }
  });
});

function expectPlain({ en, zh }: Sentence): void {
  for (const text of [en, zh]) {
    expect(text.trim()).not.toBe('');
    expect(text).not.toMatch(/undefined|NaN|\[object|Infinity| {2}/);
  }
}
