import type { ShellCommand } from './shellScript.ts';

const shells = new Set(['sh', 'ash', 'bash', 'dash', 'ksh', 'zsh']);

/** Programs that take no time worth telling and succeed. */
const instant = new Set(
  (
    'echo printf touch cat mkdir cp mv ln chmod chown date export set cd pwd ls hostname id env uname tee awk sed ' +
    'head sort cut tr wc umask unset readonly local shift : true rm sync whoami basename dirname'
  ).split(' '),
);
const slow = /\b(?:sleep|curl|wget|nc|nslookup|dig|ping|kubectl|ssh)\b/;

export function baseName(program: string): string {
  return program.slice(program.lastIndexOf('/') + 1);
}

export function isShell(name: string): boolean {
  return shells.has(name);
}

export function isInstant(name: string): boolean {
  return instant.has(name);
}

/** Whether an expansion runs a command that may take its time. */
export function isSlow(expansion: string): boolean {
  return slow.test(expansion);
}

/** `true`, `:` or `false`: it answers the same each time. */
export function isConstant(condition: ShellCommand): boolean {
  const only = condition.kind === 'list' && condition.items.length === 1 ? condition.items[0]?.command : null;
  if (only?.kind !== 'simple') return false;
  return [':', 'true', 'false', '1'].includes(baseName(only.words[0]?.text ?? ''));
}

/** Whether something in a loop's body can end the loop or the script. */
export function mayLeave(command: ShellCommand): boolean {
  switch (command.kind) {
    case 'simple':
      return ['exit', 'break', 'return', 'exec', 'kill'].includes(command.words[0]?.text ?? '');
    case 'list':
      return command.items.some((item) => mayLeave(item.command));
    case 'chain':
      return mayLeave(command.first) || command.rest.some((one) => mayLeave(one.command));
    case 'pipeline':
      return command.commands.some(mayLeave);
    case 'subshell':
    case 'function':
    case 'loop':
      return mayLeave(command.body);
    default:
      return command satisfies never;
  }
}
