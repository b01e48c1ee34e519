import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featureGateDefaults } from '#api/featureGates.ts';
import { kinds } from '#api/fields.ts';
import type { JsonObject } from '#api/json.ts';
import { create } from './create.ts';

const defaults = featureGateDefaults('v1.28');

describe('create', () => {
  it('never throws, whatever an object of any kind holds', () => {
    const keys = fc.constantFrom(
      ...['metadata', 'spec', 'template', 'containers', 'initContainers', 'volumes', 'ports', 'env', 'name'],
      ...['labels', 'selector', 'matchLabels', 'resources', 'limits', 'cpu', 'strategy', 'rollingUpdate'],
      ...['livenessProbe', 'httpGet', 'port', '__proto__', 'constructor', 'toString'],
    );
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom(null, true, 0, -1, 1.5, '', 'x', 'Always', '1Gi'),
        fc.array(tie('value'), { maxLength: 2 }),
        fc.dictionary(keys, tie('value'), { maxKeys: 4, noNullPrototype: true }),
      ),
    }));
    const objects = fc.record({ metadata: value, spec: value, data: value }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.constantFrom(...kinds), objects, (kind, object) => {
        const given = { ...object, apiVersion: kind.apiVersion, kind: kind.kind } as JsonObject;
        const before = JSON.stringify(given);
        const creation = create(kind, given, {
          version: 'v1.28',
          gateEnabled: defaults,
          allowPrivileged: true,
        });
        expect(creation.object.kind).toBe(creation.typeError ? creation.object.kind : kind.kind);
        expect(JSON.stringify(given)).toBe(before);
      }),
      { numRuns: 400 },
    );
  });
});
