import { describe, expect, it } from 'vitest';
import { nearest } from './nearest.ts';

const fields = ['restartPolicy', 'containers', 'initContainers', 'image', 'imagePullPolicy'];

describe('nearest', () => {
  it.each([
    ['restartpolicy', 'restartPolicy'],
    ['contianers', 'containers'],
    ['imagePulPolicy', 'imagePullPolicy'],
    ['imgae', 'image'],
    ['volumes', null],
    ['', null],
  ])('of %s is %s', (word, name) => {
    expect(nearest(word, fields)).toBe(name);
  });
});
