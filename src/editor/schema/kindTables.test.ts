import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { FieldPath } from '#api/fieldPath.ts';
import { kinds } from '#api/fields.ts';
import officialDefaults from '#api/vectors/apiserver-default.json' with { type: 'json' };
import kindDefaults from '#api/vectors/apiserver-default-kinds.json' with { type: 'json' };
import { enumerations } from './enumerations.ts';
import { defaultBeside, fieldDefault } from './fieldDefaults.ts';
import { fieldGate } from './fieldGates.ts';
import { schemaOf } from './schemaOf.ts';

interface DefaultCase {
  readonly name: string;
  readonly input: { readonly manifest: unknown };
  readonly want: { readonly accepted: boolean; readonly defaulted?: unknown };
}

const cases = [...officialDefaults.cases, ...kindDefaults.cases] as unknown as readonly DefaultCase[];
const judged = cases.filter(({ want }) => want.defaulted !== undefined);

/** Calls back with every scalar the server wrote where the manifest has nothing, next to what surrounds it. */
function eachAdded(
  written: unknown,
  stored: unknown,
  path: FieldPath,
  added: (path: FieldPath, value: unknown) => void,
) {
  if (Array.isArray(stored)) {
    stored.forEach((item, index) => {
      eachAdded(Array.isArray(written) ? written[index] : undefined, item, [...path, index], added);
    });
    return;
  }
  if (stored === null || typeof stored !== 'object') return;
  const before = (written ?? {}) as Record<string, unknown>;
  for (const [key, value] of Object.entries(stored)) {
    if (value !== null && typeof value === 'object') eachAdded(before[key], value, [...path, key], added);
    else if (before[key] === undefined) added([...path, key], value);
  }
}

describe('the editor’s tables', () => {
  it('call a default what the server was seen to write', () => {
    const wrong = new Set<string>();
    const seen = new Set<string>();
    for (const { input, want } of judged) {
      const { apiVersion, kind } = want.defaulted as { apiVersion: string; kind: string };
      const schema = schemaOf(apiVersion, kind)!;
      eachAdded(input.manifest, want.defaulted, [], (path, value) => {
        const described = schema.fieldAt(path)?.described;
        const text = described && fieldDefault(described.owner, described.name);
        if (!text) return;
        seen.add(`${described.owner}.${described.name}`);
        const said: unknown = parse(text, { version: '1.1' });
        const other = defaultBeside(described.owner, described.name);
        if (other && String(value) === other.value) return;
        if (said !== value) wrong.add(`${described.owner}.${described.name}: ${text}, not ${String(value)}`);
      });
    }
    expect([...wrong]).toEqual([]);
    expect(seen.size).toBeGreaterThan(40);
  });

  it('know every kind the vectors hold: its fields are offered and said to be something', () => {
    const held = new Set(judged.map(({ want }) => (want.defaulted as { kind: string }).kind));
    expect(held.size).toBeGreaterThanOrEqual(18);
    for (const { apiVersion, kind } of kinds.filter((one) => held.has(one.kind))) {
      const names = schemaOf(apiVersion, kind)!
        .fieldsAt([])
        .map(({ name }) => name);
      expect(names, kind).toEqual(expect.arrayContaining(['apiVersion', 'kind', 'metadata']));
    }
  });

  it('speak of fields that v1.28 has', () => {
    const owners = new Map<string, Set<string>>();
    const visit = (apiVersion: string, kind: string) => {
      const schema = schemaOf(apiVersion, kind);
      const into = (path: FieldPath, depth: number) => {
        for (const { name, described, holds } of schema?.fieldsAt(path) ?? []) {
          if (!described) continue;
          const known = owners.get(described.owner);
          if (known?.has(described.name)) continue;
          owners.set(described.owner, (known ?? new Set()).add(described.name));
          if (depth < 16 && holds === 'mapping') into([...path, name], depth + 1);
          if (depth < 16 && holds === 'mappings') into([...path, name, 0], depth + 1);
        }
      };
      into([], 0);
    };
    for (const { apiVersion, kind } of kinds) visit(apiVersion, kind);
    const unknown = Object.keys(enumerations).filter((key) => {
      const cut = key.lastIndexOf('.');
      return !owners.get(key.slice(0, cut))?.has(key.slice(cut + 1));
    });
    expect(unknown).toEqual([]);
    expect(fieldGate('discovery.v1.Endpoint', 'hints')).toBe('TopologyAwareHints');
  });
});
