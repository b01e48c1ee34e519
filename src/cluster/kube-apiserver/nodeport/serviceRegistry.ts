import { pathText } from '#api/fieldPath.ts';
import {
  containsPort,
  defaultNodePortRange,
  type PortRange,
  parsePortRange,
  portRangeText,
} from '#api/portRange.ts';
import type { Service, ServicePort } from '#api/serviceTypes.ts';
import { equal } from '#base/equal.ts';
import type { RandomStream } from '#base/random.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import { order } from '#cluster/order.ts';
import type { Emission, Simulator } from '#simulation/simulator.ts';
import { keyOf, type Store } from '#simulation/store.ts';
import { ClusterIPs } from './clusterIP.ts';
import { drawsOf } from './draws.ts';
import { PortAllocator } from './portAllocator.ts';
import { portUser } from './portUser.ts';
import { repair, repairIntervalMs } from './repair.ts';
import { notFound, type ServiceError } from './serviceError.ts';
import type { Grant } from './servicePorts.ts';
import {
  createService,
  releaseAllocatedResources,
  type ServiceAnswer,
  type ServiceRequest,
  updateService,
} from './serviceStorage.ts';

const actor = 'kube-apiserver';
const sources = {
  create: 'pkg/registry/core/service/storage/alloc.go:initNodePorts',
  update: 'pkg/registry/core/service/storage/alloc.go:updateNodePorts',
  delete: 'pkg/registry/core/service/storage/storage.go:afterDelete',
  asked: 'pkg/registry/core/service/portallocator/allocator.go:Allocate',
  drawn: 'pkg/registry/core/service/allocator/bitmap.go:AllocateBit',
  repair: 'pkg/registry/core/service/portallocator/controller/repair.go:doRunOnce',
  range: 'pkg/controlplane/instance.go:New',
} as const;

/**
 * The Services of the cluster and their ports, as kube-apiserver keeps them: each request is one transaction. The
 * repair loop begins with the first Service, for before that it has nothing to say.
 */
export class ServiceRegistry {
  readonly #simulator: Simulator<ClusterFacts>;
  readonly #store: Store;
  readonly #staticSubrange: boolean;
  readonly #clusterIPs = new ClusterIPs();
  readonly #streams = new Map<string, RandomStream>();
  /** Who holds a port, for the words of a refusal. */
  readonly #holders = new Map<number, string>();
  #allocator: PortAllocator;
  #leaks: ReadonlyMap<number, number> = new Map();
  #repairing = false;

  constructor(simulator: Simulator<ClusterFacts>, store: Store, rangeText: string, staticSubrange: boolean) {
    this.#simulator = simulator;
    this.#store = store;
    this.#staticSubrange = staticSubrange;
    this.#allocator = new PortAllocator(rangeOf(rangeText), staticSubrange);
  }

  /** Creates the Service, or refuses; `stamp` gives it what every new object gets. */
  create(writer: string, service: Service, dryRun: boolean, stamp: (made: Service) => Service): void {
    this.#startRepair();
    const key = keyOf(service);
    const existing = this.#store.get(key) !== undefined;
    const addressed = dryRun ? service : this.#clusterIPs.assign(service, this.#draws(key, 'cluster IP'));
    const answer = createService(this.#request(addressed, dryRun), existing);
    this.#tell(key, 'create', answer, dryRun, (made) => {
      this.#store.create(writer, sources.create, stamp(made));
    });
  }

  /** A full PUT; of a Service that is not there it is a create. */
  update(writer: string, service: Service, dryRun: boolean, stamp: (made: Service) => Service): void {
    const key = keyOf(service);
    const before = this.#store.get(key) as Service | undefined;
    if (before === undefined) {
      this.create(writer, service, dryRun, stamp);
      return;
    }
    const { metadata: old } = before;
    const metadata = { ...service.metadata, ...systemFields(old) };
    const answer = updateService(this.#request({ ...service, metadata }, dryRun), before);
    const addressed = (made: Service) =>
      dryRun ? made : this.#clusterIPs.assign(made, this.#draws(key, 'cluster IP'));
    this.#tell(key, 'update', answer, dryRun, (made) => {
      const next = addressed(made);
      if (!equal(next, before)) this.#store.update(writer, sources.update, next);
    });
  }

  delete(writer: string, key: string): void {
    const service = this.#store.get(key) as Service | undefined;
    if (service === undefined) {
      const name = key.slice(key.lastIndexOf('/') + 1);
      this.#refuse(key, 'delete', notFound(name));
      return;
    }
    this.#simulator.cause = this.#store.delete(writer, sources.delete, key);
    for (const port of releaseAllocatedResources(service, this.#allocator)) {
      this.#release(key, port, 'deleted', sources.delete);
    }
  }

  /** Sets bits of the stored bitmap that no Service holds, before the API server starts and looks at them. */
  leak(ports: readonly number[]): void {
    this.#startRepair();
    const leaked = ports.filter((port) => this.#allocator.allocate(port) === null);
    if (leaked.length === 0) return;
    const found = this.#emit('NodePortRange', 'NodePortsLeaked', { ports: leaked }, sources.repair);
    this.#simulator.because(found, () => this.#repairOnce(this.#allocator.range));
  }

  /** Starts the API server anew with another range; its repair loop runs before it serves. */
  restart(rangeText: string): void {
    const range = rangeOf(rangeText);
    const detail = { serviceNodePortRange: portRangeText(range) };
    this.#simulator.cause = this.#emit('NodePortRange', 'ApiServerRestarted', detail, sources.range);
    this.#leaks = new Map();
    this.#repairOnce(range);
    this.#repairing = true;
  }

  #startRepair(): void {
    if (this.#repairing) return;
    this.#repairing = true;
    this.#scheduleRepair();
  }

  /** Rounds count from the start of the API server, at zero; each is caused by what made the loop worth its while. */
  #scheduleRepair(): void {
    const { now } = this.#simulator;
    const next = (Math.floor(now / repairIntervalMs) + 1) * repairIntervalMs;
    this.#simulator.scheduleAt(next, order.request, () => {
      this.#repairOnce(this.#allocator.range);
      this.#scheduleRepair();
    });
  }

  #repairOnce(range: PortRange): void {
    const services = this.#store.list('Service') as readonly Service[];
    const how = { range, staticSubrange: this.#staticSubrange };
    const result = repair(this.#allocator, services, how, this.#leaks);
    this.#allocator = result.allocator;
    this.#leaks = result.leaks;
    const ran = this.#emit(
      'NodePortRange',
      'NodePortRepairRan',
      {
        used: result.allocator.used,
        leaks: [...result.leaks.keys()].filter((port) => result.allocator.has(port)),
      },
      sources.repair,
    );
    this.#simulator.because(ran, () => {
      for (const { service, reason, port, message } of result.findings) {
        this.#emit(keyOf(service), 'NodePortRepairFound', { reason, port, message }, sources.repair);
      }
      for (const port of result.freed) {
        const why = containsPort(range, port) ? 'leak' : 'outOfRange';
        this.#release(this.#holders.get(port) ?? 'NodePortRange', port, why, sources.repair);
      }
    });
  }

  #request(service: Service, dryRun: boolean): ServiceRequest {
    const key = keyOf(service);
    const draws = (entry: ServicePort | null) => this.#draws(key, purposeOf(entry));
    return { service, allocator: this.#allocator, draws, dryRun };
  }

  #draws(key: string, purpose: string): RandomStream {
    const name = `${key} ${purpose}`;
    const known = this.#streams.get(name);
    if (known) return known;
    const draws = drawsOf(this.#simulator.random(actor, key, purpose));
    this.#streams.set(name, draws);
    return draws;
  }

  #tell(
    key: string,
    verb: 'create' | 'update',
    answer: ServiceAnswer,
    dryRun: boolean,
    write: (made: Service) => void,
  ): void {
    if (dryRun) {
      if (answer.kind === 'refused') this.#refuse(key, verb, answer.error);
      else {
        const ports = answer.grants.map(({ port }) => port);
        this.#emit(
          key,
          'ServiceDryRun',
          { ports },
          'pkg/registry/core/service/portallocator/operation.go:AllocateNext',
        );
      }
      return;
    }
    for (const grant of answer.grants) this.#granted(key, grant, answer);
    if (answer.kind === 'stored') write(answer.service);
    else this.#refuse(key, verb, answer.error);
    const why = answer.kind === 'stored' ? 'updated' : 'rolledBack';
    for (const port of answer.released) this.#release(key, port, why, sources[verb]);
  }

  #granted(key: string, { port, path, draw, freeInBand }: Grant, answer: ServiceAnswer): void {
    const ports = answer.kind === 'stored' ? (answer.service.spec.ports ?? []) : [];
    const isPort = path[1] === 'ports';
    this.#holders.set(port, key);
    this.#emit(
      key,
      'NodePortAllocated',
      {
        port,
        band: this.#allocator.bandOf(port),
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

  #refuse(key: string, verb: 'create' | 'update' | 'delete', error: ServiceError): void {
    const { code, reason, message, by, port, causes } = error;
    const holder = port !== null && this.#allocator.has(port) ? (this.#holders.get(port) ?? null) : null;
    const told = causes.map(({ path, type, message: words }) => ({
      path: pathText(path),
      type,
      message: words,
    }));
    this.#emit(
      key,
      'ServiceRefused',
      { verb, code, reason, message, by, path: told[0]?.path ?? '', port, holder, causes: told },
      sources[verb],
    );
  }

  #release(
    subject: string,
    port: number,
    why: ClusterFacts['NodePortReleased']['why'],
    source: string,
  ): void {
    this.#holders.delete(port);
    this.#emit(subject, 'NodePortReleased', { port, why }, source);
  }

  #emit<Kind extends keyof ClusterFacts & string>(
    subject: string,
    kind: Kind,
    detail: ClusterFacts[Kind],
    source: string,
  ): number {
    const emission: Emission<Kind, ClusterFacts[Kind]> = { actor, subject, kind, detail, source };
    return this.#simulator.emit(emission);
  }
}

/** An empty flag, or one that was refused, leaves the default. Source: v1.28 pkg/controlplane/instance.go. */
function rangeOf(text: string): PortRange {
  const parsed = parsePortRange(text);
  return parsed.kind === 'range' && parsed.range.size > 0 ? parsed.range : defaultNodePortRange;
}

/** Keyed by what a port is called, so that a port put before it does not shift its draws. */
function purposeOf(entry: ServicePort | null): string {
  if (entry === null) return 'health check node port';
  return `node port of ${entry.name || entry.port}`;
}

function systemFields({ uid, creationTimestamp, resourceVersion }: Service['metadata']): object {
  return { uid, creationTimestamp, resourceVersion };
}
