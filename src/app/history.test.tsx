import { afterEach, describe, expect, it, vi } from 'vitest';
import { readDraft, saveDraft } from './history.ts';

describe('the draft', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    localStorage.clear();
  });

  it('is read as it was saved', () => {
    expect(readDraft()).toBeNull();
    saveDraft('kind: Pod\r\n# 标题\n', 'mine');
    expect(readDraft()).toEqual({ text: 'kind: Pod\r\n# 标题\n', name: 'mine' });
  });

  it.each(['', 'null', '[]', '{"text":7,"name":"x"}', '{"text":"x"}', 'no JSON'])(
    'is none when storage holds %j',
    (kept) => {
      localStorage.setItem('kymograph.text', kept);
      expect(readDraft()).toBeNull();
    },
  );

  it('costs nothing but itself where storage is full or forbidden', () => {
    const refuse = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse);
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(refuse);
    expect(() => saveDraft('kind: Pod', '')).not.toThrow();
    expect(readDraft()).toBeNull();
  });
});
