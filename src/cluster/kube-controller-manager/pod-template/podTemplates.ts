import type { KubernetesObject } from '#api/types.ts';
import type { ComponentContext } from '#cluster/component.ts';
import { order } from '#cluster/order.ts';
import { keyOf } from '#simulation/store.ts';
import { podOfTemplate } from './onePod.ts';
import { standInKinds } from './standInKinds.ts';

const actor = 'kube-controller-manager';

/** Makes one pod of the template of each object whose controller is not modelled yet. */
export function podTemplates({ simulator, store, client }: ComponentContext): void {
  const api = client(actor);
  const make = (owner: KubernetesObject) => {
    const pod = podOfTemplate(owner, simulator.random(actor, keyOf(owner), 'pod name'));
    if (pod === null) return;
    simulator.cause = simulator.emit({
      actor,
      subject: keyOf(owner),
      kind: 'TemplatePodCreated',
      detail: { owner: keyOf(owner), pod: keyOf(pod) },
      source: 'pkg/controller/controller_utils.go:GetPodFromTemplate',
    });
    api.create(pod, 'pkg/controller/controller_utils.go:CreatePods');
  };
  for (const kind of standInKinds) {
    store.watch(kind, 0, order.request, ({ type, object }) => {
      if (type === 'added') make(object);
    });
  }
}
