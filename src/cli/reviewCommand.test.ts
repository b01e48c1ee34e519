import { describe, expect, it } from 'vitest';
import { reviewCommand } from './reviewCommand.ts';

const good = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n';
const several = `apiVersion: v1
kind: Service
metadata: {name: edge}
spec:
  ports: [{port: 80, nodeport: 8443}]
---
apiVersion: v1
kind: Pod
metadata: {name: p}
spec:
  hostUsers: false
  containers:
  - name: a
    image: nginx
---
apiVersion: v1
kind: Pod
metadata: {name: q}
spec:
  restartPolicy: always
  containers: [{name: A, image: nginx}]
`;
const service = (name: string) => `apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {type: NodePort, ports: [{port: 80, nodePort: 30080}]}
`;
const files: Readonly<Record<string, string>> = {
  'a b.yaml': several,
  'good.yaml': good,
  'two.yaml': `${service('a')}---\n${service('b')}`,
};

function review(...args: readonly string[]) {
  return reviewCommand(
    args,
    (file) => {
      const text = files[file];
      if (text === undefined) throw new Error('no such file');
      return text;
    },
    '1.2.3',
  );
}

describe('review', () => {
  it('says of a node port that another document of the file has taken it', () => {
    const { stdout, exitCode } = review('two.yaml');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('two.yaml:9:');
    expect(stdout).toContain('Invalid value: 30080: provided port is already allocated');
    expect(review('two.yaml', '--format', 'json').stdout).toContain('provided port is already allocated');
  });

  it('says nothing was found, and exits with 0', () => {
    expect(review('good.yaml')).toEqual({ stdout: 'Nothing found in 1 file.\n', stderr: '', exitCode: 0 });
  });

  it('tells the places in their order, ours below the words of the server', () => {
    const { stdout, exitCode } = review('good.yaml', 'a b.yaml');
    expect(exitCode).toBe(1);
    const lines = stdout.trimEnd().split('\n');
    expect(
      lines.filter((line) => !line.startsWith('    ')).map((line) => line.split(': ').slice(0, 3)),
    ).toEqual([
      ['a b.yaml:5:22', 'error', 'spec.ports[0].nodeport'],
      ['a b.yaml:11:3', 'warning', 'spec.hostUsers'],
      ['a b.yaml:20:18', 'error', 'spec.restartPolicy'],
      ['a b.yaml:21:23', 'error', 'spec.containers[0].name'],
      ['3 errors, 1 warning in 2 files.'],
    ]);
    expect(lines[1]).toContain('Behind it, seen once this is fixed: spec.ports[0].nodePort: Forbidden');
  });

  it('gives other programs the answers in the order of the server', () => {
    const report = JSON.parse(review('a b.yaml', '--format', 'json').stdout);
    expect(report).toMatchObject({ kymograph: 'v1', kubernetes: 'v1.28', counts: { error: 3, warning: 1 } });
    const [{ documents, diagnostics }] = report.files;
    expect(
      documents.map(({ kind, name, answer }: Record<string, { kind: string }>) => [kind, name, answer?.kind]),
    ).toEqual([
      ['Service', 'edge', 'refused'],
      ['Pod', 'p', 'created'],
      ['Pod', 'q', 'refused'],
    ]);
    expect(documents[2].answer.refusal.causes.map(({ field }: { field: string }) => field)).toEqual([
      'spec.containers[0].name',
      'spec.restartPolicy',
    ]);
    expect(documents[0].kubectl).toContain('error when creating "a b.yaml"');
    expect(diagnostics[2].fix).toMatchObject({ text: 'Always' });
  });

  it('gives code hosts SARIF 2.1.0', () => {
    const { version, runs } = JSON.parse(review('a b.yaml', 'good.yaml', '--format', 'sarif').stdout);
    expect(version).toBe('2.1.0');
    const [{ tool, results, artifacts, columnKind }] = runs;
    expect(columnKind).toBe('utf16CodeUnits');
    expect(artifacts).toEqual([{ location: { uri: 'a%20b.yaml' } }, { location: { uri: 'good.yaml' } }]);
    expect(tool.driver).toMatchObject({ name: 'Kymograph', version: '1.2.3' });
    for (const { ruleId, ruleIndex, level, message, locations } of results) {
      expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
      expect(['error', 'warning', 'note']).toContain(level);
      expect(message.text).not.toBe('');
      const { region, artifactLocation } = locations[0].physicalLocation;
      expect(artifacts[artifactLocation.index].location.uri).toBe(artifactLocation.uri);
      expect(region.startLine).toBeGreaterThan(0);
      expect(region.endLine * 1000 + region.endColumn).toBeGreaterThanOrEqual(
        region.startLine * 1000 + region.startColumn,
      );
    }
    const [{ fixes }] = results;
    expect(fixes[0].artifactChanges[0].replacements[0].insertedContent.text).toBe('nodePort');
  });

  it('writes a table for the comment of a change', () => {
    const { stdout } = review('a b.yaml', '--format', 'markdown');
    expect(stdout).toContain('| 20:18 | error | `spec.restartPolicy` | `Unsupported value: "always"');
    expect(stdout).toContain('The Pod "q" is invalid: ');
    const cells = stdout.split('\n').filter((line) => line.startsWith('|'));
    for (const row of cells) expect(row.replaceAll('\\|', '').split('|')).toHaveLength(6);
  });

  it.each([[[]], [['--format', 'html', 'good.yaml']], [['--what', 'good.yaml']], [['none.yaml']]])(
    'exits with 2 on %j',
    (args) => {
      const { stdout, stderr, exitCode } = review(...args);
      expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
      expect(stderr).not.toBe('');
    },
  );
});
