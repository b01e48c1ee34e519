import type { FlowNode } from '#cluster/kube-proxy/service-traffic/model/flowState.ts';
import { rolloutWords as words } from '#i18n/rollout.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { instant } from './instant.ts';

export interface NodeLine {
  readonly text: Sentence;
  readonly tone: 'plain' | 'failing';
}

/** What stands beside a node: its rules, what it answers, whether the balancer asks it. The most telling first. */
export function nodeLines(
  { sync, stale, health, inService, gone, note }: FlowNode,
  hasRules: boolean,
): readonly NodeLine[] {
  if (gone) return [{ text: words.nodeGone, tone: 'failing' }];
  const lines: NodeLine[] = [];
  const add = (text: Sentence, tone: NodeLine['tone'] = 'plain') => lines.push({ text, tone });
  if (sync === null) {
    if (hasRules) add(words.noRules);
  } else if (stale) add(words.staleRules(instant(sync.at)), 'failing');
  else add(words.rulesOf(instant(sync.at)));
  if (health) {
    add(answerLine('/healthz', health.healthz), health.healthz === 200 ? 'plain' : 'failing');
    if (health.livez !== 404)
      add(answerLine('/livez', health.livez), health.livez === 200 ? 'plain' : 'failing');
  }
  if (inService === false) add(words.outOfService, 'failing');
  if (note)
    add(noteText(note.kind, note.what, instant(note.at)), note.kind === 'terminated' ? 'failing' : 'plain');
  return lines;
}

function answerLine(path: string, code: number | null): Sentence {
  return code === null
    ? { en: `${path} ${words.noAnswer.en}`, zh: `${path} ${words.noAnswer.zh}` }
    : words.answer(path, String(code));
}

function noteText(kind: NonNullable<FlowNode['note']>['kind'], what: string, at: string): Sentence {
  switch (kind) {
    case 'cordoned':
      return words.cordoned(at);
    case 'uncordoned':
      return words.uncordoned(at);
    case 'tainted':
      return words.tainted(shortKey(what), at);
    case 'untainted':
      return words.untainted(shortKey(what), at);
    case 'deleting':
      return words.deleting(at);
    case 'terminated':
      return words.terminated(at);
    case 'gone':
      return words.nodeGone;
    default:
      return kind satisfies never;
  }
}

function shortKey(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}
