import type { SceneMark } from '#cluster/scene.ts';
import { nodePortMarks as words } from '#i18n/nodePorts.ts';
import type { PortMap } from './portMap.ts';

/** Where "next event" stops: each port taken or given back, each refusal, each range, each round that found something. */
export function sceneMarks({ changes, refusals, spans, repairs }: PortMap): readonly SceneMark[] {
  const marks: SceneMark[] = [];
  for (const { at, event, port, holder } of changes) {
    if (holder === null) {
      marks.push({ at, event, label: words.markReleased(port), tone: 'plain' });
      continue;
    }
    const { kind, name } = holder;
    if (kind === 'leaked') marks.push({ at, event, label: words.markLeaked(port), tone: 'notable' });
    else marks.push({ at, event, label: words.markTaken(name, port), tone: 'plain' });
  }
  for (const { at, event, name } of refusals) {
    marks.push({ at, event, label: words.markRefused(name), tone: 'failing' });
  }
  for (const { from, range } of spans.slice(1)) {
    const last = range.base + range.size - 1;
    const round = repairs.find(({ at }) => at === from);
    if (round)
      marks.push({ at: from, event: round.event, label: words.markRange(range.base, last), tone: 'notable' });
  }
  for (const { at, event, warnings } of repairs) {
    if (warnings.length > 0) {
      marks.push({ at, event, label: words.markRepair(warnings.length), tone: 'failing' });
    }
  }
  return marks.sort((a, b) => a.at - b.at || a.event - b.event);
}
