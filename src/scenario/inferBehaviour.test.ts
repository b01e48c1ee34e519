import { describe, expect, it } from 'vitest';
import type { Container } from '#api/types.ts';
import { type ContainerRole, inferBehaviour } from './inferBehaviour.ts';
import { type ContainerBehaviour, defaultScenario } from './scenario.ts';

interface Case {
  readonly container?: Partial<Container>;
  readonly role?: ContainerRole;
  readonly inJob?: boolean;
  readonly containers?: Readonly<Record<string, ContainerBehaviour>>;
}

function infer({ container = {}, role = 'main', inJob = false, containers = {} }: Case) {
  return inferBehaviour(
    {
      container: { name: 'web', image: 'shop/web:2', ...container },
      role,
      podName: 'front-7x',
      image: container.image ?? 'shop/web:2',
      inJob,
    },
    { ...defaultScenario, containers },
  );
}

const once = (seconds: number | null, exitCode = 0) => [{ seconds, exitCode }];
const said = (result: ReturnType<typeof infer>, key: string) =>
  result.inferred.find((one) => one.key === key)?.sentence.en;

describe('inferBehaviour', () => {
  it.each([
    ['main' as const, false, null],
    ['sidecar' as const, false, null],
    ['init' as const, false, 2],
    ['main' as const, true, 10],
    ['sidecar' as const, true, null],
    ['init' as const, true, 2],
  ])('lets a %s container (in a Job: %s) run %s s when nothing is said', (role, inJob, seconds) => {
    const { behaviour } = infer({ role, inJob });
    expect(behaviour.runs).toEqual(once(seconds));
    expect(behaviour.onTerm).toEqual({ seconds: 1, exitCode: 143 });
    expect(behaviour.pull).toBeNull();
  });

  it('reads what the command says plainly, and says so', () => {
    const result = infer({ role: 'init', container: { command: ['sh', '-c', 'sleep 5; exit 1'] } });
    expect(result.behaviour.runs).toEqual(once(5, 1));
    expect(said(result, 'runs')).toBe('runs 5 s and exits with 1, read from its command');
    expect(infer({ role: 'init', container: { args: ['pause'] } }).behaviour.runs).toEqual(once(null));
    expect(infer({ container: { command: ['/bin/sh', '-c'], args: ['sleep 3'] } }).behaviour.runs).toEqual(
      once(3),
    );
    expect(infer({ role: 'init', container: { command: ['python', 'x.py'] } }).behaviour.runs).toEqual(
      once(2),
    );
  });

  it('reads traps and the files its probes ask for', () => {
    const script = "trap '' TERM; sleep 4; touch /up; sleep 20; rm /up; sleep 600";
    const exec = { command: ['cat', '/up'] };
    const probes = { startupProbe: { exec }, livenessProbe: { exec }, readinessProbe: { exec } };
    const { behaviour } = infer({ container: { command: ['sh', '-c', script], ...probes } });
    expect(behaviour).toMatchObject({
      runs: once(624),
      onTerm: { seconds: null },
      startupOKAfter: 4,
      readyAfter: 4,
      livenessFailAfter: 24,
    });
  });

  it('takes an exec probe at its word when it always ends the same way', () => {
    const exec = { command: ['sh', '-c', 'exit 1'] };
    const { behaviour } = infer({ container: { startupProbe: { exec }, livenessProbe: { exec } } });
    expect(behaviour).toMatchObject({ startupOKAfter: null, livenessFailAfter: 0, readyAfter: 0 });
  });

  it.each([
    [{ exec: { command: ['sleep', '7'] } }, 7],
    [{ exec: { command: ['sh', '-c', 'sleep 5; nginx -s quit'] } }, 5],
    [{ exec: { command: ['nginx', '-s', 'quit'] } }, 1],
    [{ exec: { command: ['sleep', '10000'] } }, 10_000],
    [{ httpGet: { path: '/bye', port: 8080 } }, 0],
  ])('takes the preStop hook %j for %s s', (preStop, seconds) => {
    expect(infer({ container: { lifecycle: { preStop } } }).behaviour.preStopSeconds).toBe(seconds);
  });

  it('lets a postStart hook fail whose command fails, or that the kubelet cannot run', () => {
    const failing = { postStart: { exec: { command: ['sh', '-c', 'sleep 2; exit 1'] } } };
    const { behaviour } = infer({ container: { lifecycle: failing } });
    expect(behaviour).toMatchObject({ postStartSeconds: 2, postStartFails: true });
    const tcp = { postStart: { tcpSocket: { port: 80 } } };
    expect(infer({ container: { lifecycle: tcp } }).behaviour.postStartFails).toBe(true);
    const http = { postStart: { httpGet: { port: 80 } } };
    expect(infer({ container: { lifecycle: http } }).behaviour).toMatchObject({
      postStartSeconds: 0,
      postStartFails: false,
    });
  });

  it('prefers what the Scenario says, word by word, the most specific key first', () => {
    const containers: Readonly<Record<string, ContainerBehaviour>> = {
      'shop/web': { runs: once(1), preStopSeconds: 9, createSeconds: 3 },
      web: { runs: once(2), createSeconds: 4 },
      'front-*/web': { runs: once(3) },
      'front-7x/web': { readyAfter: 8 },
    };
    const result = infer({ containers, container: { command: ['sleep', '99'] } });
    expect(result.behaviour).toMatchObject({
      runs: once(3),
      preStopSeconds: 9,
      createSeconds: 4,
      readyAfter: 8,
    });
    expect(result.path).toBe('spec.containers[front-7x/web]');
    expect(said(result, 'runs')).toBeUndefined();
  });

  it('keeps null apart from absent: never, all, or nothing said', () => {
    const containers = { web: { startupOKAfter: null, pullFails: null, readyAfter: null } };
    const { behaviour } = infer({ containers });
    expect(behaviour).toMatchObject({
      startupOKAfter: null,
      readyAfter: null,
      pull: { seconds: 1, fails: null },
    });
  });
});
