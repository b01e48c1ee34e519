/** A node's place among the nodes of its cluster. */
export interface NodePlace {
  /** From 0. */
  readonly index: number;
  readonly count: number;
}

const addressesPerBlock = 253;

/**
 * The address of the `made`th sandbox on a node, counted from 0: each node hands out of 10.244.<index>.0/24, and of
 * further blocks of that size when it is full. No two sandboxes of a cluster share one.
 */
export function podAddress({ index, count }: NodePlace, made: number): string {
  const block = index + count * Math.floor(made / addressesPerBlock);
  return `10.${244 + (block >> 8)}.${block & 255}.${(made % addressesPerBlock) + 2}`;
}

/** The node's own address. */
export function nodeAddress({ index }: NodePlace): string {
  const host = index + 2;
  return `172.18.${host >> 8}.${host & 255}`;
}
