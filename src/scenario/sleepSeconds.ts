import { sleptSeconds } from '#scenario/command/sleptSeconds.ts';

/** What makes it unclear whether, or how often, a command runs. */
const conditional = /[`$(|]|(?<!&)&(?!&)|\b(?:if|while|until|for|case)\b/;
const shells = /^(?:\/(?:usr\/)?bin\/)?(?:sh|ash|bash|dash)$/;

/**
 * How long a hook's command sleeps, in seconds: `["sleep", "5"]`, or the sum of the sleeps among the plain commands
 * of `["sh", "-c", "sleep 5; nginx -s quit"]`. Null when it does not sleep, or only under a condition.
 */
export function sleepSeconds(command: readonly string[] | undefined): number | null {
  if (command === undefined) return null;
  const [program = '', ...args] = command;
  if (!shells.test(program)) return sleepOf(command.join(' '));
  const flag = args.findIndex((arg) => /^-[a-z]*c$/.test(arg));
  const script = flag === -1 ? undefined : args[flag + 1];
  if (script === undefined || conditional.test(script)) return null;
  const slept = script.split(/;|&&|\n/).map((part) => sleepOf(part.trim()));
  const known = slept.filter((seconds) => seconds !== null);
  return known.length === 0 ? null : known.reduce((sum, seconds) => sum + seconds, 0);
}

function sleepOf(line: string): number | null {
  const match = /^(?:exec )?(?:\/(?:usr\/)?bin\/)?sleep\s+(.*)$/.exec(line.trim());
  const seconds = match ? sleptSeconds((match[1] ?? '').split(/\s+/)) : null;
  return seconds === Number.POSITIVE_INFINITY ? null : seconds;
}
