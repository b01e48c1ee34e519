import { defaultNodePortRange, type PortRange, parsePortRange } from '#api/portRange.ts';
import type { Service } from '#api/serviceTypes.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import { staticBandOffset } from '#cluster/kube-apiserver/nodeport/staticBandOffset.ts';
import type { Run } from '#cluster/run.ts';
import type {
  PortChange,
  PortHolder,
  PortMap,
  PortRefusal,
  RangeSpan,
  RepairRound,
  ServiceHistory,
} from './portMap.ts';

const gate = 'ServiceNodePortStaticSubrange';

/** Reads a run as the map of its node ports. Linear in the trace. */
export function derivePortMap({ trace, scenario, enabledGates }: Run): PortMap {
  const staticSubrange = enabledGates.includes(gate);
  const found = new Collector(staticSubrange, scenario.cluster.serviceNodePortRange);
  for (const event of trace.events) found.add(event);
  const { end, horizon, truncated } = trace;
  return {
    spans: found.spans,
    staticSubrange,
    changes: found.changes,
    refusals: found.refusals,
    repairs: found.repairs,
    services: [...found.services.values()],
    writes: found.writes,
    seed: scenario.seed,
    end,
    horizon,
    truncated,
  };
}

class Collector {
  readonly spans: RangeSpan[] = [];
  readonly changes: PortChange[] = [];
  readonly refusals: PortRefusal[] = [];
  readonly repairs: RepairRound[] = [];
  readonly services = new Map<string, ServiceHistory>();
  readonly writes: number[] = [];
  readonly #documents = new Map<string, number>();
  readonly #staticSubrange: boolean;

  constructor(staticSubrange: boolean, rangeText: string) {
    this.#staticSubrange = staticSubrange;
    this.#span(0, rangeText);
  }

  add(event: ClusterEvent): void {
    const { id, at, subject } = event;
    const name = nameOf(subject);
    switch (event.kind) {
      case 'ManifestApplied':
        this.#documents.set(subject, event.detail.document);
        return;
      case 'NodePortAllocated': {
        const { port, path, how, users } = event.detail;
        const kind = path === 'spec.healthCheckNodePort' ? 'health' : how;
        this.#change(event, port, { kind, subject, name, users, event: id, at });
        return;
      }
      case 'NodePortReleased':
        this.#change(event, event.detail.port, null);
        return;
      case 'NodePortsLeaked':
        for (const port of event.detail.ports) {
          this.#change(event, port, { kind: 'leaked', subject: '', name: '', users: [], event: id, at });
        }
        return;
      case 'ServiceRefused': {
        const { port, code, message, holder } = event.detail;
        const document = this.#documents.get(subject) ?? null;
        const held = holder === null ? null : nameOf(holder);
        this.refusals.push({
          at,
          event: id,
          subject,
          name,
          port,
          code: code ?? 500,
          message,
          holder: held,
          document,
        });
        return;
      }
      case 'ApiServerRestarted':
        this.#span(at, event.detail.serviceNodePortRange);
        return;
      case 'NodePortRepairRan':
        this.repairs.push({ at, event: id, leaks: event.detail.leaks, warnings: [] });
        return;
      case 'NodePortRepairFound':
        this.#warn(event, name);
        return;
      case 'ObjectCreated':
      case 'ObjectModified':
      case 'ObjectDeleted':
        if (event.detail.object.kind === 'Service') this.#version(event);
        return;
      default:
        return;
    }
  }

  #change({ at, id }: ClusterEvent, port: number, holder: PortHolder | null): void {
    this.changes.push({ at, event: id, port, holder });
  }

  #span(from: number, text: string): void {
    const range = rangeOf(text);
    const offset = this.#staticSubrange ? staticBandOffset(range.size) : 0;
    this.spans.push({ from, range, offset });
  }

  #warn(event: Extract<ClusterEvent, { kind: 'NodePortRepairFound' }>, name: string): void {
    const round = this.repairs.at(-1);
    if (!round) return;
    const { id, at, subject, detail } = event;
    const warning = { event: id, name, message: detail.message };
    this.repairs[this.repairs.length - 1] = { ...round, warnings: [...round.warnings, warning] };
    if (detail.reason !== 'PortNotAllocated') return;
    this.#change(event, detail.port, { kind: 'asked', subject, name, users: [], event: id, at });
  }

  #version(
    event: Extract<ClusterEvent, { kind: 'ObjectCreated' | 'ObjectModified' | 'ObjectDeleted' }>,
  ): void {
    const { id, at, subject, kind, detail } = event;
    const known = this.services.get(subject);
    this.writes.push(at);
    // The store gave an object of this kind.
    const service = kind === 'ObjectDeleted' ? null : (detail.object as Service);
    const versions = [...(known?.versions ?? []), { at, event: id, service }];
    this.services.set(subject, { subject, document: this.#documents.get(subject) ?? null, versions });
  }
}

/** The last part of `Service/<namespace>/<name>`. */
export function nameOf(subject: string): string {
  return subject.slice(subject.lastIndexOf('/') + 1);
}

function rangeOf(text: string): PortRange {
  const parsed = parsePortRange(text);
  return parsed.kind === 'range' && parsed.range.size > 0 ? parsed.range : defaultNodePortRange;
}
