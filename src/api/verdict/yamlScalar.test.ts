import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#api/json.ts';
import { parseManifests } from '#api/parseManifests.ts';
import { blockText, flowText } from './yamlScalar.ts';

const read = (text: string) => parseManifests(text).documents[0]?.value;

describe('what is written as YAML', () => {
  const value = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(
        ...['', 'yes', 'on', '010', '1e3', '~', 'null', 'a: b', '- x', '#', 'a #b', '{', "it's"],
      ),
      fc.constantFrom(
        ...['1:30', '0x1f', '.5', '-1', '2023-08-15', 'web:2', 'a\nb', '\t', '"', '\\', '*a', '&a', '%'],
      ),
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('a', 'b c', 'y', '10', 'x/y'), tie('value'), {
        maxKeys: 3,
        noNullPrototype: true,
      }),
    ),
  })).value;

  it('is read back as itself', () => {
    fc.assert(
      fc.property(value, (spec) => {
        const object = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec } as JsonObject;
        expect(read(blockText(object))).toEqual(object);
        expect(
          read(`apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: ${flowText(object.spec ?? null)}\n`),
        ).toEqual(object);
      }),
      { numRuns: 300 },
    );
  });

  it('has no more quotes than it needs', () => {
    expect(flowText({ image: 'nginx:1.25', path: '/etc/x', percent: '25%', version: '1.0' })).toBe(
      '{image: nginx:1.25, path: /etc/x, percent: 25%, version: "1.0"}',
    );
    expect(flowText({ clusterIP: '10.96.0.1', cidr: '10.0.0.0/8' })).toBe(
      '{clusterIP: 10.96.0.1, cidr: 10.0.0.0/8}',
    );
  });
});
