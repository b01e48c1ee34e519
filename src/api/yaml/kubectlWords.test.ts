import { describe, expect, it } from 'vitest';
import { createDocumentCache } from './documentCache.ts';
import { defaultManifestLimits } from './limits.ts';
import { readText } from './readText.ts';

/** What kubectl says of the first document it cannot read, measured from v1.28's own readers. */
describe("kubectl's own words for a text it cannot read", () => {
  it.each([
    [
      "a template's braces are a mapping as a key",
      'image: {{ .Values.image }}\n',
      'error converting YAML to JSON: yaml: invalid map key: map[interface {}]interface {}{".Values.image":interface {}(nil)}',
    ],
    [
      'a list as a key',
      '? [1, a, ~, true, 1.5, {b: 0x10}]\n: x\n',
      'error converting YAML to JSON: yaml: invalid map key: []interface {}{1, "a", interface {}(nil), true, 1.5, map[interface {}]interface {}{"b":16}}',
    ],
    [
      'a key of an empty list behind a tag',
      '!!seq []: x\n',
      'error converting YAML to JSON: yaml: invalid map key: []interface {}{}',
    ],
    [
      'nothing as a key',
      '~: {a: [1, 18446744073709551615, 1e21, -0.0]}\n',
      'error converting YAML to JSON: Unsupported map key of type: %!s(<nil>), key: <nil>, value: map[interface {}]interface {}{"a":[]interface {}{1, 0xffffffffffffffff, 1e+21, -0}}',
    ],
    [
      'a number past 2^63 as a key',
      '18446744073709551615: x\n',
      'error converting YAML to JSON: Unsupported map key of type: uint64, key: 0xffffffffffffffff, value: "x"',
    ],
    [
      'brackets left open on a line that has to be a key',
      'y: 1\n[a, {}\n',
      "error converting YAML to JSON: yaml: line 3: could not find expected ':'",
    ],
    [
      'CR CR LF is one break',
      'a: 1\r\r\nb: 2\r\r\nc\r\r\n',
      "error converting YAML to JSON: yaml: line 4: could not find expected ':'",
    ],
    [
      'a control character behind what is wrong before it',
      `a: b: c\n${'# padding\n'.repeat(60)}d: \u0007\n`,
      'error converting YAML to JSON: yaml: mapping values are not allowed in this context',
    ],
    [
      'JSON in letters of several bytes',
      '{"a": "é😀", "b": é}',
      "json: offset 22: invalid character 'Ã' looking for beginning of value",
    ],
    [
      'JSON that breaks inside a word',
      '{"a": tlue}',
      "json: offset 8: invalid character 'l' in literal true (expecting 'r')",
    ],
    [
      'JSON that breaks inside an escape',
      '{"a": "\\u12g4"}',
      "json: offset 12: invalid character 'g' in \\u hexadecimal character escape",
    ],
    [
      'JSON that breaks inside an exponent',
      '{"a": 1e+}',
      "json: offset 10: invalid character '}' in exponent of numeric literal",
    ],
    [
      'JSON with a control character in a string',
      '{"a": "\u0001"}',
      "json: offset 8: invalid character '\\x01' in string literal",
    ],
    ['JSON that ends too early', '{"a": [1,', 'unexpected EOF'],
    [
      'what follows three dashes, without the blanks around it',
      '--- a b \t\r\nx: 1\n',
      'invalid Yaml document separator: a b',
    ],
  ])('tell %s', (_, text, saying) => {
    expect(sayingOf(text)).toBe(saying);
    expect(sayingOf(`\uFEFF${text}`), 'a byte order mark is no part of the text').toBe(saying);
  });
});

function sayingOf(text: string): string | undefined {
  const cache = createDocumentCache(defaultManifestLimits);
  for (const { content } of readText(text, defaultManifestLimits, cache)) {
    if (content.kind !== 'failed') continue;
    const { kubectlStops, message } = content.problem;
    return typeof kubectlStops === 'object' ? kubectlStops.saying : message.en;
  }
  return undefined;
}
