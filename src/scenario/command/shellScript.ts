import { type ShellToken, shellWords } from './shellWords.ts';

export type ShellWord = Extract<ShellToken, { readonly kind: 'word' }>;

/** A shell script, as far as it says plainly what happens. */
export type ShellCommand =
  | { readonly kind: 'simple'; readonly words: readonly ShellWord[]; readonly writes: readonly string[] }
  /** One after another. `background`: the shell does not wait for it. */
  | { readonly kind: 'list'; readonly items: readonly { command: ShellCommand; background: boolean }[] }
  | {
      readonly kind: 'chain';
      readonly first: ShellCommand;
      readonly rest: readonly { readonly when: '&&' | '||'; readonly command: ShellCommand }[];
    }
  | { readonly kind: 'pipeline'; readonly commands: readonly ShellCommand[] }
  | { readonly kind: 'subshell'; readonly body: ShellCommand }
  | { readonly kind: 'function'; readonly name: string; readonly body: ShellCommand }
  | {
      readonly kind: 'loop';
      readonly until: boolean;
      readonly condition: ShellCommand;
      readonly body: ShellCommand;
    };

/** What `sh -c` is given. */
export interface Script {
  readonly text: string;
  readonly stopsOnError: boolean;
}

/** The script among a shell's arguments; null when it reads one from elsewhere. */
export function scriptOf(args: readonly string[]): Script | null {
  const flag = args.findIndex((arg) => /^-[a-z]*c$/.test(arg));
  const text = args[flag + 1];
  if (flag < 0 || text === undefined) return null;
  return { text, stopsOnError: args.slice(0, flag + 1).some((arg) => /^-[a-z]*e/.test(arg)) };
}

/** Whether and how often these run is not said in the text alone. */
const unclear = new Set(['if', 'for', 'case', 'select', 'function', '[[', '!', 'time', 'coproc']);
const closing = new Set(['}', 'do', 'done', 'then', 'else', 'elif', 'fi', 'esac']);

/** Reads a script; null when it has a condition, or is no script. */
export function shellScript(script: string): ShellCommand | null {
  const tokens = shellWords(script);
  if (tokens === null) return null;
  const reader = new ScriptReader(tokens);
  const list = reader.list();
  return list !== null && reader.atEnd ? list : null;
}

class ScriptReader {
  readonly #tokens: readonly ShellToken[];
  #at = 0;

  constructor(tokens: readonly ShellToken[]) {
    this.#tokens = tokens;
  }

  get atEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  list(): ShellCommand | null {
    const items: { command: ShellCommand; background: boolean }[] = [];
    for (;;) {
      while (this.#takeSign(';') || this.#takeSign('\n')) {}
      if (this.#listEnds()) return { kind: 'list', items };
      const command = this.#chain();
      if (command === null) return null;
      const background = this.#takeSign('&');
      items.push({ command, background });
      if (!background && !this.#takeSign(';') && !this.#takeSign('\n')) {
        return this.#listEnds() ? { kind: 'list', items } : null;
      }
    }
  }

  #listEnds(): boolean {
    const token = this.#tokens[this.#at];
    if (token === undefined || (token.kind === 'sign' && token.text === ')')) return true;
    return isKeyword(token) && closing.has(token.text);
  }

  #chain(): ShellCommand | null {
    const first = this.#pipeline();
    const rest: { when: '&&' | '||'; command: ShellCommand }[] = [];
    for (;;) {
      const when = this.#takeSign('&&') ? '&&' : this.#takeSign('||') ? '||' : null;
      if (when === null || first === null) break;
      while (this.#takeSign('\n')) {}
      const command = this.#pipeline();
      if (command === null) return null;
      rest.push({ when, command });
    }
    return first === null || rest.length === 0 ? first : { kind: 'chain', first, rest };
  }

  #pipeline(): ShellCommand | null {
    const commands: ShellCommand[] = [];
    do {
      const command = this.#command();
      if (command === null) return null;
      commands.push(command);
    } while (this.#takeSign('|'));
    return commands.length === 1 ? (commands[0] ?? null) : { kind: 'pipeline', commands };
  }

  #command(): ShellCommand | null {
    if (this.#takeSign('(')) {
      const body = this.list();
      return body !== null && this.#takeSign(')') ? { kind: 'subshell', body } : null;
    }
    if (this.#takeWord('{')) {
      const body = this.list();
      return body !== null && this.#takeWord('}') ? body : null;
    }
    if (this.#takeWord('while')) return this.#loop(false);
    if (this.#takeWord('until')) return this.#loop(true);
    return this.#functionOrSimple();
  }

  #loop(until: boolean): ShellCommand | null {
    const condition = this.list();
    if (condition === null || !this.#takeWord('do')) return null;
    const body = this.list();
    if (body === null || !this.#takeWord('done')) return null;
    return { kind: 'loop', until, condition, body };
  }

  #functionOrSimple(): ShellCommand | null {
    const words: ShellWord[] = [];
    const writes: string[] = [];
    for (;;) {
      const token = this.#tokens[this.#at];
      if (token === undefined || token.kind === 'sign') {
        if (words.length === 1 && this.#takeSign('(')) return this.#function(words[0]?.text ?? '');
        break;
      }
      if (words.length === 0 && isKeyword(token) && unclear.has(token.text)) return null;
      this.#at += 1;
      if (token.kind === 'word') {
        words.push(token);
        continue;
      }
      const target = this.#tokens[this.#at];
      if (target?.kind !== 'word') return null;
      this.#at += 1;
      if (token.text.startsWith('>') && token.text !== '>&') writes.push(target.text);
    }
    return words.length === 0 && writes.length === 0 ? null : { kind: 'simple', words, writes };
  }

  #function(name: string): ShellCommand | null {
    if (!this.#takeSign(')')) return null;
    while (this.#takeSign('\n')) {}
    if (!this.#takeWord('{')) return null;
    const body = this.list();
    return body !== null && this.#takeWord('}') ? { kind: 'function', name, body } : null;
  }

  #takeSign(text: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'sign' || token.text !== text) return false;
    this.#at += 1;
    return true;
  }

  #takeWord(text: string): boolean {
    const token = this.#tokens[this.#at];
    if (token === undefined || !isKeyword(token) || token.text !== text) return false;
    this.#at += 1;
    return true;
  }
}

function isKeyword(token: ShellToken): token is ShellWord {
  return token.kind === 'word' && !token.quoted && !token.expands;
}
