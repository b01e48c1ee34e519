import type { Traffic } from './scenario.ts';

/** One entry of `spec.traffic` after `checkValue`; lengths of time are seconds. */
export interface CheckedTraffic {
  readonly service: string;
  readonly from?: Traffic['from'];
  readonly rate?: number;
  readonly requestSeconds?: number;
  readonly keepAlive?: boolean;
  readonly namespace?: string;
  readonly port?: number;
  readonly node?: string;
  readonly connections?: number;
  readonly retries?: number;
  readonly timeout?: number;
  readonly start?: number;
  readonly end?: number;
}

/** A group of clients with its defaults filled in. */
export function readTraffic(checked: CheckedTraffic, path: string): Traffic {
  return {
    service: checked.service,
    from: checked.from ?? 'outside',
    rate: checked.rate ?? 10,
    requestSeconds: checked.requestSeconds ?? 0.1,
    keepAlive: checked.keepAlive ?? false,
    namespace: checked.namespace ?? 'default',
    port: checked.port ?? null,
    node: checked.node ?? null,
    connections: checked.connections ?? 10,
    retries: checked.retries ?? 0,
    timeoutSeconds: checked.timeout ?? 5,
    startMs: Math.round((checked.start ?? 0) * 1000),
    endMs: checked.end === undefined ? null : Math.round(checked.end * 1000),
    path,
  };
}
