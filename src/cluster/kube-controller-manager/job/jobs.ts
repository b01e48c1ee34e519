import type { Component } from '#cluster/component.ts';
import { generatedPodNames } from './generatedPodNames.ts';
import { jobController } from './jobController.ts';
import { ttlAfterFinished } from './ttlAfterFinished.ts';

/** What makes Jobs run, and go when their time is over. */
export const jobs: Component = ({ simulator, client, gateEnabled }) => {
  const actor = 'kube-controller-manager/job';
  const podName = generatedPodNames((key) => simulator.random(actor, key, 'pod name'));
  jobController(simulator, client(actor), { gateEnabled, podName });
  ttlAfterFinished(simulator, client('kube-controller-manager/ttl-after-finished'));
};
