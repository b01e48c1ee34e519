import type { PortAllocator } from '#cluster/kube-apiserver/nodeport/portAllocator.ts';
import { rangeIsFull } from '#cluster/kube-apiserver/nodeport/portAllocator.ts';
import { PortOperation } from '#cluster/kube-apiserver/nodeport/portOperation.ts';
import { rangeAllocation } from '#cluster/kube-apiserver/nodeport/rangeAllocation.ts';
import { adapter } from './adapter.ts';
import { allocatorOfVector, type GatesOfVector, listedDraws } from './staticSubrange.ts';

interface Input {
  readonly portRange: string;
  readonly featureGates?: GatesOfVector;
  readonly ops: readonly Operation[];
}

interface Operation {
  readonly op: string;
  readonly port?: number;
  readonly rand?: readonly number[];
  readonly dryRun?: boolean;
}

/** portallocator/allocate */
export const portAllocate = adapter<Input>(({ portRange, featureGates, ops }) => {
  const allocator = allocatorOfVector(portRange, featureGates);
  const [first] = ops;
  if (first?.op === 'allocateNextUntilFull') return { order: fill(allocator, first.rand) };
  let open: PortOperation | null = null;
  const results = ops.map((step) => {
    if (step.op === 'begin') open = new PortOperation(allocator, step.dryRun === true);
    const result = perform(step, allocator, open);
    if (step.op === 'commit' || step.op === 'finishWithoutCommit') open = null;
    return { ...result, free: allocator.free };
  });
  return {
    results,
    allocated: allocator.ports(),
    used: allocator.used,
    snapshot: rangeAllocation(allocator),
  };
});

function perform(step: Operation, allocator: PortAllocator, open: PortOperation | null): object {
  const { op, port = 0 } = step;
  switch (op) {
    case 'allocate': {
      const error = (open ?? allocator).allocate(port);
      return error === null ? {} : { error };
    }
    case 'allocateNext':
      return allocateNext(allocator, open, step.rand);
    case 'release':
      allocator.release(port);
      return {};
    case 'has':
      return { has: allocator.has(port) };
    case 'releaseDeferred':
      open?.releaseDeferred(port);
      return {};
    case 'commit':
      open?.commit();
      return {};
    case 'finishWithoutCommit':
      open?.rollback();
      return {};
    case 'begin':
      return {};
    default:
      throw new Error(`unknown operation ${op}`);
  }
}

function allocateNext(
  allocator: PortAllocator,
  open: PortOperation | null,
  rand: readonly number[] | undefined,
): object {
  const random = listedDraws(rand);
  const next = (open ?? new PortOperation(allocator, false)).allocateNext(random);
  if (next === null) return { error: rangeIsFull };
  if (next.kind === 'dryRun') return { port: next.port, band: 'dryRun' };
  const { port, band, freeInBand } = next.draw;
  return { port, band, freeInBand };
}

function fill(allocator: PortAllocator, rand: readonly number[] | undefined): readonly number[] {
  const random = listedDraws(rand);
  const order: number[] = [];
  for (let draw = allocator.allocateNext(random); draw !== null; draw = allocator.allocateNext(random)) {
    order.push(draw.port);
  }
  return order;
}
