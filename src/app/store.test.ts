import { beforeEach, describe, expect, it } from 'vitest';
import { appStore, replaceText, typeText, undoReplacement } from './store.ts';

const { getState, setState } = appStore;

describe('texts in the store', () => {
  beforeEach(() => setState({ ...appStore.getInitialState(), text: 'a', name: 'one' }, true));

  it('counts how many edits the text is ahead, and lets nothing stay held', () => {
    setState({ held: true });
    typeText('ab');
    replaceText('abc');
    expect(getState()).toMatchObject({ text: 'abc', editsAhead: 2, held: false, name: 'one' });
    typeText('abc');
    replaceText('abc');
    expect(getState().editsAhead, 'the same text is no edit').toBe(2);
  });

  it('forgets the name when another text is pasted over the one of that name', () => {
    setState({ text: 'kind: Pod\nmetadata: {name: web}\n' });
    typeText('kind: Pod\nmetadata: {name: shop}\nspec: {}\n');
    expect(getState().name, 'edited and added to').toBe('one');
    typeText('# all mine\napiVersion: v1\n');
    expect(getState().name).toBe('');
  });

  it('undoes what was done outside the editor, newest first, name and all', () => {
    replaceText('b', 'two');
    replaceText('c', 'three');
    expect(undoReplacement()).toBe(true);
    expect(getState()).toMatchObject({ text: 'b', name: 'two' });
    expect(undoReplacement()).toBe(true);
    expect(getState()).toMatchObject({ text: 'a', name: 'one' });
    expect(undoReplacement()).toBe(false);
  });

  it('keeps the undo list short', () => {
    for (let index = 0; index < 200; index += 1) replaceText(`text ${index}`);
    expect(getState().undo.length).toBeLessThanOrEqual(50);
  });
});
