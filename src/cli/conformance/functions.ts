import { type Adapter, adapter } from './adapter.ts';
import { backOff } from './backOff.ts';
import { categorizeEndpoints } from './categorizeEndpoints.ts';
import { chainNames } from './chainNames.ts';
import { computePodActions } from './computePodActions.ts';
import { defaultObject } from './default.ts';
import {
  conditions,
  newRSNewReplicas,
  pausedConditions,
  proportionalScaling,
  resolveFenceposts,
  rollingUpdateStep,
} from './deployment.ts';
import { endpointConditions } from './endpointConditions.ts';
import { getPhase } from './getPhase.ts';
import { healthz } from './healthz.ts';
import { iptablesRules } from './iptablesRules.ts';
import { jobBackoffDelay } from './jobBackoffDelay.ts';
import { jobIndexIntervals } from './jobIndexIntervals.ts';
import { jobMatchPodFailurePolicy } from './jobMatchPodFailurePolicy.ts';
import { jobSyncJob } from './jobSyncJob.ts';
import { jobTrace } from './jobTrace.ts';
import { jobTraceDifference } from './jobTraceDifference.ts';
import { lifecycleTrace } from './lifecycleTrace.ts';
import { lifecycleTraceDifference } from './lifecycleTraceDifference.ts';
import { podConditions } from './podConditions.ts';
import { podQOSClass } from './podQOSClass.ts';
import { podRequestsAndLimits } from './podRequestsAndLimits.ts';
import { podStatus } from './podStatus.ts';
import { portAllocate } from './portAllocate.ts';
import { probability } from './probability.ts';
import { reconcileSlices } from './reconcileSlices.ts';
import { podAvailability, podDeletionOrder } from './replicaSet.ts';
import { rolloutTrace } from './rolloutTrace.ts';
import { serviceHealth } from './serviceHealth.ts';
import { serviceNodePorts } from './serviceNodePorts.ts';
import { staticBandOffset } from './staticBandOffset.ts';
import { syncTimes } from './syncTimes.ts';
import { validate } from './validate.ts';
import { yamlDocuments } from './yamlDocuments.ts';

/** Which adapter answers for which `function` of a vector file. Two files may share one: it reads their header. */
export const functions: ReadonlyMap<string, Adapter> = new Map<string, Adapter>([
  ['apiserver/default', defaultObject],
  ['apiserver/validate', validate],
  ['apiserver/yamlDocuments', yamlDocuments],
  ['job/backoffDelay', jobBackoffDelay],
  ['job/indexIntervals', jobIndexIntervals],
  ['job/matchPodFailurePolicy', jobMatchPodFailurePolicy],
  ['job/syncJob', jobSyncJob],
  ['job/trace', adapter(jobTrace, jobTraceDifference)],
  ['endpointslice/endpointConditions', endpointConditions],
  ['endpointslice/reconcile', reconcileSlices],
  ['deployment/conditions', conditions],
  ['deployment/newRSNewReplicas', newRSNewReplicas],
  ['deployment/pausedConditions', pausedConditions],
  ['deployment/proportionalScaling', proportionalScaling],
  ['deployment/resolveFenceposts', resolveFenceposts],
  ['deployment/rollingUpdateStep', rollingUpdateStep],
  ['deployment/rolloutTrace', rolloutTrace],
  ['kubelet/backoff', backOff],
  ['kubelet/computePodActions', computePodActions],
  ['kubelet/getPhase', getPhase],
  ['kubelet/lifecycleTrace', adapter(lifecycleTrace, lifecycleTraceDifference)],
  ['kubelet/podConditions', podConditions],
  ['portallocator/allocate', portAllocate],
  ['portallocator/staticBandOffset', staticBandOffset],
  ['printers/podStatus', podStatus],
  ['proxy/categorizeEndpoints', categorizeEndpoints],
  ['proxy/chainNames', chainNames],
  ['proxy/healthz', healthz],
  ['proxy/iptablesRules', iptablesRules],
  ['proxy/probability', probability],
  ['proxy/serviceHealth', serviceHealth],
  ['proxy/syncTimes', syncTimes],
  ['qos/podQOSClass', podQOSClass],
  ['replicaset/podAvailability', podAvailability],
  ['replicaset/podDeletionOrder', podDeletionOrder],
  ['resource/podRequestsAndLimits', podRequestsAndLimits],
  ['service/nodePorts', serviceNodePorts],
]);
