import { pathText } from '#api/fieldPath.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import type { Emission, Simulator } from '#simulation/simulator.ts';
import type { Band } from './portAllocator.ts';
import { portUser } from './portUser.ts';
import type { ServiceError } from './serviceError.ts';
import type { Grant } from './servicePorts.ts';
import type { ServiceAnswer } from './serviceStorage.ts';

export const actor = 'kube-apiserver';
export const sources = {
  create: 'pkg/registry/core/service/storage/alloc.go:initNodePorts',
  update: 'pkg/registry/core/service/storage/alloc.go:updateNodePorts',
  delete: 'pkg/registry/core/service/storage/storage.go:afterDelete',
  asked: 'pkg/registry/core/service/portallocator/allocator.go:Allocate',
  drawn: 'pkg/registry/core/service/allocator/bitmap.go:AllocateBit',
  repair: 'pkg/registry/core/service/portallocator/controller/repair.go:doRunOnce',
  range: 'pkg/controlplane/instance.go:New',
} as const;

type Verb = ClusterFacts['ServiceRefused']['verb'];

/** Tells the trace what became of ports, and remembers who holds them for the words of a refusal. */
export class PortRecorder {
  readonly holders = new Map<number, string>();
  readonly #simulator: Simulator<ClusterFacts>;

  constructor(simulator: Simulator<ClusterFacts>) {
    this.#simulator = simulator;
  }

  granted(key: string, { port, path, draw, freeInBand }: Grant, answer: ServiceAnswer, band: Band): void {
    const ports = answer.kind === 'stored' ? (answer.service.spec.ports ?? []) : [];
    const isPort = path[1] === 'ports';
    this.holders.set(port, key);
    this.emit(
      key,
      'NodePortAllocated',
      {
        port,
        band,
        path: pathText(path),
        how: draw === null ? 'asked' : 'drawn',
        users: isPort ? ports.filter(({ nodePort }) => nodePort === port).map(portUser) : [],
        start: draw?.start ?? null,
        walked: draw?.walked ?? 0,
        freeInBand,
      },
      draw === null ? sources.asked : sources.drawn,
    );
  }

  refused(key: string, verb: Verb, error: ServiceError): void {
    const { code, reason, message, by, port, causes } = error;
    const holder = port === null ? null : (this.holders.get(port) ?? null);
    const told = causes.map(({ path, type, message: words }) => ({
      path: pathText(path),
      type,
      message: words,
    }));
    this.emit(
      key,
      'ServiceRefused',
      { verb, code, reason, message, by, path: told[0]?.path ?? '', port, holder, causes: told },
      sources[verb],
    );
  }

  released(
    subject: string,
    port: number,
    why: ClusterFacts['NodePortReleased']['why'],
    source: string,
  ): void {
    this.holders.delete(port);
    this.emit(subject, 'NodePortReleased', { port, why }, source);
  }

  emit<Kind extends keyof ClusterFacts & string>(
    subject: string,
    kind: Kind,
    detail: ClusterFacts[Kind],
    source: string,
  ): number {
    const emission: Emission<Kind, ClusterFacts[Kind]> = { actor, subject, kind, detail, source };
    return this.#simulator.emit(emission);
  }
}
