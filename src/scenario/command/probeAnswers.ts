import type { Probe } from '#api/types.ts';
import { playCommand } from './playCommand.ts';
import type { FileChange } from './shell.ts';
import { type ShellCommand, shellScript } from './shellScript.ts';

/** When an exec probe succeeds, in seconds from the start of the process it asks. */
export interface ProbeAnswers {
  /** Null: never. */
  readonly succeedsFrom: number | null;
  /** Null: it never fails once it has succeeded. */
  readonly failsFrom: number | null;
}

const always: ProbeAnswers = { succeedsFrom: 0, failsFrom: null };
const never: ProbeAnswers = { succeedsFrom: null, failsFrom: 0 };

/**
 * What an exec probe will find, where the texts say it plainly: it asks for a file that the container's command makes
 * or removes, or its own command always ends the same way. Null otherwise.
 */
export function probeAnswers(probe: Probe | undefined, files: readonly FileChange[]): ProbeAnswers | null {
  const command = probe?.exec?.command;
  if (probe === undefined || command === undefined || command.length === 0) return null;
  const asked = askedFile(command);
  if (asked !== null) return answersOf(asked, files);
  const played = playCommand(command);
  if (played === null) return null;
  const { seconds, exitCode } = played.run;
  const tooSlow = seconds === null || seconds > (probe.timeoutSeconds ?? 1);
  return tooSlow || exitCode !== 0 ? never : always;
}

function answersOf(file: string, files: readonly FileChange[]): ProbeAnswers | null {
  const changes = files.filter((change) => change.file === file);
  const made = changes.findIndex(({ exists }) => exists);
  if (made < 0) return null;
  const removed = changes.slice(made).find(({ exists }) => !exists);
  return { succeedsFrom: changes[made]?.atSeconds ?? 0, failsFrom: removed?.atSeconds ?? null };
}

/** The file that `cat`, `test -f` or the like ask for. */
function askedFile(command: readonly string[]): string | null {
  const [program = '', ...args] = command;
  const name = program.slice(program.lastIndexOf('/') + 1);
  if (/^(?:ba|a|da)?sh$/.test(name) && /^-[a-z]*c$/.test(args[0] ?? '')) {
    const words = onlyCommand(shellScript(args[1] ?? ''));
    return words === null ? null : askedFile(words);
  }
  const named = args.filter((arg) => arg !== ']' && !arg.startsWith('-'));
  if (named.length !== 1) return null;
  const file = (named[0] ?? '').replace(/^\.\//, '');
  if (name === 'cat' || name === 'ls' || name === 'stat') return file;
  const isTest = name === 'test' || name === '[';
  return isTest && args.some((arg) => /^-[efrs]$/.test(arg)) ? file : null;
}

function onlyCommand(script: ShellCommand | null): readonly string[] | null {
  if (script?.kind !== 'list' || script.items.length !== 1) return null;
  const command = script.items[0]?.command;
  if (command?.kind !== 'simple' || command.words.some(({ expands }) => expands)) return null;
  return command.words.map(({ text }) => text);
}
