import { validateCronJob } from './cronJob.ts';
import { validateEndpointSlice } from './endpointSlice.ts';
import { validateNode } from './node.ts';
import { validatePodDisruptionBudget } from './podDisruptionBudget.ts';
import type { Validator } from './validators.ts';

/** The rules of the kinds that run, but that few texts hold; `otherKinds.ts` has those of kinds that do not run. */
export const rareValidators: Readonly<Record<string, Validator>> = {
  'core.v1.Node': validateNode,
  'batch.v1.CronJob': validateCronJob,
  'discovery.v1.EndpointSlice': validateEndpointSlice,
  'policy.v1.PodDisruptionBudget': validatePodDisruptionBudget,
};
