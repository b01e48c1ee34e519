import { describe, expect, it } from 'vitest';
import { deriveRollout, stageOf } from '#cluster/kube-proxy/service-traffic/model/deriveRollout.ts';
import { prepareRun } from '#cluster/prepareRun.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { readVariation } from '#cluster/variation.ts';
import { withEdits } from '#scenario/fieldEdit.ts';
import { playRollouts } from './playRollouts.ts';
import { worthTrying } from './worthTrying.ts';

const files = import.meta.glob<string>('/src/cluster/kube-proxy/service-traffic/examples/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const textOf = (name: string) =>
  Object.entries(files).find(([path]) => path.endsWith(`/${name}.yaml`))?.[1] ?? '';

function trialsOf(text: string) {
  const model = deriveRollout(simulateText(text));
  const stage = stageOf(model);
  return stage ? worthTrying(model, stage) : [];
}

describe('worthTrying', () => {
  it.each(Object.entries(files))(
    'finds variants of %s that change it and that the server takes',
    (_, text) => {
      const accepted = (of: string) =>
        prepareRun(of).documents.filter(({ outcome }) => outcome === 'simulated');
      const trials = trialsOf(text);
      expect(new Set(trials.map(({ id }) => id)).size).toBe(trials.length);
      for (const { id, edits, compare, label } of trials) {
        expect(label.zh).not.toBe('');
        if (edits.length === 0) continue;
        const changed = withEdits(text, edits);
        expect(changed, id).not.toBe(text);
        expect(accepted(changed).length, id).toBe(accepted(text).length);
        expect(readVariation(compare!.value)?.edits.length).toBe(edits.length);
      }
    },
  );

  it('offers what the text has not, or takes away what it has', () => {
    const labels = (name: string) => trialsOf(textOf(name)).map(({ label }) => label.en);
    expect(labels('classic-502s')).toEqual([
      'as it is',
      'with a preStop sleep of 5 s',
      'without the readiness probe',
      'if the application accepts for 5 s after SIGTERM',
      'with maxUnavailable: 0',
      'with Recreate',
      'with externalTrafficPolicy: Local',
      'under v1.27',
    ]);
    expect(labels('zero-loss')).toContain('without the preStop hook');
    expect(labels('node-leaves')).toContain('without KubeProxyDrainingTerminatingNodes');
    expect(labels('node-leaves-gate-off')).toContain('with KubeProxyDrainingTerminatingNodes');
  });
});

describe('playRollouts', () => {
  it('really plays each variant: a preStop sleep saves requests, Recreate costs them', () => {
    const text = textOf('classic-502s');
    const variants = trialsOf(text).filter(({ id }) => ['asItIs', 'preStop', 'strategy'].includes(id));
    const answers = [
      ...playRollouts({ kind: 'rolloutVariants', subject: 'Service/default/web', variants }, text),
    ];
    expect(answers.map(({ outcomes }) => outcomes.length)).toEqual([1, 2, 3]);
    const [asItIs, preStop, recreate] = answers[2]!.outcomes.map(({ outcome }) => outcome!);
    expect(asItIs!.lost).toBeGreaterThan(0);
    expect(preStop!.lost).toBe(0);
    expect(recreate!.lost).toBeGreaterThan(asItIs!.lost);
    expect(recreate!.withoutReadyMs).toBeGreaterThan(0);
    expect(structuredClone(answers[2])).toEqual(answers[2]);
  });

  it('measures the Service it is asked about, not the first, and none where there is none', () => {
    const text = twoServices();
    const variants = [{ id: 'asItIs', edits: [], overrides: {} }];
    const played = (subject: string) =>
      [...playRollouts({ kind: 'rolloutVariants', subject, variants }, text)][0]!.outcomes[0]!.outcome;
    expect(played('Service/default/web')?.requests).toBeGreaterThan(1000);
    expect(played('Service/default/calm')).toMatchObject({ requests: 96, lost: 0 });
    expect(played('Service/default/other')).toBeNull();
  });
});

/** The classic text, and beside it a Deployment that is left alone and seldom asked. */
function twoServices(): string {
  const [deployment = '', service = '', scenario = ''] = textOf('classic-502s').split('---\n');
  const calm = [deployment, service].map((one) => one.replaceAll(/\bweb\b/g, 'calm')).join('---\n');
  const traffic = '  traffic:\n  - {service: calm, rate: 3, start: 8s}\n';
  return `${calm}---\n${deployment}---\n${service}---\n${scenario.replace('  traffic:\n', traffic)}`;
}
