/** How tall the charts under the lanes are, in px. */
export interface ChartSizes {
  readonly replicas: number;
  readonly requests: number;
  /** What hangs under the requests' baseline. */
  readonly lost: number;
  readonly gap: number;
  readonly healthPitch: number;
}

const roomy: ChartSizes = { replicas: 60, requests: 46, lost: 34, gap: 30, healthPitch: 16 };
/** So that on a low screen nothing stands below the fold. */
const compact: ChartSizes = { replicas: 38, requests: 30, lost: 22, gap: 20, healthPitch: 13 };
const compactBelowPx = 520;

export function chartSizes(height: number): ChartSizes {
  return height < compactBelowPx ? compact : roomy;
}

/** All of them together. Two runs share a baseline, so each chart is as deep as it is high. */
export function chartsHeight(
  { replicas, requests, lost, gap, healthPitch }: ChartSizes,
  shown: { readonly comparing: boolean; readonly requests: boolean; readonly healthNodes: number },
): number {
  const { comparing } = shown;
  const replicasPx = replicas * (comparing ? 2 : 1) + gap;
  const requestsPx = shown.requests
    ? requests * (comparing ? 2 : 1) + (comparing ? lost + 14 : lost) + gap
    : 0;
  return replicasPx + requestsPx + (shown.healthNodes === 0 ? 0 : 16 + shown.healthNodes * healthPitch);
}
