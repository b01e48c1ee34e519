import { describe, expect, it } from 'vitest';
import { defaultScenario } from '#scenario/scenario.ts';
import { scenarioInText } from './scenarioInText.ts';

const pod =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: web}]}\n';
const scenario = `---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  cluster:
    version: v1.27
    featureGates:
      SidecarContainers: true
  seed: 7
`;

describe('scenarioInText', () => {
  it('reads the Scenario and counts lines from the top of the whole text', () => {
    const { scenario: read, lineOf } = scenarioInText(pod + scenario);
    expect(read.cluster).toMatchObject({ version: 'v1.27', featureGates: { SidecarContainers: true } });
    expect(read.seed).toBe(7);
    const lines = (pod + scenario).split('\n');
    const lineHolding = (words: string) => lines.findIndex((line) => line.includes(words)) + 1;
    expect(lineOf(['spec', 'cluster', 'version'])).toBe(lineHolding('version: v1.27'));
    expect(lineOf(['spec', 'seed'])).toBe(lineHolding('seed'));
  });

  it('gives the nearest line above for what is not there yet', () => {
    const { lineOf } = scenarioInText(pod + scenario);
    const line = (pod + scenario).split('\n').findIndex((one) => one.includes('featureGates')) + 1;
    expect(lineOf(['spec', 'cluster', 'featureGates', 'JobPodFailurePolicy'])).toBe(line);
    expect(lineOf(['spec', 'jitter'])).toBe((pod + scenario).split('\n').indexOf('spec:') + 1);
  });

  it('is the default, on no line, for a text without one', () => {
    const read = scenarioInText(pod);
    expect(read.scenario).toEqual(defaultScenario);
    expect(read.lineOf(['spec'])).toBeNull();
  });

  it('reads a Scenario in JSON and one that is half typed', () => {
    expect(
      scenarioInText('{"apiVersion":"sim.kymograph.dev/v1alpha1","kind":"Scenario","spec":{"seed":3}}')
        .scenario.seed,
    ).toBe(3);
    expect(scenarioInText(`${pod}${scenario}  horizon: [`).scenario.horizonMs).toBe(
      defaultScenario.horizonMs,
    );
  });
});
