import { jobRows } from '#cli/bench/jobs.ts';
import { measure, once, table } from '#cli/bench/measure.ts';
import { nodePortRows } from '#cli/bench/nodePorts.ts';
import { proxyRulesRows } from '#cli/bench/proxyRules.ts';
import { rolloutRows } from '#cli/bench/rollouts.ts';
import { manyDocuments, manyPods, scenario, sidecarPod } from '#cli/bench/texts.ts';
import { trafficRows } from '#cli/bench/traffic.ts';
import { deriveTimeline } from '#cluster/kubelet/pod-lifecycle/timeline/deriveTimeline.ts';
import { prepareRun } from '#cluster/prepareRun.ts';
import { simulatePrepared, simulateText } from '#cluster/simulateText.ts';

const one = `${sidecarPod()}---\n${scenario}`;
const prepared = prepareRun(one);
const fifty = manyPods(50);
const hundred = simulateText(manyPods(100));

const thousand = manyDocuments(1000);
/** A text that was never read before, as long as the other. */
let texts = 0;
const unread = () => {
  texts += 1;
  return thousand.replaceAll('tier: backend', `tier: backend-${texts}`);
};
let edits = 0;

const rows = [
  once('1,000 documents (1 MB): read and judged, cold', 1200, () => {
    prepareRun(thousand);
  }),
  measure('1,000 documents (1 MB): read and judged anew', 1200, 5, () => {
    prepareRun(unread());
  }),
  measure('1,000 documents (1 MB): one edited', 30, 20, () => {
    edits += 1;
    prepareRun(thousand.replace('team-3@', `team-${edits}@`));
  }),
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
  ...rolloutRows(),
  ...jobRows(),
  ...proxyRulesRows(),
  ...trafficRows(),
];

process.stdout.write(`${table(rows)}\n`);
