import { describe, expect, it } from 'vitest';
import { simulateCommand } from './simulateCommand.ts';

const pod =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - {name: app, image: nginx:1.25}\n';
const read = (text: string) => () => text;

describe('simulate', () => {
  it('prints what kubectl get pods --watch would', () => {
    const { stdout, stderr, exitCode } = simulateCommand(['pod.yaml'], read(pod));
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    const [head, ...rows] = stdout.trimEnd().split('\n');
    expect(head?.split(/\s+/)).toEqual(['TIME', 'NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE']);
    expect(rows.map((row) => row.split(/\s{2,}/).slice(1, 4))).toEqual([
      ['web', '0/1', 'Pending'],
      ['web', '0/1', 'ContainerCreating'],
      ['web', '1/1', 'Running'],
    ]);
  });

  it('prints the trace as JSON, the same bytes each time', () => {
    const once = simulateCommand(['pod.yaml', '--json', '--until', '5s'], read(pod));
    const again = simulateCommand(['pod.yaml', '--json', '--until', '5s'], read(pod));
    expect(once.stdout).toBe(again.stdout);
    const trace = JSON.parse(once.stdout);
    expect(trace).toMatchObject({
      kubernetes: 'v1.28',
      seed: 42,
      truncated: null,
      diagnostics: [],
      end: 5000,
    });
    expect(trace.events[0]).toMatchObject({
      id: 0,
      at: 0,
      actor: 'kubectl',
      kind: 'ManifestApplied',
      cause: null,
    });
    expect(trace.events.map(({ kind }: { kind: string }) => kind)).toContain('ContainerStarted');
  });

  it('leaves out what is rejected, simulates the rest and says so', () => {
    const { stdout, stderr, exitCode } = simulateCommand(['all.yaml'], read(`${pod}---\nkind: [\n`));
    expect(exitCode).toBe(1);
    expect(stdout).toContain('Running');
    expect(stderr).toMatch(/^all\.yaml:\d+:\d+: /m);
  });

  it.each([
    [[]],
    [['a.yaml', 'b.yaml']],
    [['a.yaml', '--until', 'soon']],
    [['a.yaml', '--version', 'v2']],
    [['a.yaml', '--gate', 'SidecarContainers']],
    [['a.yaml', '--colour']],
  ])('refuses bad usage: %j', (args) => {
    const { stdout, stderr, exitCode } = simulateCommand(args, read(pod));
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toContain('Usage:');
  });

  it('says which file it cannot read', () => {
    const unreadable = () => {
      throw new Error('ENOENT: no such file');
    };
    const { stderr, exitCode } = simulateCommand(['missing.yaml'], unreadable);
    expect({ stderr, exitCode }).toEqual({
      stderr: 'cannot read missing.yaml: ENOENT: no such file\n',
      exitCode: 2,
    });
  });
});
