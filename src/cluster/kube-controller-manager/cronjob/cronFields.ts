/** The values of one field of a schedule. `star`: it says "any", which tells how day of month and day of week join. */
export interface CronField {
  readonly values: ReadonlySet<number>;
  readonly star: boolean;
}

export interface CronFields {
  readonly minute: CronField;
  readonly hour: CronField;
  readonly dayOfMonth: CronField;
  readonly month: CronField;
  readonly dayOfWeek: CronField;
}

/**
 * The five fields of a schedule that has passed validation, or of a name such as `@daily`.
 *
 * Source: v1.28 vendor/github.com/robfig/cron/v3/parser.go:getField, getRange, parseDescriptor.
 */
export function cronFields(schedule: string): CronFields {
  const pattern = descriptors[schedule] ?? schedule;
  const texts = pattern.split(/\s+/).filter((text) => text !== '');
  const field = (place: number, bound: Bounds) => fieldOf(texts[place] ?? '*', bound);
  return {
    minute: field(0, { min: 0, max: 59, names: [] }),
    hour: field(1, { min: 0, max: 23, names: [] }),
    dayOfMonth: field(2, { min: 1, max: 31, names: [] }),
    month: field(3, { min: 1, max: 12, names: months }),
    dayOfWeek: field(4, { min: 0, max: 6, names: days }),
  };
}

interface Bounds {
  readonly min: number;
  readonly max: number;
  /** A name stands for `min` plus its place. */
  readonly names: readonly string[];
}

const descriptors: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

function fieldOf(text: string, bounds: Bounds): CronField {
  const ranges = text.split(',').filter((range) => range !== '');
  const fields = ranges.map((range) => rangeOf(range, bounds));
  return {
    values: new Set(fields.flatMap(({ values }) => [...values])),
    star: fields.some(({ star }) => star),
  };
}

function rangeOf(text: string, { min, max, names }: Bounds): CronField {
  const [range = '', stepText] = text.split('/');
  const [low = '', high] = range.split('-');
  const numberOf = (word: string) => {
    const named = names.indexOf(word.toLowerCase());
    return named >= 0 ? min + named : Number(word);
  };
  const isStar = low === '*' || low === '?';
  const step = stepText === undefined ? 1 : Number(stepText);
  const first = isStar ? min : numberOf(low);
  const openEnded = isStar || (high === undefined && stepText !== undefined);
  const last = openEnded ? max : numberOf(high ?? low);
  const values = new Set<number>();
  for (let value = first; value <= last; value += step) values.add(value);
  // A step of more than one makes of a star a plain range.
  return { values, star: isStar && step === 1 };
}
