import {
  newBackoffRecord,
  remainingMs,
  remainingMsPerIndex,
} from '#cluster/kube-controller-manager/job/backoff.ts';
import { adapter } from './adapter.ts';
import { inSeconds, recordOfVector, type VectorBackoffRecord } from './jobBackoffRecord.ts';
import { podOfVector, type VectorPod } from './podOfVector.ts';

type Input =
  | {
      readonly kind: 'global';
      readonly now: number;
      readonly failuresAfterLastSuccess: number;
      readonly lastFailureTime: number;
    }
  | { readonly kind: 'perIndex'; readonly now: number; readonly lastFailedPod: VectorPod | null }
  | {
      readonly kind: 'newBackoffRecord';
      readonly backoffRecord?: VectorBackoffRecord;
      readonly newSucceededPods: readonly VectorPod[] | null;
      readonly newFailedPods: readonly VectorPod[] | null;
    };

/** job/backoffDelay */
export const jobBackoffDelay = adapter<Input>((input) => {
  switch (input.kind) {
    case 'global':
      return { remainingSeconds: remainingMs(recordOfVector(input), input.now * 1000) / 1000 };
    case 'perIndex': {
      const pod = input.lastFailedPod === null ? undefined : podOfVector(input.lastFailedPod);
      return { remainingSeconds: remainingMsPerIndex(pod, input.now * 1000) / 1000 };
    }
    case 'newBackoffRecord': {
      const before = input.backoffRecord ? recordOfVector(input.backoffRecord) : null;
      const succeeded = (input.newSucceededPods ?? []).map(podOfVector);
      const failed = (input.newFailedPods ?? []).map(podOfVector);
      return { backoffRecord: inSeconds(newBackoffRecord(before, succeeded, failed)) };
    }
    default:
      return input satisfies never;
  }
});
