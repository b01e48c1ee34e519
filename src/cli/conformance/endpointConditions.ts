import type { Node } from '#api/nodeTypes.ts';
import type { Service } from '#api/serviceTypes.ts';
import { placeInEndpoints } from '#cluster/kube-controller-manager/endpointslice/legacyEndpoints.ts';
import {
  type AddressType,
  endpointOfPod,
  shouldPodBeInEndpoints,
} from '#cluster/kube-controller-manager/endpointslice/podToEndpoint.ts';
import { adapter } from './adapter.ts';
import { podOfVector, type VectorPod } from './podOfVector.ts';

interface Input {
  readonly pod: VectorPod;
  readonly service: Service;
  readonly addressType: AddressType;
  readonly node?: Node;
}

/** endpointslice/endpointConditions */
export const endpointConditions = adapter<Input>(({ pod: given, service, addressType, node }) => {
  const pod = podOfVector(given);
  // The pod's own is looked up; any other is as good as none.
  const own = node?.metadata.name === pod.spec.nodeName ? node : undefined;
  const made = endpointOfPod(pod, service, own, addressType);
  const skipped = made.kind === 'skipped' && made.why !== 'pod has no part' ? { skipped: made.why } : {};
  return {
    shouldBeInEndpointSlice: shouldPodBeInEndpoints(pod, true),
    endpoint: made.kind === 'endpoint' ? made.endpoint : null,
    legacyEndpoints: placeInEndpoints(pod, service),
    ...skipped,
  };
});
