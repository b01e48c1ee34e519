/** kubectl's verbs over time. `path` is the event's place in the document, e.g. `spec.events[0]`. */
export type ScenarioEvent =
  | {
      readonly kind: 'delete';
      readonly atMs: number;
      readonly target: Target;
      readonly gracePeriodSeconds?: number;
      readonly force?: boolean;
      readonly path: string;
    }
  | {
      readonly kind: 'setImage';
      readonly atMs: number;
      readonly target: Target;
      readonly container?: string;
      readonly image: string;
      readonly path: string;
    }
  | {
      readonly kind: 'apply';
      readonly atMs: number;
      readonly target: Target;
      /** `--dry-run=server`. */
      readonly dryRun?: boolean;
      readonly path: string;
    }
  /** So many new NodePort Services, one port each without a number: `<name>-1`, `<name>-2` … */
  | {
      readonly kind: 'create';
      readonly atMs: number;
      readonly services: number;
      readonly name: string;
      readonly path: string;
    }
  /** `manifest` holds the top-level fields that differ from what the text says of the object. */
  | {
      readonly kind: 'replace';
      readonly atMs: number;
      readonly target: Target;
      readonly manifest: unknown;
      readonly path: string;
    }
  /** kube-apiserver starts anew with another range. */
  | {
      readonly kind: 'restart';
      readonly atMs: number;
      readonly serviceNodePortRange: string;
      readonly path: string;
    }
  | {
      readonly kind: 'scale';
      readonly atMs: number;
      readonly target: Target;
      readonly replicas: number;
      readonly path: string;
    }
  /** `kubectl patch --type=merge`. */
  | {
      readonly kind: 'patch';
      readonly atMs: number;
      readonly target: Target;
      readonly patch: unknown;
      readonly path: string;
    }
  | {
      readonly kind: 'rollout';
      readonly verb: 'pause' | 'resume' | 'restart' | 'undo';
      readonly atMs: number;
      readonly target: Target;
      /** Of an undo; 0 or absent is the one before. */
      readonly toRevision?: number;
      readonly path: string;
    }
  | {
      readonly kind: 'cordon' | 'uncordon';
      readonly atMs: number;
      readonly node: string;
      readonly path: string;
    }
  | {
      readonly kind: 'drain';
      readonly atMs: number;
      readonly node: string;
      /** Null: each pod's own. */
      readonly gracePeriodSeconds: number | null;
      readonly force: boolean;
      readonly ignoreDaemonsets: boolean;
      readonly deleteEmptydirData: boolean;
      /** 0 is for ever. */
      readonly timeoutMs: number;
      readonly path: string;
    }
  /** `taint: key=value:Effect`, or `key:Effect-` and `key-` to remove, as kubectl takes it. */
  | {
      readonly kind: 'taint';
      readonly atMs: number;
      readonly node: string;
      readonly taint: string;
      readonly path: string;
    }
  /** A request to the Eviction API for each pod. */
  | {
      readonly kind: 'evict';
      readonly atMs: number;
      readonly target: Target;
      readonly gracePeriodSeconds: number | null;
      readonly path: string;
    }
  /** The cloud takes the machine away: all that runs on it is gone at once. */
  | { readonly kind: 'terminate'; readonly atMs: number; readonly node: string; readonly path: string }
  /** Read, kept and said to be not simulated yet. */
  | { readonly kind: 'unsupported'; readonly atMs: number; readonly verb: string; readonly path: string };

/**
 * `pod/web`, `pod/web-*`, `deployment/web`; the kind is lower-case and singular. The namespace is `default` unless the
 * text says `pod/shop:web`, or the event has a `namespace`.
 */
export interface Target {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}
