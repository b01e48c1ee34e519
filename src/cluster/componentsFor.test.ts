import { describe, expect, it } from 'vitest';
import { componentsFor } from './componentsFor.ts';
import { componentsAtHand } from './everyComponent.ts';
import { prepareRun } from './prepareRun.ts';

const template = 'template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: c}]}}';
const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {selector: {matchLabels: {a: b}}, ${template}}
`;
const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c, image: c}]}\n';

describe('componentsFor', () => {
  it('fetches what Node has at hand, and nothing for a text that needs nothing', async () => {
    for (const text of [pod, deployment, `${pod}---\n${deployment}`]) {
      const prepared = prepareRun(text);
      expect(await componentsFor(prepared)).toEqual(componentsAtHand(prepared));
    }
    expect(await componentsFor(prepareRun(pod))).toEqual([]);
    expect(await componentsFor(prepareRun(deployment))).not.toEqual([]);
  });
});
