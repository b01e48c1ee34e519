import { type Adapter, adapter } from './adapter.ts';
import { backOff } from './backOff.ts';
import { computePodActions } from './computePodActions.ts';
import { defaultObject } from './default.ts';
import { getPhase } from './getPhase.ts';
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
import { serviceNodePorts } from './serviceNodePorts.ts';
import { staticBandOffset } from './staticBandOffset.ts';
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
  ['kubelet/backoff', backOff],
  ['kubelet/computePodActions', computePodActions],
  ['kubelet/getPhase', getPhase],
  ['kubelet/lifecycleTrace', adapter(lifecycleTrace, lifecycleTraceDifference)],
  ['kubelet/podConditions', podConditions],
  ['portallocator/allocate', portAllocate],
  ['portallocator/staticBandOffset', staticBandOffset],
  ['printers/podStatus', podStatus],
  ['qos/podQOSClass', podQOSClass],
  ['resource/podRequestsAndLimits', podRequestsAndLimits],
  ['service/nodePorts', serviceNodePorts],
]);
