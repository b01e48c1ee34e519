import { flagOf, numberOf, objectOf, objectsOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { roundedAmounts } from './containerDefaults.ts';
import { type Defaulters, whereAbsent, whereZero } from './defaulter.ts';

const specZero = whereZero({
  dnsPolicy: 'ClusterFirst',
  restartPolicy: 'Always',
  schedulerName: 'default-scheduler',
});
const specAbsent = whereAbsent({ securityContext: {}, terminationGracePeriodSeconds: 30 });

/** Source: v1.28 pkg/apis/core/v1/defaults.go and conversion.go. */
export const podDefaults: Defaulters = {
  'core.v1.Pod': (pod, gateEnabled) => {
    const spec = objectOf(pod, 'spec') ?? {};
    return { spec: { ...spec, ...podOnly(spec, gateEnabled('InPlacePodVerticalScaling')) } };
  },
  'core.v1.PodTemplate': (podTemplate) => ({ template: objectOf(podTemplate, 'template') ?? {} }),
  'core.v1.PodTemplateSpec': (template) => ({ spec: objectOf(template, 'spec') ?? {} }),
  'core.v1.PodSpec': (spec, gateEnabled) => ({
    ...specZero(spec, gateEnabled),
    ...specAbsent(spec, gateEnabled),
    ...serviceAccount(spec),
    ...(spec.overhead === undefined ? {} : { overhead: roundedAmounts(spec.overhead) }),
    ...(flagOf(spec, 'hostNetwork') && gateEnabled('DefaultHostNetworkHostPortsInPodTemplates')
      ? withHostPorts(spec)
      : {}),
  }),
};

/**
 * What is set in a Pod but not in a template: requests from limits, resize policies, host ports, service links.
 *
 * Source: v1.28 pkg/apis/core/v1/defaults.go:SetDefaults_Pod.
 */
function podOnly(spec: JsonObject, resizable: boolean): JsonObject {
  const requested: JsonObject = {
    ...(spec.containers === undefined
      ? {}
      : {
          containers: objectsOf(spec, 'containers')
            .map(requestsFromLimits)
            .map((container) => (resizable ? withResizePolicy(container) : container)),
        }),
    ...(spec.initContainers === undefined
      ? {}
      : { initContainers: objectsOf(spec, 'initContainers').map(requestsFromLimits) }),
  };
  return {
    ...(spec.enableServiceLinks === undefined ? { enableServiceLinks: true } : {}),
    ...requested,
    ...(flagOf(spec, 'hostNetwork') ? withHostPorts({ ...spec, ...requested }) : {}),
  };
}

function requestsFromLimits(container: JsonObject): JsonObject {
  const resources = objectOf(container, 'resources');
  const limits = objectOf(resources, 'limits');
  if (limits === undefined) return container;
  const requests = { ...limits, ...objectOf(resources, 'requests') };
  return { ...container, resources: { ...resources, requests } };
}

function withResizePolicy(container: JsonObject): JsonObject {
  const requests = objectOf(objectOf(container, 'resources'), 'requests') ?? {};
  const chosen = objectsOf(container, 'resizePolicy');
  const added = ['cpu', 'memory']
    .filter((name) => name in requests && !chosen.some((policy) => textOf(policy, 'resourceName') === name))
    .map((resourceName) => ({ resourceName, restartPolicy: 'NotRequired' }));
  return added.length === 0 ? container : { ...container, resizePolicy: [...chosen, ...added] };
}

/** Source: v1.28 pkg/apis/core/v1/defaults.go:defaultHostNetworkPorts. */
function withHostPorts(spec: JsonObject): JsonObject {
  const filled = (field: string): JsonObject =>
    spec[field] === undefined ? {} : { [field]: objectsOf(spec, field).map(containerWithHostPorts) };
  return { ...filled('containers'), ...filled('initContainers') };
}

function containerWithHostPorts(container: JsonObject): JsonObject {
  if (container.ports === undefined) return container;
  const ports = objectsOf(container, 'ports').map((port) =>
    numberOf(port, 'hostPort') === 0 ? { ...port, hostPort: numberOf(port, 'containerPort') } : port,
  );
  return { ...container, ports };
}

/**
 * The deprecated `serviceAccount` stands in for `serviceAccountName` and comes back as its copy.
 *
 * Source: v1.28 pkg/apis/core/v1/conversion.go:Convert_v1_PodSpec_To_core_PodSpec and its inverse.
 */
function serviceAccount(spec: JsonObject): JsonObject {
  const name = spec.serviceAccountName || spec.serviceAccount;
  return name ? { serviceAccountName: name, serviceAccount: name } : {};
}
