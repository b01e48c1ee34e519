import { describe, expect, it } from 'vitest';
import { simulateText } from '#cluster/simulateText.ts';
import { watchLog } from './watchLog.ts';

const pod = (name: string, namespace = 'default') =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace },
    spec: { restartPolicy: 'Always', containers: [{ name: 'app', image: 'nginx:1.25' }] },
  });
const scenario = (spec: object) =>
  JSON.stringify({ apiVersion: 'sim.kymograph.dev/v1alpha1', kind: 'Scenario', spec });
const log = (...documents: readonly string[]) => watchLog(simulateText(documents.join('\n---\n')));
const rows = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(/\s{2,}/));

describe('watchLog', () => {
  it('prints a line when a column changes, and none while only time passes', () => {
    const crash = { app: { runs: [{ seconds: 3, exitCode: 1 }, { seconds: null }] } };
    const text = log(pod('web'), scenario({ containers: crash, horizon: '10m' }));
    expect(rows(text).map((row) => row.slice(1))).toEqual([
      ['NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE'],
      ['web', '0/1', 'Pending', '0', '0s'],
      ['web', '0/1', 'ContainerCreating', '0', '0s'],
      ['web', '1/1', 'Running', '0', '1s'],
      ['web', '0/1', 'Error', '0', '4s'],
      ['web', '1/1', 'Running', '1 (2s ago)', '5s'],
    ]);
  });

  it('goes forward in time and ends a deleted pod with a line of its own', () => {
    const text = log(pod('web'), scenario({ events: [{ at: 10, delete: 'pod/web' }] }));
    const times = rows(text)
      .slice(1)
      .map(([time]) => Number(time?.replace('s', '')));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(rows(text).at(-1)).toEqual(['12.005s', 'web', '0/1', 'Terminating (deleted)', '0', '12s']);
  });

  it('stands in columns as kubectl does', () => {
    const lines = log(pod('web'), pod('a-much-longer-name')).trimEnd().split('\n');
    const column = lines[0]?.indexOf('STATUS') ?? -1;
    expect(lines.every((line) => /^\S/.test(line.slice(column)) && line[column - 1] === ' ')).toBe(true);
    expect(lines.filter((line) => line !== line.trimEnd())).toEqual([]);
  });

  it('names the namespace when there are several', () => {
    expect(log(pod('web')).split('\n')[0]).not.toContain('NAMESPACE');
    const [head, ...lines] = rows(log(pod('web'), pod('web', 'shop')));
    expect(head?.slice(0, 3)).toEqual(['TIME', 'NAMESPACE', 'NAME']);
    expect(new Set(lines.map(([, namespace]) => namespace))).toEqual(new Set(['default', 'shop']));
  });

  it('is empty without a pod, and says which limit ended the run', () => {
    expect(log(scenario({}))).toBe('');
    const stopped = simulateText(pod('web'), {}, { maxEvents: 12 });
    expect(watchLog(stopped)).toMatch(/\nstopped at 0\.\d{3}s by the limit on events\n$/);
  });
});
