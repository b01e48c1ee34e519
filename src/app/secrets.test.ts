import { describe, expect, it } from 'vitest';
import { redacted, redactSecrets } from './secrets.ts';

const secretOf = (body: string) => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: s\n${body}`;

describe('redactSecrets', () => {
  it('takes the values, and nothing else', () => {
    const text = secretOf(
      'data: # base64\n  user: YWRtaW4= # who\n  "pass word": "aHVudGVyMg=="\ntype: Opaque\n',
    );
    expect(redactSecrets(text)).toEqual({
      text: secretOf(`data: # base64\n  user: ${redacted} # who\n  "pass word": ${redacted}\ntype: Opaque\n`),
      count: 2,
    });
  });

  const hidden: Readonly<Record<string, string>> = {
    stringData: secretOf('stringData:\n  password: hunter2\n'),
    'a block': secretOf('stringData:\n  key: |\n    first hunter2\n    second hunter2\n  other: x\n'),
    'flow style': secretOf('stringData: {a: hunter2, "b": "hunter2"}\n'),
    JSON: '{"apiVersion":"v1","kind":"Secret","stringData":{"a":"hunter2"}}',
    'a List': `kind: List\nitems:\n- kind: Secret\n  stringData:\n    a: hunter2\n- kind: Pod\n`,
    'a second document': `kind: Pod\n---\n${secretOf('stringData: {a: hunter2}\n')}`,
    'an alias':
      `kind: ConfigMap\ndata:\n  a: &word hunter2\n  b: kept\n---\n${secretOf('stringData:\n  x: &own hunter2\n  a: *own\n')}`.replace(
        '&word hunter2',
        'plain',
      ),
    "kubectl's own copy": secretOf('data: {}\n').replace(
      '  name: s\n',
      `  name: s\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      {"kind":"Secret","stringData":{"a":"hunter2"}}\n`,
    ),
    'what is wrongly nested': secretOf('data:\n  a:\n    b: hunter2\n'),
    'a text that is no YAML': secretOf(
      'stringData:\n\tpassword: hunter2\n  block: |\n   hunter2 and\n   hunter2\n',
    ),
    'a half-typed JSON': '{"kind": "Secret", "stringData": {"a": "hunter2", ',
    'a template': secretOf('metadata: {{ .x }}\nstringData:\n  a: hunter2\n'),
    'Windows line ends': secretOf('stringData:\n  a: hunter2\n').replaceAll('\n', '\r\n'),
  };
  it.each(Object.entries(hidden))('finds them in %s', (_, text) => {
    const { text: rest, count } = redactSecrets(text);
    expect(rest).not.toContain('hunter2');
    expect(count).toBeGreaterThan(0);
    expect(rest).toMatch(/Secret/);
  });

  it('leaves alone what is no Secret', () => {
    for (const text of [
      'kind: ConfigMap\ndata:\n  password: hunter2\n',
      'kind: Pod\nspec:\n  volumes:\n  - secret: {secretName: s}\n',
      '# a Secret in a comment\nkind: Pod\n',
      'kind: SecretProviderClass\nstringData: {a: b}\n',
    ]) {
      expect(redactSecrets(text)).toEqual({ text, count: 0 });
    }
  });
});
