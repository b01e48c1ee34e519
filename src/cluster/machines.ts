import { cloudNodeLifecycle } from '#cluster/cloud-provider/cloudNodeLifecycle.ts';
import { terminations } from '#cluster/cloud-provider/machines.ts';
import { nodeLifecycle } from '#cluster/kube-controller-manager/node-lifecycle/nodeLifecycle.ts';
import { podGC } from '#cluster/kube-controller-manager/podgc/podGC.ts';
import { scenarioSays } from '#cluster/kubectl/scenarioSays.ts';
import type { Component } from './component.ts';

/** What befalls nodes as machines, and who notices. */
export const machines: Component = ({ simulator, scenario: { events }, client, nodes }) => {
  const byName = new Map(nodes.map((one) => [one.node, one]));
  if (events.some(({ kind }) => kind === 'terminate')) {
    terminations(simulator, byName, events, ({ node, path }) =>
      scenarioSays(simulator, `Node//${node}`, { verb: 'terminate', target: `node/${node}`, path }),
    );
    nodeLifecycle(simulator, client('kube-controller-manager/node-lifecycle'), byName);
    cloudNodeLifecycle(simulator, client('cloud-controller-manager/cloud-node-lifecycle'), byName);
  }
  podGC(simulator, client('kube-controller-manager/pod-garbage-collector'));
};
