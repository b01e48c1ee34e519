import { utf8Bytes } from '#api/validation/base64.ts';

const minutesADay = 1440;

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
  const [years = 0, months = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = [
    year,
    month,
    day,
    hour,
    minute,
    second,
  ].map((piece) => Number(found.get(piece)));
  if (days < 1 || days > daysIn(months, years)) return wrong('day out of range');
  const fractionText = (found.get(fractionPiece) ?? '').replace(',', '.');
  const sinceMidnight = hours * 60 + minutes - offsetMinutes(found.get(zone) ?? 'Z');
  const date = daysLater([years, months, days], Math.floor(sinceMidnight / minutesADay));
  const clock = (sinceMidnight + 10 * minutesADay) % minutesADay;
  const time = [Math.floor(clock / 60), clock % 60, seconds].map((one) => padded(one, 2)).join(':');
  const whole = `${padded(date[0], 4)}-${padded(date[1], 2)}-${padded(date[2], 2)}T${time}`;
  return { value: `${whole}${digits === 0 ? '' : fractionText}Z` };
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

type CivilDate = readonly [year: number, month: number, day: number];

/** The date some days, few, after or before another. */
function daysLater([inYear, inMonth, ofMonth]: CivilDate, days: number): CivilDate {
  if (days > 0) {
    if (ofMonth < daysIn(inMonth, inYear)) return daysLater([inYear, inMonth, ofMonth + 1], days - 1);
    return daysLater(inMonth < 12 ? [inYear, inMonth + 1, 1] : [inYear + 1, 1, 1], days - 1);
  }
  if (days === 0) return [inYear, inMonth, ofMonth];
  if (ofMonth > 1) return daysLater([inYear, inMonth, ofMonth - 1], days + 1);
  const before = inMonth > 1 ? inMonth - 1 : 12;
  const ofYear = inMonth > 1 ? inYear : inYear - 1;
  return daysLater([ofYear, before, daysIn(before, ofYear)], days + 1);
}

function daysIn(ofMonth: number, inYear: number): number {
  const leap = inYear % 4 === 0 && (inYear % 100 !== 0 || inYear % 400 === 0);
  return ofMonth === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(ofMonth) ? 30 : 31;
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
