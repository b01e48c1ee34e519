import { stringify } from 'yaml';

/**
 * A value as YAML on one line, safe inside `{…}` and `[…]`: `{seconds: 24.6, exitCode: 1}`. Text that YAML 1.1 would
 * read as something else is quoted. With `json` it is JSON, for texts that are.
 */
export function flowText(value: unknown, json: boolean): string {
  if (json) return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map((item) => flowText(item, json)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).filter(([, item]) => item !== undefined);
    return `{${pairs.map(([key, item]) => `${keyText(key, json)}: ${flowText(item, json)}`).join(', ')}}`;
  }
  return typeof value === 'string' ? plainOrQuoted(value) : String(value ?? null);
}

/** A key of a mapping, quoted unless it is a plain word to every YAML reader. */
export function keyText(key: string, json: boolean): string {
  const plain = !json && /^[A-Za-z0-9_][A-Za-z0-9_./*-]*$/.test(key);
  return plain ? plainOrQuoted(key) : JSON.stringify(key);
}

function plainOrQuoted(text: string): string {
  if (!/^[\x20-\x7e]*$/.test(text)) return JSON.stringify(text);
  const line = stringify([text], {
    collectionStyle: 'flow',
    flowCollectionPadding: false,
    lineWidth: 0,
    version: '1.1',
  });
  return line.trim() === `[${text}]` ? text : JSON.stringify(text);
}
