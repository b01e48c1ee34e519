import { expect, it } from 'vitest';
import { withEdits } from './fieldEdit.ts';

const text = [
  'kind: Deployment',
  'spec:',
  '  strategy:',
  '    rollingUpdate: {maxUnavailable: 1} # careful',
  '---',
  'apiVersion: sim.kymograph.dev/v1alpha1',
  'kind: Scenario',
  'spec: {seed: 3}',
  '',
].join('\n');

it('makes one edit after the other, in any document, and leaves the rest as it is', () => {
  const edited = withEdits(text, [
    { document: 0, path: ['spec', 'strategy', 'rollingUpdate', 'maxUnavailable'], value: 0 },
    { document: null, path: ['spec', 'seed'], value: 4 },
  ]);
  expect(edited).toBe(text.replace('maxUnavailable: 1', 'maxUnavailable: 0').replace('seed: 3', 'seed: 4'));
});

it('takes out what has no value, and leaves out what cannot be done', () => {
  const edits = [
    { document: 0, path: ['spec', 'strategy', 'rollingUpdate'] },
    { document: 9, path: ['spec'], value: 1 },
  ];
  const edited = withEdits(text, edits);
  expect(edited).not.toContain('maxUnavailable');
  expect(edited).toContain('kind: Scenario');
});
