import type { Run } from '#scenario/scenario.ts';
import { type FileChange, Shell } from './shell.ts';
import { baseName, isShell } from './shellPrograms.ts';
import { type ShellCommand, type ShellWord, scriptOf, shellScript } from './shellScript.ts';

/** What a command says plainly of the process it starts. Seconds count from its start. */
export interface PlayedCommand {
  /** `seconds: null`: it runs until it is stopped. */
  readonly run: Run;
  /** What its trap does on SIGTERM; null: it says nothing. `seconds: null`: it ignores the signal. */
  readonly onTerm: Run | null;
  /** Files that come and go, in the order of time. */
  readonly files: readonly FileChange[];
}

/**
 * Plays a container's command as far as its text alone says what happens: sleeps, exits, loops for ever, traps, files
 * touched. Null as soon as anything else would decide: an unknown program, a condition, a variable.
 */
export function playCommand(command: readonly string[]): PlayedCommand | null {
  const [program = '', ...args] = command;
  const name = baseName(program);
  const script = isShell(name) ? scriptOf(args) : null;
  if (isShell(name) && script === null) return null;
  const tree = script === null ? simple(command) : shellScript(script.text);
  if (tree === null) return null;
  const shell = new Shell(script?.stopsOnError ?? false);
  const ended = shell.play(tree);
  if (ended === 'unclear') return null;
  return {
    run: { seconds: ended === 'forever' ? null : shell.seconds, exitCode: shell.status },
    onTerm: shell.onTerm,
    files: shell.files,
  };
}

function simple(command: readonly string[]): ShellCommand {
  const words = command.map((text): ShellWord => ({ kind: 'word', text, quoted: true, expands: false }));
  return { kind: 'simple', words, writes: [] };
}
