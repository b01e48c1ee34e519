/// <reference path="./fieldDocs.d.ts" />
import { fieldDocs } from 'virtual:field-docs';
import { describe, expect, it } from 'vitest';
import { hoverBlocks, hoveredAt } from './hover.ts';

/** What is said at the `¦` of a text. */
function at(marked: string, locale: 'en' | 'zh' = 'en'): string | null {
  const hovered = hoveredAt(marked.replace('¦', ''), marked.indexOf('¦'));
  return hovered && hoverBlocks(hovered, fieldDocs, locale).join('\n\n');
}

const pod = (field: string) => `apiVersion: v1
kind: Pod
spec:
  initContainers:
  - name: proxy
    ${field}
  containers:
  - name: web
`;

describe('hover', () => {
  it('says type, path, default, gate and the description of v1.28', () => {
    const said = at(pod('restart¦Policy: Always'))!;
    expect(said).toContain('**restartPolicy** `string`');
    expect(said).toContain('`spec.initContainers[0].restartPolicy`');
    expect(said).toContain('The only value is `Always`.');
    expect(said).toContain('Feature gate `SidecarContainers`: alpha in v1.28, off by default.');
    expect(said).toContain('RestartPolicy defines the restart behavior of individual containers in a pod.');
  });

  it('says the same on the value, and in Chinese around the same description', () => {
    expect(at(pod('restartPolicy: Al¦ways'))).toBe(at(pod('restart¦Policy: Always')));
    const chinese = at(pod('restart¦Policy: Always'), 'zh')!;
    expect(chinese).toContain('特性门控 `SidecarContainers`');
    expect(chinese).toContain('RestartPolicy defines');
  });

  it('warns where only init containers may have it', () => {
    const text = pod('image: a').replace('- name: web', '- name: web\n    restart¦Policy: Always');
    expect(at(text)).toContain('Only init containers may have it');
    expect(at(pod('restart¦Policy: Always'))).not.toContain('Only init containers may have it');
  });

  it.each([
    ['a default', 'startupProbe: {period¦Seconds: 1}', 'Default: `10`.'],
    ['what is required', 'na¦me: a', '**name** `string` · required'],
    ['an item by its list', 'args: [-¦c]', '`spec.initContainers[0].args[0]`'],
    ['the description of a list for its item', 'args: [-¦c]', 'Arguments to the entrypoint.'],
    ['a gate that is on', 'x: 1\n  scheduling¦Gates: []', 'beta in v1.28, on by default.'],
  ])('says %s', (_, field, expected) => {
    expect(at(pod(field))).toContain(expected);
  });

  it('says what a default becomes beside another field', () => {
    const text = 'apiVersion: batch/v1\nkind: Job\nspec:\n  backoff¦Limit: 3\n';
    expect(at(text)).toContain('Default: `6`.');
    expect(at(text)).toContain('Where `backoffLimitPerIndex` is set too, it is `2147483647`.');
  });

  it('describes a kind where it is named', () => {
    expect(at(pod('image: a').replace('Pod', 'P¦od'))).toContain('Pod is a collection of containers');
  });

  it('describes a Scenario in both languages by our own words', () => {
    const text = 'apiVersion: sim.kymograph.dev/v1alpha1\nkind: Scenario\nspec:\n  hori¦zon: 90s\n';
    expect(at(text)).toContain('**horizon** `duration`');
    expect(at(text, 'zh')).toMatch(/\p{Script=Han}/u);
    expect(at(text, 'en')).not.toMatch(/\p{Script=Han}/u);
  });

  it('says nothing of what it does not know', () => {
    expect(at('kind: Widget\nspec:\n  si¦ze: 3')).toBeNull();
    expect(at(pod('wheels¦: 4'))).toBeNull();
    expect(at(pod('name: a # comm¦ent'))).toBeNull();
    expect(at(`${pod('image: a')}¦`)).toBeNull();
  });
});
