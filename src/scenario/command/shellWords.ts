/** One word or sign of a shell script. */
export type ShellToken =
  /** `expands`: it holds a variable or the output of a command. */
  | { readonly kind: 'word'; readonly text: string; readonly quoted: boolean; readonly expands: boolean }
  | { readonly kind: 'sign'; readonly text: Sign }
  | { readonly kind: 'redirection'; readonly text: string };

type Sign = ';' | '&' | '&&' | '|' | '||' | '(' | ')' | '\n';

const signs: readonly Sign[] = ['&&', '||', ';', '&', '|', '(', ')', '\n'];
const redirection = /^\d*(?:>>|>&|>\||>|<&|<)/;

/**
 * The words and signs of a POSIX shell script, quotes taken off; null when it cannot be read as one: an open quote, or
 * a here-document.
 */
export function shellWords(script: string): readonly ShellToken[] | null {
  const tokens: ShellToken[] = [];
  let at = 0;
  while (at < script.length) {
    const rest = script.slice(at);
    const blank = /^(?:[ \t\r]|\\\n)+|^#[^\n]*/.exec(rest);
    if (blank) {
      at += blank[0].length;
      continue;
    }
    if (rest.startsWith('<<')) return null;
    const redirected = redirection.exec(rest);
    if (redirected) {
      tokens.push({ kind: 'redirection', text: redirected[0].replace(/^\d+/, '') });
      at += redirected[0].length;
      continue;
    }
    const sign = signs.find((one) => rest.startsWith(one));
    if (sign !== undefined) {
      tokens.push({ kind: 'sign', text: sign });
      at += sign.length;
      continue;
    }
    const word = readWord(script, at);
    if (word === null) return null;
    tokens.push(word.token);
    at = word.end;
  }
  return tokens;
}

function readWord(
  script: string,
  start: number,
): { readonly token: ShellToken; readonly end: number } | null {
  let text = '';
  let quoted = false;
  let expands = false;
  let at = start;
  while (at < script.length) {
    const rest = script.slice(at);
    if (/^[\s;&|()<>]/.test(rest)) break;
    const part = readPart(rest);
    if (part === null) return null;
    text += part.text;
    quoted ||= part.quoted;
    expands ||= part.expands;
    at += part.length;
  }
  return { token: { kind: 'word', text, quoted, expands }, end: at };
}

interface Part {
  readonly text: string;
  readonly quoted: boolean;
  readonly expands: boolean;
  readonly length: number;
}

function readPart(rest: string): Part | null {
  const first = rest[0];
  if (first === "'") {
    const end = rest.indexOf("'", 1);
    return end < 0 ? null : { text: rest.slice(1, end), quoted: true, expands: false, length: end + 1 };
  }
  if (first === '"') return readDoubleQuoted(rest);
  if (first === '\\') return { text: rest[1] ?? '', quoted: true, expands: false, length: 2 };
  const length = expansionLength(rest);
  if (length === null) return null;
  if (length > 0) return { text: rest.slice(0, length), quoted: false, expands: true, length };
  return { text: first ?? '', quoted: false, expands: false, length: 1 };
}

function readDoubleQuoted(rest: string): Part | null {
  let text = '';
  let expands = false;
  for (let at = 1; at < rest.length; ) {
    if (rest[at] === '"') return { text, quoted: true, expands, length: at + 1 };
    if (rest[at] === '\\') {
      text += rest[at + 1] ?? '';
      at += 2;
      continue;
    }
    const length = expansionLength(rest.slice(at));
    if (length === null) return null;
    text += rest.slice(at, at + Math.max(length, 1));
    expands ||= length > 0;
    at += Math.max(length, 1);
  }
  return null;
}

/** Length of the variable or command that starts here; 0 when none does, null when it does not end. */
function expansionLength(rest: string): number | null {
  if (rest.startsWith('`')) {
    const end = rest.indexOf('`', 1);
    return end < 0 ? null : end + 1;
  }
  if (!rest.startsWith('$')) return 0;
  if (rest.startsWith('$(') || rest.startsWith('${')) {
    const [open, close] = rest[1] === '(' ? ['(', ')'] : ['{', '}'];
    let depth = 0;
    for (let at = 1; at < rest.length; at += 1) {
      if (rest[at] === open) depth += 1;
      if (rest[at] === close) depth -= 1;
      if (depth === 0) return at + 1;
    }
    return null;
  }
  return /^\$(?:\w+|[?!#@*$-])/.exec(rest)?.[0].length ?? 0;
}
