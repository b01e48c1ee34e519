import { admitObject } from '#cluster/admitObject.ts';
import type { Component } from '#cluster/component.ts';
import { cronJobController } from './cronJobController.ts';

/** What starts Jobs at their times. */
export const cronJobs: Component = ({ simulator, client, gateEnabled, scenario: { cluster } }) => {
  cronJobController(simulator, client('kube-controller-manager/cronjob'), {
    gateEnabled,
    admitted: (job) => admitObject(job, { version: cluster.version, gateEnabled }),
  });
};
