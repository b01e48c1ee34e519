import { describe, expect, it } from 'vitest';
import { imageTag } from './imageTag.ts';

const digest = `sha256:${'0'.repeat(64)}`;

describe('imageTag', () => {
  it.each([
    ['nginx', 'latest'],
    ['nginx:latest', 'latest'],
    ['nginx:1.25', '1.25'],
    ['reg.io:5000/x', 'latest'],
    ['reg.io:5000/team/x:v1', 'v1'],
    [`nginx@${digest}`, ''],
    [`nginx:1.25@${digest}`, '1.25'],
    ['localhost/x_y__z--a', 'latest'],
    // What cannot be read has no tag, so it is pulled only when it is not there.
    ['a b', ''],
    ['NGINX:Latest', ''],
    ['', ''],
    [`${'a'.repeat(238)}`, ''],
    [`${'a'.repeat(237)}`, 'latest'],
    [`nginx:latest@sha256:${'0'.repeat(32)}`, ''],
    [`nginx:latest@md5:${'0'.repeat(32)}`, ''],
    ['Registry/x', ''],
    ['Registry.io/x', 'latest'],
  ])('of %s is %s', (image, tag) => {
    expect(imageTag(image)).toBe(tag);
  });
});
