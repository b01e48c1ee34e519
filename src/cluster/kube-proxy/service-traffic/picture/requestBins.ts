import type { RequestLog } from '#cluster/kube-proxy/service-traffic/model/requestLog.ts';
import { sentWithin } from '#cluster/kube-proxy/service-traffic/model/requestLog.ts';
import type { Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import type { Milliseconds } from '#simulation/trace.ts';
import type { StackStep } from './stackPaths.ts';

const steps = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 60_000, 120_000, 300_000, 600_000];

/** How long a step of the requests' chart is: a round time that holds enough requests to be a rate, and 4 px at least. */
export function binMs(ratePerSecond: number, pxPerSecond: number): number {
  const least = Math.max(20_000 / Math.max(ratePerSecond, 0.01), 4000 / pxPerSecond);
  return steps.find((step) => step >= least) ?? steps.at(-1)!;
}

/** Answers a second by the revision that gave them, step by step; what failed is the gap above. */
export function answeredSteps(
  { requests, pods, revisions }: Stage,
  bin: number,
  view: { readonly from: Milliseconds; readonly to: Milliseconds },
): readonly StackStep[] {
  const result: StackStep[] = [];
  // What was still open when the run ended has no fate, and is no gap.
  const end = (requests.sentAt.at(-1) ?? 0) + Math.round(1000 / Math.max(requests.ratePerSecond, 0.01));
  const first = Math.max(0, Math.floor(view.from / bin));
  const last = Math.ceil(Math.min(view.to, end) / bin);
  for (let index = first; index < last; index += 1) {
    const [from, to] = sentWithin(requests, index * bin - 1, (index + 1) * bin - 1);
    const layers = new Array<number>(revisions.length).fill(0);
    for (let place = from; place < to; place += 1) countAnswer(requests, place, pods, layers);
    const seconds = Math.min(bin, end - index * bin) / 1000;
    result.push({ at: index * bin, layers: layers.map((count) => count / seconds) });
  }
  result.push({ at: Math.min(last * bin, end), layers: new Array<number>(revisions.length).fill(0) });
  return result;
}

function countAnswer(log: RequestLog, place: number, pods: Stage['pods'], layers: number[]): void {
  if (log.fate[place] !== 'served') return;
  const revision = pods[log.pod[place]!]?.revision ?? 0;
  layers[revision]! += 1;
}
