import { expect, it } from 'vitest';
import { imageNameError } from './imageReference.ts';

it.each([
  'nginx',
  'nginx:1.25',
  'library/nginx',
  'shop/web:2.4-rc.1',
  'registry.k8s.io/e2e-test-images/busybox:1.29-4',
  'localhost:5000/a/b_c__d-e:V1_2',
  'LOCALHOST/app',
  `nginx@sha256:${'a'.repeat(64)}`,
  `ghcr.io/x/y:1@sha256:${'0'.repeat(64)}`,
])('takes %s for an image', (image) => {
  expect(imageNameError(image)).toBeNull();
});

it.each([
  ['Nginx:1.25', 'invalid reference format: repository name (library/Nginx) must be lowercase'],
  ['shop/Web', 'invalid reference format: repository name (shop/Web) must be lowercase'],
  ['ghcr.io/Shop/web', 'invalid reference format: repository name (Shop/web) must be lowercase'],
  ['nginx:1:2', 'invalid reference format'],
  ['nginx:', 'invalid reference format'],
  ['nginx@latest', 'invalid reference format'],
  ['https://nginx', 'invalid reference format'],
  ['my image', 'invalid reference format'],
  ['-nginx', 'invalid reference format'],
  [
    '{{ .Values.image }}',
    'invalid reference format: repository name (library/{{ .Values.image }}) must be lowercase',
  ],
])('refuses %s', (image, why) => {
  expect(imageNameError(image)).toBe(`couldn't parse image name "${image}": ${why}`);
});

it('refuses what looks like an identifier', () => {
  expect(imageNameError('f'.repeat(64))).toContain('cannot specify 64-byte hexadecimal strings');
});
