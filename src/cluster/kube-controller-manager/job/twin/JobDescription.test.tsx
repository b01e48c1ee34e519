import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import example from '#cluster/kube-controller-manager/job/examples/job-exit-codes.yaml?raw';
import { deriveJobs } from '#cluster/kube-controller-manager/job/timeline/deriveJobs.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { JobDescription } from './JobDescription.tsx';

it('prints what kubectl describe says at the instant', () => {
  const run = simulateText(example);
  const { jobs } = deriveJobs(run);
  render(<JobDescription run={run} jobs={jobs} at={30_000} locale="en" />);
  const text = screen.getByLabelText('kubectl describe job render').textContent ?? '';
  expect(text).toContain('Pods Statuses:      0 Active (0 Ready) / 0 Succeeded / 3 Failed');
  expect(text).toMatch(/ {2}Warning {2}PodFailurePolicy {2}8s {4}job-controller {2}Container render for pod/);
});
