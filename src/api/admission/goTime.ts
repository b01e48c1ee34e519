import { utf8Bytes } from '#api/validation/base64.ts';
import { civilTime, secondsSince1970 } from '#base/civilTime.ts';

/** A time as the server keeps it, or the message of Go's reader. */
export type GoTime = { readonly value: string } | { readonly message: string };

/** The time Go takes for none: it is kept, and written as null. */
export const zeroTime = '0001-01-01T00:00:00Z';

/** One piece of a layout: what must stand there, and how much of the text it takes. */
interface Piece {
  readonly layout: string;
  readonly pattern: RegExp;
  /** What the value is called when it is beyond `limits`. */
  readonly name?: string;
  readonly limits?: readonly [least: number, most: number];
}

const year: Piece = { layout: '2006', pattern: /^\d{4}/ };
const month: Piece = { layout: '01', pattern: /^\d\d/, name: 'month', limits: [1, 12] };
const day: Piece = { layout: '02', pattern: /^\d\d/ };
/** Go reads an hour of one digit, against the standard. */
const hour: Piece = { layout: '15', pattern: /^\d\d?/, name: 'hour', limits: [0, 23] };
const minute: Piece = { layout: '04', pattern: /^\d\d/, name: 'minute', limits: [0, 59] };
const second: Piece = { layout: '05', pattern: /^\d\d/, name: 'second', limits: [0, 59] };
const zone: Piece = { layout: 'Z07:00', pattern: /^(?:Z|[+-]\d\d:\d\d)/ };

const dateAndClock: readonly Piece[] = [year, month, day, hour, minute, second];

const pieces: readonly Piece[] = [
  year,
  literal('-'),
  month,
  literal('-'),
  day,
  literal('T'),
  hour,
  literal(':'),
  minute,
  literal(':'),
  second,
];

const layouts = {
  time: { text: '2006-01-02T15:04:05Z07:00', fraction: /^(?:[.,]\d+)?/, digits: 0 },
  microTime: { text: '2006-01-02T15:04:05.000000Z07:00', fraction: /^[.,]\d{6}/, digits: 6 },
} as const;

/**
 * Reads a time as Go does and says it as the server writes it: in UTC, cut to whole seconds or microseconds.
 *
 * Source: v1.28 apimachinery pkg/apis/meta/v1/time.go, micro_time.go; Go time/format.go:parse.
 */
export function readGoTime(text: string, type: keyof typeof layouts): GoTime {
  const { text: layout, fraction, digits } = layouts[type];
  const found = new Map<Piece, string>();
  let rest = text;
  const fractionPiece: Piece = { layout: '.000000', pattern: fraction };
  for (const piece of [...pieces, fractionPiece, zone]) {
    const taken = piece.pattern.exec(rest)?.[0];
    if (taken === undefined) {
      const wanted = `${goTimeQuoted(text)} as ${goTimeQuoted(layout)}`;
      return {
        message: `parsing time ${wanted}: cannot parse ${goTimeQuoted(rest)} as ${goTimeQuoted(piece.layout)}`,
      };
    }
    rest = rest.slice(taken.length);
    found.set(piece, taken);
    const [least, most] = piece.limits ?? [0, Number.POSITIVE_INFINITY];
    const beyond = piece.name !== undefined && !(Number(taken) >= least && Number(taken) <= most);
    const name = piece === zone ? zoneBeyond(taken) : beyond ? piece.name : null;
    if (name) return { message: `parsing time ${goTimeQuoted(text)}: ${name} out of range` };
  }
  const wrong = (words: string) => ({ message: `parsing time ${goTimeQuoted(text)}: ${words}` });
  if (rest !== '') return wrong(`extra text: ${goTimeQuoted(rest)}`);
  const [years = 0, months = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = dateAndClock.map((piece) =>
    Number(found.get(piece)),
  );
  const local = secondsSince1970({
    year: years,
    month: months,
    day: days,
    hour: hours,
    minute: minutes,
    second: seconds,
  });
  if (civilTime(local).day !== days) return wrong('day out of range');
  const utc = civilTime(local - offsetMinutes(found.get(zone) ?? 'Z') * 60);
  const date = [padded(utc.year, 4), padded(utc.month, 2), padded(utc.day, 2)].join('-');
  const clock = [utc.hour, utc.minute, utc.second].map((one) => padded(one, 2)).join(':');
  const fractionText = (found.get(fractionPiece) ?? '').replace(',', '.');
  return { value: `${date}T${clock}${digits === 0 ? '' : fractionText}Z` };
}

function literal(letter: string): Piece {
  return { layout: letter, pattern: new RegExp(`^${letter}`) };
}

/** What of a zone's offset is too much: 24 hours and 60 minutes are let pass. */
function zoneBeyond(zoneText: string): string | null {
  if (Number(zoneText.slice(4)) > 60) return 'time zone offset minute';
  return Number(zoneText.slice(1, 3)) > 24 ? 'time zone offset hour' : null;
}

function offsetMinutes(zoneText: string): number {
  if (zoneText === 'Z') return 0;
  const minutes = Number(zoneText.slice(1, 3)) * 60 + Number(zoneText.slice(4));
  return zoneText.startsWith('-') ? -minutes : minutes;
}

function padded(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}

/** Quotes as Go's time package does: plainer than elsewhere. Source: Go time/format.go:quote. */
function goTimeQuoted(text: string): string {
  const letters = Array.from(text, (letter) => {
    if (letter === '"' || letter === '\\') return `\\${letter}`;
    if (letter >= ' ' && letter < '\u0080') return letter;
    return utf8Bytes(letter)
      .map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`)
      .join('');
  });
  return `"${letters.join('')}"`;
}
