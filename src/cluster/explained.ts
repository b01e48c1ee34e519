import type { Sentence } from '#i18n/sentence.ts';
import type { UpstreamSource } from './explanation.ts';
import type { ClusterEvent } from './facts.ts';

/** Sentences one after the other; null when there is none. */
export function joinedSentences(sentences: readonly Sentence[]): Sentence | null {
  if (sentences.length === 0) return null;
  return { en: sentences.map(({ en }) => en).join(' '), zh: sentences.map(({ zh }) => zh).join('') };
}

/** Where upstream decides it; null where only the Scenario, or the cloud, does. */
export function upstreamSourceOf({ source }: Pick<ClusterEvent, 'source'>): UpstreamSource | null {
  const [file = '', functionName = ''] = source.split(':');
  return /\/.*\.(?:go|proto)$/.test(file) ? { version: 'v1.28.0', file, functionName } : null;
}
