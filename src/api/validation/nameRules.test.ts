import { describe, expect, it } from 'vitest';
import {
  asPrefix,
  isDNS1123Label,
  isDNS1123Subdomain,
  isEnvVarName,
  isQualifiedName,
  isValidLabelValue,
  isValidPathSegmentName,
  isValidPortName,
  type NameRule,
} from './nameRules.ts';

describe('name rules', () => {
  it.each<[string, NameRule, readonly string[]]>([
    ['labels', isDNS1123Label, ['a', 'a-1', '0', 'x'.repeat(63)]],
    ['subdomains', isDNS1123Subdomain, ['a.b-c.d', '1.2.3', 'x'.repeat(253)]],
    ['label values', isValidLabelValue, ['', 'A.b_c-d', 'x'.repeat(63)]],
    ['qualified names', isQualifiedName, ['a', 'A_b', 'example.com/A.b', `a.b/${'x'.repeat(63)}`]],
    ['port names', isValidPortName, ['http', 'p-1', '1a']],
    ['variables', isEnvVarName, ['A', '_a', '.a', 'a.b-c', '-x']],
    ['path segments', isValidPathSegmentName, ['system:node', 'A B']],
    ['prefixes', asPrefix(isDNS1123Subdomain), ['web-', 'web', 'a.b-']],
  ])('take right %s', (_, rule, texts) => {
    for (const text of texts) expect(rule(text), text).toEqual([]);
  });

  it.each<[string, NameRule, string, readonly string[]]>([
    ['label', isDNS1123Label, 'a.b', ['must not contain dots']],
    ['label', isDNS1123Label, 'x'.repeat(64), ['must be no more than 63 characters']],
    ['qualified name', isQualifiedName, '/x', ['prefix part must be non-empty']],
    [
      'port name',
      isValidPortName,
      '-1--',
      [
        'must contain at least one letter (a-z)',
        'must not contain consecutive hyphens',
        'must not begin or end with a hyphen',
      ],
    ],
    ['path segment', isValidPathSegmentName, 'a/b%', ["may not contain '/'", "may not contain '%'"]],
    ['variable', isEnvVarName, '..', ["must not be '..'"]],
  ])('say what is wrong with a %s', (_, rule, text, words) => {
    expect(rule(text)).toEqual(words);
  });

  it('count bytes, as Go does', () => {
    expect(isValidLabelValue('日'.repeat(21))).toHaveLength(1);
    expect(isValidLabelValue('日'.repeat(22))[0]).toBe('must be no more than 63 characters');
  });
});
