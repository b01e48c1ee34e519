import { stageOf, stageOfKey } from '#cluster/kube-proxy/service-traffic/model/deriveRollout.ts';
import type { RolloutModel } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import type { SceneDifferences, SceneSide } from '#cluster/scene.ts';
import { rolloutDifferences as words } from '#i18n/rolloutDifferences.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { outcomeOfStage, type RolloutOutcome } from './outcome.ts';

const fates = ['refused', 'reset', 'timedOut', 'error'] as const;

/** What one run costs more than the other: requests, seconds, pods; the most telling first. */
export function differences(
  above: SceneSide<RolloutModel>,
  below: SceneSide<RolloutModel>,
): SceneDifferences {
  const stage = stageOf(above.model);
  const same = stage && stageOfKey(below.model, stage.choice.key);
  const a = stage && outcomeOfStage(above.model, stage);
  const b = same && outcomeOfStage(below.model, same);
  if (!a || !b) return { headline: words.nothing, rows: [], sentences: [] };
  const rows: SceneDifferences['rows'][number][] = [];
  const add = (
    what: Sentence,
    values: readonly [string, string],
    alarming: 'above' | 'below' | null = null,
    eventAbove: number | null = null,
  ) => {
    if (values[0] !== values[1])
      rows.push({ what, above: values[0], below: values[1], alarming, eventAbove });
  };
  add(words.lost, [String(a.lost), String(b.lost)], worse(a.lost, b.lost), a.firstLost);
  for (const fate of fates) add(words[fate], [String(a.byFate[fate]), String(b.byFate[fate])]);
  add(
    words.withoutReady,
    [seconds(a.withoutReadyMs), seconds(b.withoutReadyMs)],
    worse(a.withoutReadyMs, b.withoutReadyMs),
  );
  add(words.short, [seconds(a.shortMs), seconds(b.shortMs)]);
  add(words.completed, [seconds(a.completedMs), seconds(b.completedMs)], null, a.completed);
  add(words.leave, [seconds(a.slowestLeaveMs), seconds(b.slowestLeaveMs)]);
  add(words.surge, [podSeconds(a.surgePodSeconds), podSeconds(b.surgePodSeconds)]);
  add(words.mostPods, [String(a.mostPods), String(b.mostPods)]);
  return {
    headline: headlineOf(a, b, rows.length),
    rows,
    sentences: sentencesOf(a, b, [above.label, below.label]),
  };
}

function headlineOf(a: RolloutOutcome, b: RolloutOutcome, rows: number): Sentence {
  if (a.lost !== b.lost) return words.lostHeadline(String(a.lost), String(b.lost));
  if (a.withoutReadyMs !== b.withoutReadyMs) {
    return words.withoutHeadline(seconds(a.withoutReadyMs), seconds(b.withoutReadyMs));
  }
  if (a.completedMs !== b.completedMs) {
    if (a.completedMs === null || b.completedMs === null) return words.oneCompletes;
    return words.completedHeadline(seconds(a.completedMs), seconds(b.completedMs));
  }
  return rows === 0 ? words.nothing : words.costHeadline;
}

function sentencesOf(
  a: RolloutOutcome,
  b: RolloutOutcome,
  [above, below]: readonly [string, string],
): readonly Sentence[] {
  const sentences: Sentence[] = [];
  if (a.lost !== b.lost) {
    const [better, fewer, more] = a.lost < b.lost ? [above, a, b] : [below, b, a];
    sentences.push(
      fewer.lost === 0
        ? words.losesNone(better, String(more.lost))
        : words.losesFewer(better, String(more.lost - fewer.lost)),
    );
    const paid = fewer.surgePodSeconds - more.surgePodSeconds;
    if (paid > 0) sentences.push(words.pays(better, podSeconds(paid)));
    const later = (fewer.completedMs ?? 0) - (more.completedMs ?? 0);
    if (fewer.completedMs !== null && more.completedMs !== null && later > 0) {
      sentences.push(words.takesLonger(better, seconds(later)));
    }
  }
  if ((a.completedMs === null) !== (b.completedMs === null)) {
    sentences.push(words.neverCompletes(a.completedMs === null ? above : below));
  }
  return sentences;
}

function worse(a: number, b: number): 'above' | 'below' | null {
  return a === b ? null : a > b ? 'above' : 'below';
}

function seconds(ms: number | null): string {
  return ms === null ? '–' : `${(ms / 1000).toFixed(1)} s`;
}

function podSeconds(value: number): string {
  return value.toFixed(1);
}
