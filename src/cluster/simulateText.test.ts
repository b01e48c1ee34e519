import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pod } from '#api/types.ts';
import type { ContainerBehaviour } from '#scenario/scenario.ts';
import {
  arbitraryBehaviour,
  arbitraryPod,
  arbitraryPullingBehaviour,
  containerNames,
  named,
} from './arbitraryInput.ts';
import type { ClusterEvent } from './facts.ts';
import type { Run } from './run.ts';
import { simulateText } from './simulateText.ts';

/** Counted over the whole cluster and the whole node: names, without any meaning of their own. */
const sharedCounters = new Set(['resourceVersion', 'containerID']);

const podNames = ['p0', 'p1'];

/** A Scenario's spec for pods p0 and p1, as it stands in a text. */
const arbitrarySpec = (behaviour: fc.Arbitrary<ContainerBehaviour>) =>
  fc.record({
    cluster: fc.oneof(
      fc.constant({ version: 'v1.27' }),
      fc.record({
        version: fc.constantFrom('v1.28', 'v1.29+'),
        featureGates: fc.record({ SidecarContainers: fc.boolean() }, { requiredKeys: [] }),
      }),
    ),
    behaviour: fc.constantFrom('source', 'announced'),
    jitter: fc.constantFrom('off', 'upstream'),
    seed: fc.nat(2 ** 31 - 1),
    horizon: fc.constant('45s'),
    containers: fc.dictionary(
      fc.constantFrom(...podNames.flatMap((pod) => containerNames.map((name) => `${pod}/${name}`))),
      behaviour,
    ),
    events: fc.array(arbitraryAction(), { maxLength: 3 }),
  });

const arbitraryPods = fc
  .array(arbitraryPod, { minLength: 1, maxLength: 2 })
  .map((pods) => pods.map((pod, index) => named(pod, `p${index}`)));

const textOf = (pods: readonly Pod[], spec: object) =>
  [...pods, { apiVersion: 'sim.kymograph.dev/v1alpha1', kind: 'Scenario', spec }]
    .map((one) => `---\n${JSON.stringify(one, null, 2)}\n`)
    .join('');

describe('simulateText', () => {
  it('traces every event to a line of the text', () => {
    fc.assert(
      fc.property(arbitraryPods, arbitrarySpec(arbitraryPullingBehaviour), (pods, spec) => {
        const run = simulateText(textOf(pods, spec));
        expect(
          run.diagnostics.filter(({ severity, code }) => severity === 'error' && code.startsWith('scenario')),
        ).toEqual([]);
        const lines: (number | null)[] = [];
        for (const event of run.trace.events) {
          // A cause comes before its effects, so its own line is known already.
          lines.push(event.cause === null ? lineOf(run, event) : (lines[event.cause] ?? null));
        }
        expect(lines).not.toContain(null);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same bytes for the same text', () => {
    fc.assert(
      fc.property(arbitraryPods, arbitrarySpec(arbitraryPullingBehaviour), (pods, spec) => {
        const text = textOf(pods, spec);
        expect(JSON.stringify(simulateText(text))).toBe(JSON.stringify(simulateText(text)));
      }),
      { numRuns: 30 },
    );
  });

  it('does not let an edit of one pod change what happens to the other', () => {
    const pair = fc.tuple(arbitraryPod, arbitraryPod, arbitraryPod);
    fc.assert(
      fc.property(pair, arbitrarySpec(arbitraryBehaviour), ([kept, before, after], spec) => {
        const lifeWith = (other: Pod) =>
          lifeOf('Pod/default/p0', simulateText(textOf([named(kept, 'p0'), named(other, 'p1')], spec)));
        expect(lifeWith(after)).toBe(lifeWith(before));
      }),
      { numRuns: 60 },
    );
  });

  it('stops when told to, and says how far it got', () => {
    const [pod] = fc.sample(arbitraryPod, { numRuns: 1, seed: 1 });
    const crash = { 'p0/c0': { runs: [{ seconds: 1, exitCode: 1 }] } };
    const text = textOf([named({ ...pod!, spec: { ...pod!.spec, restartPolicy: 'Always' } }, 'p0')], {
      horizon: '720h',
      containers: crash,
    });
    const reached: number[] = [];
    const { trace } = simulateText(
      text,
      {},
      { onProgress: (ms) => reached.push(ms), shouldStop: () => reached.length === 3 },
    );
    expect(trace.truncated).toBe('stopped');
    expect(trace.end).toBe(reached.at(-1));
    expect(reached).toHaveLength(3);
    expect(reached).toEqual([...reached].sort((a, b) => a - b));
  });
});

function arbitraryAction() {
  const at = fc.integer({ min: 0, max: 40_000 }).map((ms) => ms / 1000);
  const pod = fc.constantFrom(...podNames.map((name) => `pod/${name}`), 'pod/p*');
  return fc.oneof(
    fc.record(
      { at, delete: pod, gracePeriodSeconds: fc.nat(20), force: fc.boolean() },
      { requiredKeys: ['at', 'delete'] },
    ),
    fc.record({ at, set: pod.map((target) => ({ image: { [target]: { c0: 'c0:2' } } })) }),
  );
}

/** Where in the text a root came from, or null when it names no such place. */
function lineOf({ documents }: Run, root: ClusterEvent): number | null {
  if (root.kind === 'ManifestApplied') {
    const found = documents[root.detail.document];
    return found?.name === root.detail.name ? found.range.start.line : null;
  }
  if (root.kind !== 'ScenarioActionTaken' && root.kind !== 'ScenarioActionSkipped') return null;
  const scenario = documents.find(({ outcome }) => outcome === 'scenario');
  const place = Object.keys(scenario?.lines ?? {}).find((path) => path.startsWith(root.detail.path));
  return scenario?.lines[place ?? '']?.[0] ?? null;
}

/** Everything that happened to one object, its events numbered among themselves. No cause comes from outside. */
function lifeOf(subject: string, { trace }: Run): string {
  const own = trace.events.filter((event) => event.subject === subject);
  const numbers = new Map(own.map(({ id }, index) => [id, index]));
  const number = (id: number | null) => (id === null ? null : (numbers.get(id) ?? `#${id} of another`));
  const renumbered = own.map(({ id, cause, alsoCausedBy, ...event }) => ({
    ...event,
    cause: number(cause),
    alsoCausedBy: alsoCausedBy?.map(number),
  }));
  return JSON.stringify(renumbered, (key, value) => (sharedCounters.has(key) ? undefined : value), 1);
}
