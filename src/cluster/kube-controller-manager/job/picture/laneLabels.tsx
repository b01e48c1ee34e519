import type {
  Attempt,
  JobLane,
  RuleMatch,
  Wait,
} from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { isCountedFailure } from '#cluster/kube-controller-manager/job/timeline/laneState.ts';
import { jobWords as words } from '#i18n/jobs.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import type { Obstacle } from '#ui/placeLabels.ts';
import type { Measure } from '#ui/textWidth.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import {
  type JobLabel,
  type JobLabelPlace,
  type LabelRole,
  labelHeightPx,
  labelPriority,
} from './jobLabel.ts';
import { secondsText } from './jobText.ts';
import type { LaneSide } from './laneSides.ts';

export interface LabelContext {
  readonly scale: TimeScale;
  readonly locale: Locale;
  readonly measure: Measure;
}

/** What of a lane labels may not cover. */
export function laneObstacles(side: LaneSide, { scale }: LabelContext): readonly Obstacle[] {
  const { lane, geometry, steps } = side;
  const { baseline, height, up } = geometry;
  const box = (x0: number, x1: number, h: number) => ({
    x0,
    x1,
    y0: up > 0 ? baseline - h : baseline,
    y1: up > 0 ? baseline + 1 : baseline + h,
  });
  return [
    ...steps.flatMap((own, order) =>
      own
        .filter(({ fill }) => fill === 'solid' || fill === 'hatch')
        .map((step) => ({ ...box(step.x0, step.x1, height * step.h0), id: barId(side, order) })),
    ),
    ...lane.attempts.flatMap(({ cap }) =>
      cap === null ? [] : [box(scale.x(cap.at) - 2, scale.x(cap.at) + (cap.exitCode === 0 ? 14 : 2), height)],
    ),
    ...lane.waits.map(({ from, to }) => box(scale.x(from), scale.x(to), 8)),
    { x0: scale.left, x1: scale.right, y0: baseline - 0.5, y1: baseline + 0.5, line: true },
  ];
}

/** What is written into a lane: codes, seconds, rules, what was lost, who holds whom back. */
export function laneLabels(side: LaneSide, context: LabelContext): readonly JobLabel[] {
  const { lane } = side;
  const pen = new Writer(side, context);
  for (const [order, attempt] of lane.attempts.entries()) {
    pen.attempt(attempt, order, lane);
  }
  for (const wait of lane.waits) pen.wait(wait);
  for (const { from, to, by } of lane.held) pen.held(from, to, by);
  return pen.labels.filter(({ places }) =>
    places.some(({ x }) => x >= context.scale.left - 4 && x <= context.scale.right + 40),
  );
}

class Writer {
  readonly labels: JobLabel[] = [];
  readonly #side: LaneSide;
  readonly #context: LabelContext;

  constructor(side: LaneSide, context: LabelContext) {
    this.#side = side;
    this.#context = context;
  }

  attempt(attempt: Attempt, order: number, lane: JobLane): void {
    const { locale } = this.#context;
    const { ordinal, cap, match, outcome, terminating, event } = attempt;
    if (lane.attempts.length > 1) {
      const bar = this.#side.steps[order]?.find(({ fill, x0, x1 }) => fill === 'solid' && x1 - x0 > 14);
      if (bar) {
        const x = bar.x0 + 5;
        const top = this.#middle();
        this.#say(`n${ordinal}`, String(ordinal), 'tick', 'text', labelPriority.attempt, event, [
          { x, top, inside: barId(this.#side, order), variant: 'inside' },
        ]);
      }
    }
    if (attempt.keptBy) {
      const { from, ended, running, event: exit } = attempt.keptBy;
      const said = words.keptBy(ended.join(', '), running.join(', '))[locale];
      this.#below(`k${ordinal}`, said, this.#context.scale.x(from), 'text', exit);
    }
    const next = lane.attempts[order + 1];
    if (terminating && next) this.#overlap(attempt, next);
    if (!cap || outcome === 'succeeded') return;
    const x = this.#context.scale.x(cap.at);
    const code = cap.exitCode === null ? cap.reason : String(cap.exitCode);
    if (code !== '' && cap.exitCode !== 0) this.#above(`c${ordinal}`, code, x, cap.event);
    if (outcome === 'removed' || outcome === 'killed') {
      const said = outcome === 'killed' ? words.killedByJob : words.removedBySuspend;
      this.#beside(`o${ordinal}`, said[locale], x, 'text-2', labelPriority.note, cap.event);
    } else if (match?.rule != null) this.#rule(attempt, match, lane, x);
    const lostHere = lane.lost && lane.attempts.at(-1) === attempt && match?.action !== 'FailIndex';
    if (lostHere && lane.lost) {
      const failures = lane.attempts.filter(isCountedFailure).length;
      const said = words.indexLost(failures, lane.place)[locale];
      this.#beside('lost', said, x, 'fail', labelPriority.lost, lane.lost.event);
    }
  }

  wait({ from, to, delaySeconds, event, cut }: Wait): void {
    const { scale, locale, measure } = this.#context;
    const text = words.seconds(String(Math.round(delaySeconds * 10) / 10))[locale];
    const width = measure(text, 'labelStrong');
    const x = Math.max(scale.left, (scale.x(from) + scale.x(to)) / 2 - width / 2);
    if (scale.x(to) - scale.x(from) < (cut ? width + 4 : 8)) return;
    const top = this.#lift(11, 24);
    this.#say(`w${from}`, text, 'labelStrong', 'fail', labelPriority.seconds, event, [{ x, top }]);
  }

  held(from: number, to: number, by: number | null): void {
    const { scale, locale, measure } = this.#context;
    const text = (by === null ? words.heldByJob : words.heldBack(by))[locale];
    const x = scale.x(from);
    const low = Math.max(10, this.#side.geometry.height * 0.6 + 1);
    const top = this.#lift(low, low + labelHeightPx);
    const width = measure(text, 'label');
    const places = [
      { x, top },
      { x: x - width - 6, top: this.#lift(0, 14), overLines: true },
      { x: scale.x(to) + 4, top },
    ];
    this.#say(`h${from}`, text, 'label', 'text-2', labelPriority.held, null, places);
  }

  #rule(attempt: Attempt, match: RuleMatch, lane: JobLane, x: number): void {
    const { locale } = this.#context;
    const what = matchText(attempt, match, locale);
    const rule = match.rule ?? 0;
    if (match.action === 'Ignore') {
      const waits = lane.waits.find(({ from }) => Math.abs(from - attempt.endAt) < 1500);
      const said = waits
        ? words.ignoredYetWaits(what, rule, secondsText(waits.delaySeconds * 1000))
        : words.ignored(what, rule);
      this.#below(`r${attempt.ordinal}`, said[locale], x, 'text-2', match.event);
      return;
    }
    const said = words.rule(rule, what, match.action ?? '')[locale];
    const fails = match.action === 'FailIndex' || match.action === 'FailJob';
    this.#beside(`r${attempt.ordinal}`, said, x, fails ? 'fail' : 'text-2', labelPriority.rule, match.event);
    if (match.action === 'FailIndex')
      this.#below(`f${attempt.ordinal}`, words.failedAtOnce[locale], x + 9, 'text-2', match.event);
  }

  /** A replacement beside what still ends, or one that waits for its end. */
  #overlap(attempt: Attempt, next: Attempt): void {
    const { scale, locale } = this.#context;
    const { terminating, endAt, ordinal } = attempt;
    if (!terminating) return;
    const overlapMs = endAt - next.createdAt;
    const waitedMs = endAt - terminating.from;
    if (overlapMs > 500) {
      const said = words.overlap(secondsText(overlapMs))[locale];
      this.#below(`v${ordinal}`, said, scale.x(next.createdAt), 'fail', next.event);
    } else if (this.#side.job.waitsForTerminating && waitedMs > 1500) {
      const said = words.waitsForEnd(secondsText(waitedMs))[locale];
      this.#below(`v${ordinal}`, said, scale.x(terminating.from), 'text-2', terminating.event);
    }
  }

  #above(key: string, text: string, x: number, event: EventId): void {
    const width = this.#context.measure(text, 'tickStrong');
    const { height } = this.#side.geometry;
    const top = this.#lift(height + 5, height + 19);
    const places = [
      { x: x - width / 2, top, overLines: true },
      { x: x + 5, top: this.#lift(height - 12, height + 2) },
    ];
    this.#say(key, text, 'tickStrong', 'fail', labelPriority.exitCode, event, places);
  }

  #beside(
    key: string,
    text: string,
    x: number,
    tone: JobLabel['tone'],
    priority: number,
    event: EventId,
  ): void {
    const role = tone === 'fail' ? 'labelStrong' : 'label';
    const width = this.#context.measure(text, role);
    const top = this.#middle();
    const under = this.#lift(-18, -4);
    const left = Math.max(this.#context.scale.left, Math.min(x - width, this.#context.scale.right - width));
    const places = [
      { x: x + 9, top },
      // A code that found no room above its stem stands beside it.
      { x: x + 28, top },
      { x: left, top: under, overLines: true },
      { x: x + 9, top: under, overLines: true },
      { x: x - width - 8, top: under, overLines: true },
    ];
    this.#say(key, text, role, tone, priority, event, places);
  }

  #below(key: string, text: string, x: number, tone: JobLabel['tone'], event: EventId): void {
    const width = this.#context.measure(text, 'label');
    const top = this.#lift(-18, -4);
    const places = [
      { x, top },
      { x: x - width, top },
      { x: x + 9, top: this.#middle() },
    ];
    this.#say(key, text, 'label', tone, labelPriority.note, event, places);
  }

  /** Top of a box that lies between two heights above the baseline; below it on the other side. */
  #lift(low: number, high: number): number {
    const { baseline, up } = this.#side.geometry;
    return up > 0 ? baseline - high : baseline + low;
  }

  #middle(): number {
    const { height } = this.#side.geometry;
    // Over a low lane it stands on the baseline.
    const low = Math.max(1, height / 2 - labelHeightPx / 2);
    return this.#lift(low, low + labelHeightPx);
  }

  #say(
    key: string,
    text: string,
    role: LabelRole,
    tone: JobLabel['tone'],
    priority: number,
    event: EventId | null,
    places: readonly JobLabelPlace[],
  ): void {
    const width = this.#context.measure(text, role);
    this.labels.push({
      key: `${this.#side.key} ${key}`,
      priority,
      text,
      role,
      tone,
      width,
      height: labelHeightPx,
      places,
      event,
    });
  }
}

function barId(side: LaneSide, order: number): string {
  return `${side.key} ${order}`;
}

function matchText(attempt: Attempt, { exitCode, condition }: RuleMatch, locale: Locale): string {
  if (exitCode !== null) return words.ruleExit(exitCode)[locale];
  return condition === 'DisruptionTarget' ? disruptionText(attempt.disruption, locale) : (condition ?? '');
}

function disruptionText(reason: string | null, locale: Locale): string {
  switch (reason) {
    case 'EvictionByEvictionAPI':
      return words.drained[locale];
    case 'PreemptionByScheduler':
      return words.preempted[locale];
    case 'DeletionByPodGC':
    case 'TerminationByKubelet':
      return words.nodeLost[locale];
    default:
      return words.disrupted[locale];
  }
}
