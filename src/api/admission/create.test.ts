import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featureGateDefaults } from '#api/featureGates.ts';
import { pathText } from '#api/fieldPath.ts';
import { apiKind, kinds } from '#api/fields.ts';
import type { JsonObject } from '#api/json.ts';
import { create } from './create.ts';
import { generateSelector } from './generateSelector.ts';

interface Measured<Want> {
  readonly name: string;
  readonly input: {
    readonly manifest: JsonObject;
    readonly gates: Readonly<Record<string, boolean>>;
    readonly allowPrivileged?: boolean;
  };
  readonly want: Want;
}

interface Validated {
  readonly outcome: string;
  readonly strictDecodingErrors?: readonly string[];
  readonly decodeError?: string;
  readonly errors?: readonly { readonly field: string; readonly type: string; readonly message: string }[];
  readonly warnings?: readonly string[];
  readonly dropped?: readonly string[];
  /** The real server takes bad keys of a map in any order. */
  readonly orderUnstable?: boolean;
}

/** What the real v1.28 code answered: pods, all that makes pods, and Services, whose stored form needs allocators. */
function measured<Want>(file: string): readonly Measured<Want>[] {
  const text = readFileSync(new URL(`./measured/${file}`, import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Measured<Want>);
}

const defaults = featureGateDefaults('v1.28');

function created({ input }: Measured<unknown>) {
  const { manifest, gates, allowPrivileged = true } = input;
  const kind = apiKind(String(manifest.apiVersion), String(manifest.kind));
  if (!kind) throw new Error(`no kind ${manifest.kind}`);
  const gateEnabled = (name: string) => gates[name] ?? defaults(name);
  return create(kind, manifest, { version: 'v1.28', gateEnabled, allowPrivileged });
}

describe('create agrees with the real server', () => {
  it.each(measured<Validated>('validate.ndjson'))('on $name', (one) => {
    const creation = created(one);
    const { typeError, unknownFields } = creation;
    const errors = creation.errors.map(({ field, type, message }) => ({ field, type, message }));
    const refused = unknownFields.length > 0 || errors.length > 0;
    const inOrder = (list: readonly { readonly message: string }[]) =>
      one.want.orderUnstable ? [...list].sort((a, b) => (a.message < b.message ? -1 : 1)) : list;

    expect(typeError ? 'decodeError' : refused ? 'rejected' : 'accepted').toBe(one.want.outcome);
    expect(typeError?.message).toBe(one.want.decodeError);
    if (typeError) return;
    expect(unknownFields.map((path) => `unknown field "${pathText(path)}"`)).toEqual(
      one.want.strictDecodingErrors ?? [],
    );
    expect(inOrder(errors)).toEqual(inOrder(one.want.errors ?? []));
    expect(creation.warnings.map(({ message }) => message)).toEqual(one.want.warnings ?? []);
    expect(creation.dropped.map(({ path }) => pathText(path)).sort()).toEqual(
      [...(one.want.dropped ?? [])].sort(),
    );
  });

  it.each(
    measured<{ readonly defaulted: JsonObject; readonly created: JsonObject | null }>('default.ndjson'),
  )('on what $name becomes', (one) => {
    const creation = created(one);
    expect(told(creation.decoded)).toEqual(told(one.want.defaulted));
    if (one.want.created === null) return;

    const { metadata } = one.want.created as { metadata: JsonObject };
    const { uid, creationTimestamp } = metadata;
    const named = {
      ...(creation.object.metadata as JsonObject),
      uid: uid!,
      creationTimestamp: creationTimestamp!,
    };
    const stored: JsonObject = { ...creation.object, metadata: named };
    const { status } = one.want.created;
    // A Pod's first status is the store's business.
    const whole = stored.kind === 'Pod' ? { ...stored, status: status! } : stored;
    expect(told(stored.kind === 'Job' ? generateSelector(whole) : whole)).toEqual(told(one.want.created));
  });
});

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

/** Without what the API's encoder may leave out: null, empty texts, lists and maps. */
function told(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(told);
  if (typeof value !== 'object' || value === null) return value === null || value === '' ? undefined : value;
  const entries = Object.entries(value)
    .map(([key, item]) => [key, told(item)] as const)
    .filter(([, item]) => item !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
