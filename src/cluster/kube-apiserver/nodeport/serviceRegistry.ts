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
import type { Simulator } from '#simulation/simulator.ts';
import { keyOf, type Store } from '#simulation/store.ts';
import { type AddressAnswer, ClusterIPs } from './clusterIP.ts';
import { drawsOf } from './draws.ts';
import { PortAllocator } from './portAllocator.ts';
import { actor, PortRecorder, sources } from './portRecorder.ts';
import { repair, repairIntervalMs } from './repair.ts';
import { invalidClusterIP, notFound } from './serviceError.ts';
import {
  createService,
  releaseAllocatedResources,
  type ServiceAnswer,
  type ServiceRequest,
  updateService,
} from './serviceStorage.ts';

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
  readonly #record: PortRecorder;
  readonly #rangeText: string;
  #made: PortAllocator | null = null;
  #leaks: ReadonlyMap<number, number> = new Map();
  #repairing = false;

  constructor(simulator: Simulator<ClusterFacts>, store: Store, rangeText: string, staticSubrange: boolean) {
    this.#simulator = simulator;
    this.#record = new PortRecorder(simulator);
    this.#store = store;
    this.#staticSubrange = staticSubrange;
    this.#rangeText = rangeText;
  }

  /** Made when it is first looked into: most runs have no Service. */
  get #allocator(): PortAllocator {
    this.#made ??= new PortAllocator(rangeOf(this.#rangeText), this.#staticSubrange);
    return this.#made;
  }

  /** Creates the Service, or refuses; `stamp` gives it what every new object gets. */
  create(writer: string, service: Service, dryRun: boolean, stamp: (made: Service) => Service): void {
    this.#startRepair();
    const key = keyOf(service);
    const existing = this.#store.get(key) !== undefined;
    const address = this.#address(key, service, dryRun);
    if (address.kind === 'refused') {
      this.#record.refused(key, 'create', invalidClusterIP(service, address.ip));
      return;
    }
    const answer = createService(this.#request(address.service, dryRun), existing);
    if (answer.kind === 'refused') this.#clusterIPs.giveBack(address.took);
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
    this.#tell(key, 'update', answer, dryRun, (made) => {
      const next = this.#readdressed(key, made, before);
      if (!equal(next, before)) this.#store.update(writer, sources.update, next);
    });
  }

  delete(writer: string, key: string): void {
    const service = this.#store.get(key) as Service | undefined;
    if (service === undefined) {
      const name = key.slice(key.lastIndexOf('/') + 1);
      this.#record.refused(key, 'delete', notFound(name));
      return;
    }
    this.#simulator.cause = this.#store.delete(writer, sources.delete, key);
    this.#clusterIPs.release(service.spec);
    for (const port of releaseAllocatedResources(service, this.#allocator)) {
      this.#record.released(key, port, 'deleted', sources.delete);
    }
  }

  /** Sets bits of the stored bitmap that no Service holds, before the API server starts and looks at them. */
  leak(ports: readonly number[]): void {
    this.#startRepair();
    const leaked = ports.filter((port) => this.#allocator.allocate(port) === null);
    if (leaked.length === 0) return;
    const found = this.#record.emit('NodePortRange', 'NodePortsLeaked', { ports: leaked }, sources.repair);
    this.#simulator.because(found, () => this.#repairOnce(this.#allocator.range));
  }

  /** Starts the API server anew with another range; its repair loop runs before it serves. */
  restart(rangeText: string): void {
    const range = rangeOf(rangeText);
    const detail = { serviceNodePortRange: portRangeText(range) };
    this.#simulator.cause = this.#record.emit('NodePortRange', 'ApiServerRestarted', detail, sources.range);
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
    this.#made = result.allocator;
    this.#leaks = result.leaks;
    const ran = this.#record.emit(
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
        this.#record.emit(keyOf(service), 'NodePortRepairFound', { reason, port, message }, sources.repair);
      }
      for (const port of result.freed) {
        const why = containsPort(range, port) ? 'leak' : 'outOfRange';
        this.#record.released(this.#record.holders.get(port) ?? 'NodePortRange', port, why, sources.repair);
      }
    });
  }

  /** The address of a new Service. A dry run draws none, but hears that one it asks for is taken. */
  #address(key: string, service: Service, dryRun: boolean): AddressAnswer {
    if (!dryRun) return this.#clusterIPs.allocate(service, this.#draws(key, 'cluster IP'));
    const ip = this.#clusterIPs.clash(service.spec);
    return ip === null ? { kind: 'addressed', service, took: [] } : { kind: 'refused', ip };
  }

  /** A changed Service keeps its address, gets its first, or gives it back. */
  #readdressed(key: string, made: Service, { spec: before }: Service): Service {
    if (made.spec.clusterIP === before.clusterIP && (before.clusterIP ?? '') !== '') return made;
    this.#clusterIPs.release(before);
    const address = this.#clusterIPs.allocate(made, this.#draws(key, 'cluster IP'));
    return address.kind === 'addressed' ? address.service : made;
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
      if (answer.kind === 'refused') this.#record.refused(key, verb, answer.error);
      else {
        const ports = answer.grants.map(({ port }) => port);
        this.#record.emit(
          key,
          'ServiceDryRun',
          { ports },
          'pkg/registry/core/service/portallocator/operation.go:AllocateNext',
        );
      }
      return;
    }
    for (const grant of answer.grants)
      this.#record.granted(key, grant, answer, this.#allocator.bandOf(grant.port));
    if (answer.kind === 'stored') write(answer.service);
    else this.#record.refused(key, verb, answer.error);
    const why = answer.kind === 'stored' ? 'updated' : 'rolledBack';
    for (const port of answer.released) this.#record.released(key, port, why, sources[verb]);
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
