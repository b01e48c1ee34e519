import { containsPort, type PortRange, portRangeText } from '#api/portRange.ts';
import type { Service } from '#api/serviceTypes.ts';
import { PortAllocator } from './portAllocator.ts';

export type RepairReason = 'PortNotAllocated' | 'PortAlreadyAllocated' | 'PortOutOfRange';

/** Something wrong with one Service, as the repair loop's event tells it. */
export interface RepairFinding {
  readonly service: Service;
  readonly reason: RepairReason;
  readonly port: number;
  readonly message: string;
}

export interface Repaired {
  readonly allocator: PortAllocator;
  readonly findings: readonly RepairFinding[];
  /** Ports no Service holds, and how many more rounds each is kept. */
  readonly leaks: ReadonlyMap<number, number>;
  /** Ports given back: leaked long enough, or no longer of the range. */
  readonly freed: readonly number[];
}

/** How often the loop runs, in ms. Source: v1.28 pkg/controlplane/instance.go. */
export const repairIntervalMs = 180_000;

/** A leaked bit survives the rounds that see it first. Source: as below, numRepairsBeforeLeakCleanup. */
const roundsBeforeCleanup = 3;

/**
 * Builds the bitmap anew from the Services and says where it was wrong. Bits that no Service uses are kept for two
 * rounds, in case a request is under way, and dropped in the third.
 *
 * Source: v1.28 pkg/registry/core/service/portallocator/controller/repair.go:doRunOnce.
 */
export function repair(
  stored: PortAllocator,
  services: readonly Service[],
  { range, staticSubrange }: { readonly range: PortRange; readonly staticSubrange: boolean },
  seenLeaks: ReadonlyMap<number, number>,
): Repaired {
  const allocator = new PortAllocator(range, staticSubrange);
  const left = new Set(stored.ports());
  const leaks = new Map(seenLeaks);
  const findings: RepairFinding[] = [];
  for (const service of [...services].sort(byKey)) {
    for (const port of usedPorts(service)) {
      const found = (reason: RepairReason, message: string) =>
        findings.push({ service, reason, port, message });
      if (!containsPort(range, port)) {
        const valid = portRangeText(range);
        found(
          'PortOutOfRange',
          `Port ${port} is not within the port range ${valid}; please recreate service`,
        );
      } else if (allocator.allocate(port) !== null) {
        found(
          'PortAlreadyAllocated',
          `Port ${port} was assigned to multiple services; please recreate service`,
        );
      } else {
        if (!left.delete(port)) found('PortNotAllocated', `Port ${port} is not allocated; repairing`);
        leaks.delete(port);
      }
    }
  }
  const freed: number[] = [];
  for (const port of left) {
    const rounds = leaks.get(port) ?? roundsBeforeCleanup - 1;
    if (rounds > 0) {
      leaks.set(port, rounds - 1);
      if (allocator.allocate(port) !== null) freed.push(port);
    } else freed.push(port);
  }
  return { allocator, findings, leaks, freed };
}

/** In the order etcd lists them: of two that use one port the later is told of it. */
function byKey({ metadata: a }: Service, { metadata: b }: Service): number {
  return `${a.namespace ?? ''}/${a.name}` < `${b.namespace ?? ''}/${b.name}` ? -1 : 1;
}

/**
 * The ports a Service uses; a number used with two protocols counts once. Source: as above, collectServiceNodePorts.
 */
function usedPorts({ spec }: Service): readonly number[] {
  const used: number[] = [];
  const seen = new Map<number, Set<string>>();
  const add = (port: number, protocol: string, isUse: (protocols: ReadonlySet<string>) => boolean) => {
    const protocols = seen.get(port);
    if (!protocols || isUse(protocols)) used.push(port);
    seen.set(port, new Set(protocols).add(protocol));
  };
  for (const { nodePort = 0, protocol = 'TCP' } of spec.ports ?? []) {
    if (nodePort !== 0) add(nodePort, protocol, (protocols) => protocols.has(protocol));
  }
  const { healthCheckNodePort = 0 } = spec;
  if (healthCheckNodePort !== 0) add(healthCheckNodePort, 'TCP', (protocols) => protocols.has('TCP'));
  return used;
}
