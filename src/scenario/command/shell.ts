import type { Run } from '#scenario/scenario.ts';
import { baseName, isConstant, isInstant, isShell, isSlow, mayLeave } from './shellPrograms.ts';
import { type ShellCommand, type ShellWord, scriptOf, shellScript } from './shellScript.ts';
import { sleptSeconds } from './sleptSeconds.ts';

/** A file that comes or goes. */
export interface FileChange {
  readonly file: string;
  readonly atSeconds: number;
  readonly exists: boolean;
}

/** How a step ended: the script goes on, or one of the ends. */
export type Ended = 'goesOn' | 'exits' | 'forever' | 'breaks' | 'unclear';

/** Plays a script's commands one after another and keeps what they come to. Seconds count from its start. */
export class Shell {
  seconds = 0;
  status = 0;
  onTerm: Run | null = null;
  readonly files: FileChange[] = [];
  readonly #functions = new Map<string, ShellCommand>();
  #stopsOnError: boolean;
  /** When the last of the background commands ends, in seconds. */
  #backgroundUntil = 0;
  /** A shell runs a trap only when the command in the foreground has ended. */
  #trap: Run | null = null;

  constructor(stopsOnError: boolean) {
    this.#stopsOnError = stopsOnError;
  }

  play(command: ShellCommand): Ended {
    switch (command.kind) {
      case 'simple':
        return this.#simple(command.words, command.writes);
      case 'list':
        return this.#list(command.items);
      case 'chain':
        return this.#chain(command);
      case 'pipeline':
        return this.#pipeline(command.commands);
      case 'subshell': {
        const ended = this.play(command.body);
        return ended === 'exits' ? 'goesOn' : ended;
      }
      case 'function':
        this.#functions.set(command.name, command.body);
        return this.#succeed();
      case 'loop':
        return this.#loop(command);
      default:
        return command satisfies never;
    }
  }

  #succeed(status = 0): Ended {
    this.status = status;
    return 'goesOn';
  }

  #list(items: Extract<ShellCommand, { kind: 'list' }>['items']): Ended {
    for (const { command, background } of items) {
      const ended = background ? this.#background(command) : this.play(command);
      if (ended !== 'goesOn') return ended;
      if (this.#stopsOnError && this.status !== 0 && command.kind !== 'chain') return 'exits';
    }
    return 'goesOn';
  }

  /** The shell goes on at once; `wait` waits. */
  #background(command: ShellCommand): Ended {
    const startedAt = this.seconds;
    const trap = this.#trap;
    this.#trap = null;
    const ended = this.play(command);
    this.#trap = trap;
    if (ended === 'unclear' || ended === 'breaks') return 'unclear';
    const until = ended === 'forever' ? Number.POSITIVE_INFINITY : this.seconds;
    this.#backgroundUntil = Math.max(this.#backgroundUntil, until);
    this.seconds = startedAt;
    return this.#succeed();
  }

  #chain({ first, rest }: Extract<ShellCommand, { kind: 'chain' }>): Ended {
    let ended = this.play(first);
    for (const { when, command } of rest) {
      if (ended !== 'goesOn') return ended;
      if ((when === '&&') === (this.status === 0)) ended = this.play(command);
    }
    return ended;
  }

  #pipeline(commands: readonly ShellCommand[]): Ended {
    for (const command of commands) {
      const ended = this.play(command);
      if (ended !== 'goesOn') return ended === 'exits' ? 'unclear' : ended;
    }
    return 'goesOn';
  }

  #loop({ until, condition, body }: Extract<ShellCommand, { kind: 'loop' }>): Ended {
    const asked = this.play(condition);
    if (asked !== 'goesOn') return asked;
    if ((this.status === 0) === until) return this.#succeed();
    if (!isConstant(condition)) return 'unclear';
    const ended = this.play(body);
    if (ended === 'breaks') return this.#succeed();
    // A body that nothing can leave goes round for ever, whatever else it does.
    if (ended === 'unclear') return mayLeave(body) || this.#stopsOnError ? 'unclear' : this.#forever();
    return ended === 'goesOn' ? this.#forever() : ended;
  }

  #forever(): Ended {
    this.status = 0;
    return 'forever';
  }

  #simple(words: readonly ShellWord[], writes: readonly string[]): Ended {
    for (const file of writes) this.#change(file, true);
    if (words.some(({ text, expands }) => expands && isSlow(text))) return 'unclear';
    const args = words.filter(({ text }, index) => index > 0 || !/^\w+=/.test(text) || words.length > 1);
    const [program, ...rest] = args;
    if (program === undefined) return this.#succeed();
    if (/^\w+=/.test(program.text)) return this.#simple(rest, []);
    return program.expands ? 'unclear' : this.#run(program.text, rest);
  }

  #run(program: string, args: readonly ShellWord[]): Ended {
    const body = this.#functions.get(program);
    if (body !== undefined) return this.play(body);
    const name = baseName(program);
    switch (name) {
      case 'exec':
        return this.#exec(args);
      case 'exit':
      case 'return':
        return this.#exit(args[0]);
      case 'break':
        return 'breaks';
      case 'false':
        return this.#succeed(1);
      case 'sleep':
        return this.#sleep(args);
      case 'wait':
        return this.#wait();
      case 'trap':
        return this.#setTrap(args);
      case 'tail':
        return args.some(({ text }) => /^-[a-z]*[fF]$/.test(text)) ? this.#forever() : this.#succeed();
      default:
        break;
    }
    if (isShell(name)) return this.#nested(args);
    if (name === 'pause' || (name === 'agnhost' && args[0]?.text === 'pause')) return this.#forever();
    if (!isInstant(name)) return 'unclear';
    if (name === 'set' && args.some(({ text }) => /^-[a-z]*e/.test(text))) this.#stopsOnError = true;
    if (name === 'touch' || name === 'rm') {
      for (const { text } of args) if (!text.startsWith('-')) this.#change(text, name === 'touch');
    }
    return this.#succeed();
  }

  #exec(args: readonly ShellWord[]): Ended {
    const [program, ...rest] = args;
    if (program === undefined) return this.#succeed();
    if (program.expands) return 'unclear';
    const ended = this.#run(program.text, rest);
    return ended === 'goesOn' ? 'exits' : ended;
  }

  #exit(code: ShellWord | undefined): Ended {
    if (code === undefined || code.text === '$?') return 'exits';
    const status = Number(code.text);
    if (code.expands || !Number.isInteger(status)) return 'unclear';
    this.status = status & 255;
    return 'exits';
  }

  #sleep(args: readonly ShellWord[]): Ended {
    if (args.some(({ expands }) => expands)) return 'unclear';
    const seconds = sleptSeconds(args.map(({ text }) => text));
    if (seconds === null) return 'unclear';
    this.#noteForeground(seconds);
    if (seconds === Number.POSITIVE_INFINITY) return this.#forever();
    this.seconds += seconds;
    return this.#succeed();
  }

  #noteForeground(seconds: number): void {
    if (this.#trap === null || this.#trap.seconds === null) return;
    const late = this.#trap.seconds + seconds;
    const known = this.onTerm?.seconds ?? 0;
    const reaction = late === Number.POSITIVE_INFINITY ? null : Math.max(known, late);
    this.onTerm = { ...this.#trap, seconds: this.onTerm?.seconds === null ? null : reaction };
  }

  #wait(): Ended {
    if (this.#backgroundUntil === Number.POSITIVE_INFINITY) return this.#forever();
    this.seconds = Math.max(this.seconds, this.#backgroundUntil);
    return this.#succeed();
  }

  #setTrap([action, ...signals]: readonly ShellWord[]): Ended {
    if (action === undefined || !signals.some(({ text }) => /^(?:SIG)?TERM$|^15$/.test(text))) {
      return this.#succeed();
    }
    this.#trap = null;
    this.onTerm = null;
    if (action.text === '-') return this.#succeed();
    if (action.text === '') {
      this.onTerm = { seconds: null, exitCode: 0 };
      return this.#succeed();
    }
    const handler = shellScript(action.text);
    if (action.expands || handler === null) return this.#succeed();
    const inner = new Shell(false);
    for (const [name, body] of this.#functions) inner.#functions.set(name, body);
    // A handler that does not end the process only puts off what the script says next.
    if (inner.play(handler) !== 'exits') return this.#succeed();
    this.#trap = { seconds: inner.seconds, exitCode: inner.status };
    this.onTerm = this.#trap;
    return this.#succeed();
  }

  #nested(args: readonly ShellWord[]): Ended {
    if (args.some(({ expands }) => expands)) return 'unclear';
    const script = scriptOf(args.map(({ text }) => text));
    const tree = script === null ? null : shellScript(script.text);
    if (tree === null) return 'unclear';
    const ended = this.play(tree);
    return ended === 'exits' ? 'goesOn' : ended;
  }

  #change(file: string, exists: boolean): void {
    if (file.startsWith('/dev/')) return;
    this.files.push({ file: file.replace(/^\.\//, ''), atSeconds: this.seconds, exists });
  }
}
