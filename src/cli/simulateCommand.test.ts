import { describe, expect, it } from 'vitest';
import { simulateCommand } from './simulateCommand.ts';

const pod =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - {name: app, image: nginx:1.25}\n';
const sidecar =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: mesh}\nspec:\n  initContainers:\n' +
  '  - {name: proxy, image: "envoy:1", restartPolicy: Always}\n  containers:\n  - {name: app, image: "nginx:1.25"}\n';
const deletion =
  'apiVersion: sim.kymograph.dev/v1alpha1\nkind: Scenario\nspec:\n  events:\n  - {at: 10s, delete: pod/mesh}\n';
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
    [['a.yaml', '--gate', 'SidecarContainer=true']],
    [['a.yaml', '--until', '-5s']],
    [['a.yaml', '--colour']],
  ])('refuses bad usage: %j', (args) => {
    const { stdout, stderr, exitCode } = simulateCommand(args, read(pod));
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toContain('Usage:');
  });

  it('takes horizon, version and gates from the command line before those of the text', () => {
    const scenario =
      'apiVersion: sim.kymograph.dev/v1alpha1\nkind: Scenario\nspec: {horizon: 20s, cluster: {version: v1.28}}\n';
    const json = (...options: readonly string[]) =>
      JSON.parse(simulateCommand(['a.yaml', '--json', ...options], read(`${pod}---\n${scenario}`)).stdout);
    expect(json()).toMatchObject({ kubernetes: 'v1.28', horizon: 20_000 });
    expect(json('--until', '1m30s')).toMatchObject({ horizon: 90_000, end: 90_000 });
    expect(json('--version', '1.31.2')).toMatchObject({ kubernetes: 'v1.29+' });
  });

  it('lets --gate decide how sidecars stop', () => {
    const stopping = `${sidecar}---\n${deletion}`;
    const exits = (...options: readonly string[]) =>
      JSON.parse(simulateCommand(['a.yaml', '--json', ...options], read(stopping)).stdout)
        .events.filter(({ kind }: { kind: string }) => kind === 'ContainerSignalled')
        .map(({ at }: { at: number }) => Math.floor(at / 1000));
    expect(exits('--version', 'v1.29+')).toEqual([10, 11]);
    expect(exits('--version', 'v1.28', '--gate', 'SidecarContainers=true')).toEqual([10, 10]);
  });

  it('says what it does not simulate, and which action came to nothing', () => {
    const config = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata:\n  a: b\n';
    const text = `${config}---\n${pod}---\n${deletion.replace('pod/mesh', 'pod/nobody')}`;
    const { stderr, exitCode } = simulateCommand(['all.yaml'], read(text));
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^all\.yaml:1:1: info: ConfigMap\/web is not simulated$/m);
    expect(stderr).toMatch(/^all\.yaml:18:1: warning: spec\.events\[0\]: at 10s pod\/nobody not found$/m);
  });

  it('says so when there is no pod', () => {
    const { stdout, stderr, exitCode } = simulateCommand(['empty.yaml'], read('# nothing\n'));
    expect({ stdout, stderr, exitCode }).toEqual({
      stdout: '',
      stderr: 'No pods and no Services in this run.\n',
      exitCode: 0,
    });
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
