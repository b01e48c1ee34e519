import { measure, table } from '#cli/bench/measure.ts';
import { nodePortRows } from '#cli/bench/nodePorts.ts';
import { manyPods, scenario, sidecarPod } from '#cli/bench/texts.ts';
import { deriveTimeline } from '#cluster/kubelet/pod-lifecycle/timeline/deriveTimeline.ts';
import { prepareRun, simulatePrepared, simulateText } from '#cluster/simulateText.ts';

const one = `${sidecarPod()}---\n${scenario}`;
const prepared = prepareRun(one);
const fifty = manyPods(50);
const hundred = simulateText(manyPods(100));

const rows = [
  measure('a sidecar pod, from text to timeline', null, 30, () => {
    deriveTimeline(simulateText(one));
  }),
  measure('1,000 seeds of a sidecar pod', 500, 3, () => {
    for (let seed = 0; seed < 1000; seed += 1) simulatePrepared(prepared, {}, seed);
  }),
  measure('50 documents: key press to model, after the debounce', 100, 10, () => {
    deriveTimeline(simulateText(fifty));
  }),
  measure('100 pods: timeline of their run', null, 10, () => {
    deriveTimeline(hundred);
  }),
  ...nodePortRows(),
];

process.stdout.write(`${table(rows)}\n`);
