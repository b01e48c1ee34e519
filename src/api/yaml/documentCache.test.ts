import { describe, expect, it } from 'vitest';
import { createDocumentCache } from './documentCache.ts';
import { defaultManifestLimits } from './limits.ts';

describe('the document cache', () => {
  it('gives the same object for the same text, also after another text', () => {
    const cache = createDocumentCache(defaultManifestLimits);
    const first = cache.read('kind: A');
    cache.endText();
    cache.read('kind: B');
    cache.endText();
    expect(cache.read('kind: A')).toBe(first);
  });

  it('forgets what none of the last few texts held', () => {
    const cache = createDocumentCache(defaultManifestLimits);
    const first = cache.read('kind: A');
    for (let text = 0; text < 10; text += 1) cache.endText();
    expect(cache.read('kind: A')).not.toBe(first);
    expect(cache.read('kind: A')).toEqual(first);
  });
});
