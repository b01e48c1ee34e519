import { secondsText } from '#cluster/kubelet/pod-lifecycle/picture/secondsText.ts';
import type {
  Bracket,
  Cap,
  ContainerLane,
  ProbeMark,
  Span,
} from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import { type Sentence, verbatim } from '#i18n/sentence.ts';
import type { RowOfPod } from './tableRow.ts';

/** Everything a lane draws, in words: spans, exits, probes, brackets. Not in order. */
export function laneRows(lane: ContainerLane): readonly RowOfPod[] {
  const what = verbatim(lane.name);
  return [
    ...lane.spans.map((span) => ({
      at: span.from,
      what,
      words: spanWords(span, lane),
      event: span.event,
      failing: span.state === 'backOff',
    })),
    ...lane.caps.map((cap) => ({
      at: cap.at,
      what,
      words: capWords(cap),
      event: cap.event,
      failing: cap.exitCode !== 0 && cap.by !== 'sigterm',
    })),
    ...lane.probes.map((probe) => ({
      at: probe.at,
      what,
      words: probeWords(probe),
      event: probe.event,
      failing: !probe.ok,
    })),
    ...lane.brackets.filter(isNoWait).map((bracket) => ({
      at: bracket.from,
      what,
      words: until(bracket.label, bracket.to),
      event: bracket.event,
      failing: false,
    })),
  ];
}

/** Words and the time they hold until. */
export function until(sentence: Sentence, to: number): Sentence {
  const end = secondsText(to);
  return {
    en: words.wordFromTo(sentence.en, end).en,
    zh: words.wordFromTo(sentence.zh, end).zh,
  };
}

/** Two words with the comma of the language between them. */
export function listed(first: Sentence, second: Sentence): Sentence {
  return { en: words.listed(first.en, second.en).en, zh: words.listed(first.zh, second.zh).zh };
}

/** The brackets over a wait say the wait's own length, which its span says already. */
function isNoWait({ kind }: Bracket): boolean {
  return kind !== 'backOff' && kind !== 'untilSync';
}

function spanWords(span: Span, lane: ContainerLane): Sentence {
  if (span.state === 'untilSync') return words.looksAgain(secondsText(span.to));
  if (span.state === 'backOff') {
    const bracket = lane.brackets.find(({ kind, from }) => kind === 'backOff' && from === span.from);
    const length = bracket?.label.en ?? `${secondsText(span.to - span.from)} s`;
    return words.backOffOver(length, secondsText(span.to));
  }
  const named = span.label !== null && span.label.en !== words[span.state].en;
  return until(named ? listed(words[span.state], span.label) : words[span.state], span.to);
}

function capWords({ exitCode, by }: Cap): Sentence {
  return by === 'sigkill' ? words.killed : words.exits(exitCode);
}

function probeWords({ probe, ok }: ProbeMark): Sentence {
  return ok ? words.probeOk(probe) : words.probeFails(probe);
}
