/** What a layout is made of: text as it stands, or a part of a time with what reads it. */
type Piece =
  | string
  | { readonly layout: string; readonly read: (text: string, time: Parts) => Reading | null };

/** What a part leaves of the text; `beyond` names it where its value is out of range. */
interface Reading {
  readonly rest: string;
  readonly beyond?: string;
}

interface Parts {
  year: number;
  month: number;
  day: number;
}

/**
 * What Go says of a text that should be a time; null when it is one. `micro`: with exactly six digits of a second.
 *
 * Source: Go 1.20 time/format.go:parse, for the layouts of v1.28 apimachinery pkg/apis/meta/v1/time.go and
 * micro_time.go.
 */
export function timeProblem(value: string, micro: boolean): string | null {
  const layout = micro ? '2006-01-02T15:04:05.000000Z07:00' : '2006-01-02T15:04:05Z07:00';
  const parsing = `parsing time ${quoted(value)}`;
  const cannot = (rest: string, part: string) =>
    `${parsing} as ${quoted(layout)}: cannot parse ${quoted(rest)} as ${quoted(part)}`;
  const parts: Parts = { year: 0, month: 0, day: 0 };
  let rest = value;
  for (const piece of micro ? microPieces : pieces) {
    if (typeof piece === 'string') {
      if (!rest.startsWith(piece)) return cannot(rest, piece);
      rest = rest.slice(piece.length);
      continue;
    }
    const reading = piece.read(rest, parts);
    if (reading === null) return cannot(rest, piece.layout);
    if (reading.beyond !== undefined) return `${parsing}: ${reading.beyond} out of range`;
    rest = reading.rest;
  }
  if (rest !== '') return `${parsing}: extra text: ${quoted(rest)}`;
  return parts.day < 1 || parts.day > daysOf(parts) ? `${parsing}: day out of range` : null;
}

const date: readonly Piece[] = [
  {
    layout: '2006',
    read: (text, time) => {
      const year = /^\d{4}/.exec(text)?.[0];
      if (year === undefined) return null;
      time.year = Number(year);
      return { rest: text.slice(4) };
    },
  },
  '-',
  {
    layout: '01',
    read: (text, time) => {
      time.month = Number(text.slice(0, 2));
      return twoDigits(text, 'month', 1, 12);
    },
  },
  '-',
  {
    layout: '02',
    read: (text, time) => {
      time.day = Number(text.slice(0, 2));
      return twoDigits(text, 'day', 0, 99);
    },
  },
  'T',
  {
    layout: '15',
    // One digit is enough.
    read: (text) => {
      const hour = /^\d\d?/.exec(text)?.[0];
      if (hour === undefined) return null;
      const rest = text.slice(hour.length);
      return Number(hour) < 24 ? { rest } : { rest, beyond: 'hour' };
    },
  },
  ':',
  { layout: '04', read: (text) => twoDigits(text, 'minute', 0, 59) },
  ':',
];

const zone: Piece = {
  layout: 'Z07:00',
  read: (text) => {
    if (text.startsWith('Z')) return { rest: text.slice(1) };
    const [all, hour, minute] = /^[-+](\d\d):(\d\d)/.exec(text) ?? [];
    if (all === undefined) return null;
    const rest = text.slice(all.length);
    // An offset of 24 hours or 60 minutes is let pass.
    if (Number(minute) > 60) return { rest, beyond: 'time zone offset minute' };
    return Number(hour) > 24 ? { rest, beyond: 'time zone offset hour' } : { rest };
  },
};

const pieces: readonly Piece[] = [
  ...date,
  {
    layout: '05',
    // A fraction may follow, though the layout has none.
    read: (text) => {
      const second = twoDigits(text, 'second', 0, 59);
      return second && { ...second, rest: second.rest.replace(/^[.,]\d+/, '') };
    },
  },
  zone,
];

const microPieces: readonly Piece[] = [
  ...date,
  { layout: '05', read: (text) => twoDigits(text, 'second', 0, 59) },
  {
    layout: '.000000',
    read: (text) => (/^[.,]\d{6}/.test(text) ? { rest: text.slice(7) } : null),
  },
  zone,
];

function twoDigits(text: string, name: string, least: number, most: number): Reading | null {
  if (!/^\d\d/.test(text)) return null;
  const number = Number(text.slice(0, 2));
  const rest = text.slice(2);
  return number < least || number > most ? { rest, beyond: name } : { rest };
}

function daysOf({ year, month }: Parts): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Source: Go time/format.go:quote, which knows no letters but ASCII's. */
function quoted(text: string): string {
  let written = '';
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (letter === '"' || letter === '\\') written += `\\${letter}`;
    else if (code >= 32 && code < 128) written += letter;
    else written += encodeURIComponent(wellFormed(letter)).toLowerCase().replaceAll('%', '\\x');
  }
  return `"${written}"`;
}

/** Half a surrogate pair is no letter: Go has read it as U+FFFD. */
function wellFormed(letter: string): string {
  return /^[\ud800-\udfff]$/.test(letter) ? '\uFFFD' : letter;
}
