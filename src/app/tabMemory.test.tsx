import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepTabAddress, keepTabText, tabTextOf } from './tabMemory.ts';

describe('what a tab keeps for its reload', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    sessionStorage.clear();
  });

  it('belongs to the address the tab wrote, and to no other', () => {
    expect(tabTextOf('')).toBeNull();
    keepTabText('kind: Secret', 'mine');
    expect(tabTextOf('#k1=mine'), 'no address was written yet').toBeNull();
    keepTabAddress('#k1=mine');
    keepTabText('kind: Secret # newer than the address', 'mine');
    expect(tabTextOf('#k1=mine')).toEqual({ text: 'kind: Secret # newer than the address', name: 'mine' });
    expect(tabTextOf('#k1=somebody-else')).toBeNull();
    expect(tabTextOf('')).toBeNull();
  });

  it('is nothing rather than an older text when storage is full', () => {
    keepTabAddress('#k1=mine');
    keepTabText('old', '');
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    keepTabText('new and long', '');
    expect(tabTextOf('#k1=mine')).toBeNull();
  });
});
