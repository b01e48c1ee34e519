/** Source: v1.28 pkg/controller/controller_utils.go:SlowStartInitialBatchSize. */
const initialBatchSize = 1;

/**
 * Sizes of the batches in which so many pods are created: each twice the one before, so that what fails for all fails
 * for one first.
 *
 * Source: v1.28 pkg/controller/replicaset/replica_set.go:slowStartBatch.
 */
export function slowStartBatches(count: number): readonly number[] {
  const sizes: number[] = [];
  let remaining = count;
  for (let size = initialBatchSize; remaining > 0; size *= 2) {
    sizes.push(Math.min(size, remaining));
    remaining -= size;
  }
  return sizes;
}
