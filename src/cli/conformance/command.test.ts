import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VectorCase } from './adapter.ts';
import { conformanceCommand } from './command.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vectors-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, name: string, cases: readonly VectorCase[]): void {
  writeFileSync(join(folder, path), JSON.stringify({ function: name, kubernetes: 'v1.28.0', cases }));
}

const input = { initialSeconds: 10, maxSeconds: 300, runSeconds: [1] };
const restart = { restart: 1, exitAt: 1, waitSeconds: 0, startAt: 1, backOffAfter: 10 };
const right: VectorCase = { name: 'right', input, want: { restarts: [restart] } };
const wrong: VectorCase = { name: 'wrong', input, want: { restarts: [{ ...restart, waitSeconds: 7 }] } };
const throwing: VectorCase = { name: 'throwing', input: null, want: {} };

function run(...args: readonly string[]) {
  const result = conformanceCommand(['--vectors', folder, ...args]);
  return { ...result, lines: result.stdout.trimEnd().split('\n') };
}

describe('conformance', () => {
  it('exits 0 when everything agreed, one line a file and the sum last', () => {
    write('b.json', 'kubelet/backoff', [right, right]);
    mkdirSync(join(folder, 'a'));
    write('a/inner.json', 'kubelet/backoff', [right]);
    expect(run()).toMatchObject({
      exitCode: 0,
      lines: [join('a', 'inner.json kubelet/backoff 1/1'), 'b.json kubelet/backoff 2/2', 'agreed 3 of 3'],
    });
  });

  it('exits 1 on a disagreement and shows the first three', () => {
    write('one.json', 'kubelet/backoff', [right, wrong, wrong, wrong, wrong]);
    const { exitCode, lines } = run();
    expect(exitCode).toBe(1);
    expect(lines[0]).toBe('one.json kubelet/backoff 1/5');
    expect(lines.slice(1, 4)).toEqual(Array(3).fill('  wrong: restarts[0].waitSeconds is 0, wanted 7'));
    expect(lines.slice(4)).toEqual(['agreed 1 of 5']);
  });

  it('counts every case of an unknown function as not agreed', () => {
    write('one.json', 'kubelet/dream', [right, right]);
    const { exitCode, lines } = run();
    expect(exitCode).toBe(1);
    expect(lines[0]).toBe('one.json kubelet/dream 0/2');
    expect(lines.at(-1)).toBe('agreed 0 of 2');
  });

  it('takes an adapter that throws as not agreed and goes on', () => {
    write('one.json', 'kubelet/backoff', [throwing, right]);
    const { exitCode, lines } = run();
    expect(exitCode).toBe(1);
    expect(lines[0]).toBe('one.json kubelet/backoff 1/2');
    expect(lines[1]).toMatch(/^ {2}throwing: threw TypeError/);
  });

  it('reports [corner] and panic cases apart', () => {
    const corner = { ...wrong, name: 'wrong [corner]' };
    const panic: VectorCase = { name: 'crash', input, want: { panic: 'nil map' } };
    write('one.json', 'kubelet/backoff', [right, corner, { ...right, name: '[corner]' }, panic]);
    expect(run()).toMatchObject({
      exitCode: 0,
      lines: [
        'one.json kubelet/backoff 1/1',
        '  not counted ([corner], panic): 1 of 3 agree',
        'agreed 1 of 1',
      ],
    });
  });

  it('is not satisfied with nothing', () => {
    expect(run()).toMatchObject({ exitCode: 1, lines: ['agreed 0 of 0'] });
  });

  it.each(['{"cases":', '{"verdicts":[]}', 'null'])(
    'exits 1 with a file that holds no vectors: %s',
    (text) => {
      write('a.json', 'kubelet/backoff', [right]);
      writeFileSync(join(folder, 'b.json'), text);
      const { exitCode, lines } = run();
      expect(exitCode).toBe(1);
      expect(lines[1]).toMatch(/^b\.json .*Error/);
      expect(lines.at(-1)).toBe('agreed 1 of 1');
    },
  );

  it('emits one JSON object a case, agreed or not', () => {
    mkdirSync(join(folder, 'deep'));
    write('deep/one.json', 'kubelet/backoff', [throwing, wrong, { ...right, name: 'right [corner]' }]);
    const emit = join(folder, 'out.jsonl');
    run('--emit', emit);
    const lines = readFileSync(emit, 'utf8').trimEnd().split('\n');
    const common = { file: 'one.json', function: 'kubelet/backoff' };
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { ...common, index: 0, name: 'throwing', result: null },
      { ...common, index: 1, name: 'wrong', result: { restarts: [restart] } },
      { ...common, index: 2, name: 'right [corner]', result: { restarts: [restart] } },
    ]);
  });

  it.each([[['--vectors', '/no/such/folder']], [['--unknown']], [['word']], [['--vectors']]])(
    'exits 2 on %j',
    (args) => {
      const { exitCode, stdout, stderr } = conformanceCommand(args);
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toContain('usage: ');
    },
  );
});
