import { type DocumentContent, documentContent } from './documentContent.ts';
import type { ManifestLimits } from './limits.ts';
import { readYaml } from './readYaml.ts';

/** Reads the documents of texts that differ little from one to the next. */
export interface DocumentCache {
  /** The same object for the same text, as long as it is remembered. */
  readonly read: (text: string) => DocumentContent;
  /** Ends a text: what none of the last few held is forgotten. */
  readonly endText: () => void;
}

/** Two texts side by side, and each before its last change. */
const rememberedTexts = 4;

export function createDocumentCache(limits: ManifestLimits): DocumentCache {
  const entries = new Map<string, { readonly content: DocumentContent; lastText: number }>();
  let textNumber = 0;
  return {
    read: (text) => {
      const known = entries.get(text);
      if (known) {
        known.lastText = textNumber;
        return known.content;
      }
      const own = detached(text);
      const content = documentContent(readYaml(own, limits), own);
      entries.set(own, { content, lastText: textNumber });
      return content;
    },
    endText: () => {
      textNumber += 1;
      for (const [text, { lastText }] of entries) {
        if (textNumber - lastText > rememberedTexts) entries.delete(text);
      }
    },
  };
}

/** A slice keeps the whole text it was cut from in memory; after a thousand edits that would be a thousand texts. */
function detached(slice: string): string {
  return ` ${slice}`.slice(1);
}
