import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { playCommand } from './playCommand.ts';

const sh = (script: string) => playCommand(['sh', '-c', script]);
const ends = (seconds: number | null, exitCode = 0) => ({ seconds, exitCode });

describe('playCommand', () => {
  it.each([
    [['sleep', '5'], ends(5)],
    [['/bin/sleep', '1.5m'], ends(90)],
    [['sleep', '1', '2s'], ends(3)],
    [['sleep', 'infinity'], ends(null)],
    [['/bin/true'], ends(0)],
    [['/bin/false'], ends(0, 1)],
    [['echo', 'hello'], ends(0)],
    [['pause'], ends(null)],
    [['/agnhost', 'pause'], ends(null)],
    [['tail', '-f', '/dev/null'], ends(null)],
    [['/bin/sh', '-c', 'exit 3'], ends(0, 3)],
    [['bash', '-ec', 'false; sleep 9'], ends(0, 1)],
  ])('reads %j', (command, run) => {
    expect(playCommand(command)?.run).toEqual(run);
  });

  it.each([
    ['sleep 5; exit 1', ends(5, 1)],
    ['sleep 2 && sleep 3', ends(5)],
    ['false && sleep 3', ends(0, 1)],
    ['false || sleep 3', ends(3)],
    ['false; echo done', ends(0)],
    ['exit -1', ends(0, 255)],
    ['sleep 4 & echo early; wait', ends(4)],
    ['sleep 4 & sleep 1', ends(1)],
    ['exec sleep 10 & wait $!; exit 2', ends(10, 2)],
    ['exec sleep 7; exit 2', ends(7)],
    ['while true; do echo tick; sleep 1; done', ends(null)],
    ['while :; do curl -s http://x; sleep 5; done', ends(null)],
    ['while true; do sleep 3; exit 4; done', ends(3, 4)],
    ['while true; do sleep 3; break; done; exit 5', ends(3, 5)],
    ['until true; do sleep 3; done', ends(0)],
    ['(sleep 2; exit 9); exit $?', ends(2, 9)],
    ['wait_a_bit() { sleep 6; }; wait_a_bit; wait_a_bit', ends(12)],
    ["echo 'sleep 100; exit 7' | tee -a /log >> /dev/termination-log", ends(0)],
    ['echo `date +%s` "$(cat /proc/uptime)" # exit 3\nexit 1', ends(0, 1)],
    ['set -e\nfalse\nsleep 8', ends(0, 1)],
    ['sh -c "sleep 2; exit 6"; exit $?', ends(2, 6)],
  ])('plays sh -c %j', (script, run) => {
    expect(sh(script)?.run).toEqual(run);
  });

  it.each([
    'nginx -g "daemon off;"',
    'if [ -f /x ]; then sleep 5; fi',
    'for i in 1 2 3; do sleep 1; done',
    'sleep $DELAY',
    'exit $CODE',
    'until nslookup db; do sleep 2; done',
    'while true; do work || exit 1; done',
    'X=$(curl -s http://x); exit 0',
    'cat <<EOF\nhello\nEOF',
    'echo "open',
    '$PROGRAM',
  ])('says nothing of %j', (script) => {
    expect(sh(script)).toBeNull();
  });

  it('reads a trap: what it does, and what it has to wait for', () => {
    expect(sh("trap '' TERM; sleep 60")?.onTerm).toEqual(ends(null));
    expect(sh("trap 'exit 3' TERM; while true; do sleep 2; done")?.onTerm).toEqual(ends(2, 3));
    expect(sh("trap 'sleep 4; exit 0' SIGTERM; sleep 60 & wait $!")?.onTerm).toEqual(ends(4));
    expect(sh("trap 'echo bye' TERM; sleep 60 & wait")?.onTerm).toBeNull();
    expect(sh("trap 'exit 3' INT; sleep 60")?.onTerm).toBeNull();
    expect(sh('sleep 60')?.onTerm).toBeNull();
  });

  it('plays a container that logs, delays its start, and catches SIGTERM in a function', () => {
    const script =
      "touch /log; cat /log >> /dev/termination-log; echo `date +%s` `cat /proc/uptime | awk '{print $1}'` " +
      "'main Starting 5' | tee -a /log >> /dev/termination-log; " +
      "_term() { sleep 15; echo `date +%s` 'main Exiting' | tee -a /log >> /dev/termination-log; exit 7; }; " +
      'trap _term TERM; exec sleep 5 & wait $!; touch started; exec sleep 100 & wait $!; exit 7';
    expect(sh(script)).toEqual({
      run: ends(105, 7),
      onTerm: ends(15, 7),
      files: [
        { file: '/log', atSeconds: 0, exists: true },
        { file: 'started', atSeconds: 5, exists: true },
      ],
    });
  });

  it('never throws, whatever the text', () => {
    const bits = fc.constantFrom(
      ...'; & && | || ( ) { } " \' ` $( ) ${x $ \\ while do done sleep 1 trap exit > < #'.split(' '),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(bits, fc.string({ maxLength: 5 })), { maxLength: 20 }), (parts) => {
        const played = sh(parts.join(' '));
        expect(played === null || played.run.seconds === null || played.run.seconds >= 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
