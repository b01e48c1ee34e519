import type { Timeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import { type Locale, type Sentence, verbatim } from '#i18n/sentence.ts';

type NotSimulated = Timeline['notSimulated'][number];

/** Objects without a lane that one row speaks of: one, or all that share a reason. */
export interface NotSimulatedLine {
  readonly name: Sentence;
  readonly reason: Sentence;
  /** Each with how many there are, in the order of the text. */
  readonly kinds: readonly (readonly [kind: string, count: number])[];
}

/** From so many on, objects of one reason share a row: what is played is what the picture is for. */
const fewest = 3;

/** The rows for what was pasted and is not played. */
export function notSimulatedLines(found: readonly NotSimulated[]): readonly NotSimulatedLine[] {
  return grouped(found, ({ reason }) => reason.en).flatMap((group): readonly NotSimulatedLine[] => {
    const { reason } = group[0]!;
    if (group.length < fewest) {
      return group.map(({ kind, name }) => ({
        name: verbatim(name || kind),
        reason,
        kinds: [[kind, 1] as const],
      }));
    }
    const kinds = grouped(group, ({ kind }) => kind).map((same) => [same[0]!.kind, same.length] as const);
    return [{ name: words.objectCount(group.length), reason, kinds }];
  });
}

/** Why they have no lane, written where a lane would be; as many kinds as find room. */
export function notSimulatedText(
  { reason, kinds }: NotSimulatedLine,
  locale: Locale,
  widthPx: number,
  measure: (text: string) => number,
): string {
  const [only] = kinds;
  if (only && kinds.length === 1 && only[1] === 1) return `${only[0]}: ${reason[locale]}`;
  const all = kinds.map(([kind, count]) => (count === 1 ? kind : `${kind} ×${count}`));
  const form = (kept: number) => {
    const more = all.length - kept;
    const left = more > 0 ? [words.andMore(more)[locale]] : [];
    return `${reason[locale]}: ${[...all.slice(0, kept), ...left].join(', ')}`;
  };
  let kept = all.length;
  while (kept > 0 && measure(form(kept)) > widthPx) kept -= 1;
  return form(kept);
}

/** In the order in which the groups begin. */
function grouped(
  all: readonly NotSimulated[],
  keyOf: (one: NotSimulated) => string,
): readonly NotSimulated[][] {
  const groups = new Map<string, NotSimulated[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return [...groups.values()];
}
