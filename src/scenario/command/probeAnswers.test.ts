import { describe, expect, it } from 'vitest';
import { playCommand } from './playCommand.ts';
import { probeAnswers } from './probeAnswers.ts';

const ask = (command: readonly string[], script = '', timeoutSeconds = 1) =>
  probeAnswers({ exec: { command }, timeoutSeconds }, playCommand(['sh', '-c', script])?.files ?? []);

describe('probeAnswers', () => {
  const health = 'touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600';

  it.each([
    [['cat', '/tmp/healthy']],
    [['/bin/sh', '-c', 'cat /tmp/healthy']],
    [['test', '-e', '/tmp/healthy']],
    [['sh', '-c', '[ -f /tmp/healthy ]']],
  ])('follows the file that %j asks for', (command) => {
    expect(ask(command, health)).toEqual({ succeedsFrom: 0, failsFrom: 30 });
  });

  it('waits for a file that comes late, whatever way it is made', () => {
    expect(ask(['test', '-f', 'started'], 'sleep 10; touch ./started; sleep 600')).toEqual({
      succeedsFrom: 10,
      failsFrom: null,
    });
    expect(ask(['cat', '/ok'], 'sleep 4; echo ok > /ok; sleep 600')?.succeedsFrom).toBe(4);
  });

  it.each([
    [['false'], null],
    [['sh', '-c', 'exit 1'], null],
    [['/bin/true'], 0],
    [['sh', '-c', 'sleep 10'], null],
  ])('knows how %j always ends', (command, succeedsFrom) => {
    expect(ask(command)?.succeedsFrom).toBe(succeedsFrom);
  });

  it('gives a slow command the time its timeout allows', () => {
    expect(ask(['sleep', '5'], '', 5)?.succeedsFrom).toBe(0);
    expect(ask(['sleep', '5'], '', 4)?.succeedsFrom).toBeNull();
  });

  it('says nothing where the texts do not', () => {
    expect(ask(['cat', '/other'], health)).toBeNull();
    expect(ask(['pg_isready'])).toBeNull();
    expect(probeAnswers({ httpGet: { port: 80 } }, [])).toBeNull();
    expect(probeAnswers(undefined, [])).toBeNull();
  });
});
