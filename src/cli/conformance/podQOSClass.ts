import { podQOSClass as decide } from '#api/qos/podQOSClass.ts';
import { adapter } from './adapter.ts';
import { podOfVector, type VectorPod } from './podOfVector.ts';

/** qos/podQOSClass */
export const podQOSClass = adapter<{ readonly pod: VectorPod }>(({ pod }) => ({
  qosClass: decide(podOfVector(pod)),
}));
