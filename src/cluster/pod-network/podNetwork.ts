import type { Machine } from '#cluster/machine.ts';
import type { PodProcesses, PodSockets, Reached, Reaching, SandboxNetwork } from '#cluster/podSockets.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';

interface Attachment {
  readonly machine: Machine;
  readonly processes: () => PodProcesses;
  gone: { readonly sinceMs: Milliseconds; readonly event: EventId } | null;
}

/** The network between pods: which sandbox has which address. Packets take no time and none is lost. */
export class PodNetwork implements Reaching {
  readonly #clock: { readonly now: Milliseconds };
  readonly #sockets: PodSockets;
  readonly #byAddress = new Map<string, Attachment>();
  /** The newest of each pod. */
  readonly #byPod = new Map<string, Attachment>();

  constructor(clock: { readonly now: Milliseconds }, sockets: PodSockets) {
    this.#clock = clock;
    this.#sockets = sockets;
  }

  /** What one machine makes known of its sandboxes. */
  of(machine: Machine): SandboxNetwork {
    return {
      attached: (ip, podKey, processes) => {
        const attachment: Attachment = { machine, processes, gone: null };
        this.#byAddress.set(ip, attachment);
        this.#byPod.set(podKey, attachment);
      },
      detached: (ip, event) => {
        const attachment = this.#byAddress.get(ip);
        if (attachment) attachment.gone = { sinceMs: this.#clock.now, event };
      },
    };
  }

  connect(ip: string, port: number, podKey: string | null): Reached {
    const attachment = this.#byAddress.get(ip) ?? (podKey === null ? undefined : this.#byPod.get(podKey));
    if (attachment === undefined) return { kind: 'foreign' };
    const { machine, gone, processes } = attachment;
    if (machine.gone !== null) return { kind: 'machineGone', machine };
    if (gone !== null) return { kind: 'addressGone', ...gone };
    const answer = this.#sockets.connect(processes(), port);
    return answer.kind === 'accepted' ? { ...answer, machine } : answer;
  }
}
