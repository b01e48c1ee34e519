/**
 * Rules for names and words: each returns what is wrong with a text, nothing when it is right.
 *
 * Source: v1.28 apimachinery pkg/util/validation/validation.go.
 */
export type NameRule = (text: string) => readonly string[];

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomain = `${label}(\\.${label})*`;
const qualified = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';

const labelPattern = whole(label);
const subdomainPattern = whole(subdomain);
const qualifiedPattern = whole(qualified);

export const isDNS1123Label: NameRule = (text) => [
  ...tooLong(text, 63),
  ...(labelPattern.test(text)
    ? []
    : subdomainPattern.test(text)
      ? ['must not contain dots']
      : [
          notLike(
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
            label,
            ['my-name', '123-abc'],
          ),
        ]),
];

export const isDNS1123Subdomain: NameRule = matching(
  253,
  subdomain,
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
  ['example.com'],
);

export const isWildcardDNS1123Subdomain: NameRule = matching(
  253,
  `\\*\\.${subdomain}`,
  "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character",
  ['*.example.com'],
);

export const isDNS1035Label: NameRule = matching(
  63,
  '[a-z]([-a-z0-9]*[a-z0-9])?',
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
  ['my-name', 'abc-123'],
);

export const isValidLabelValue: NameRule = matching(
  63,
  `(${qualified})?`,
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  ['MyValue', 'my_value', '12345'],
);

export const isValidPercent: NameRule = matching(
  Number.POSITIVE_INFINITY,
  '[0-9]+%',
  "a valid percent string must be a numeric string followed by an ending '%'",
  ['1%', '93%'],
);

export const isHTTPHeaderName: NameRule = matching(
  Number.POSITIVE_INFINITY,
  '[-A-Za-z0-9]+',
  "a valid HTTP header must consist of alphanumeric characters or '-'",
  ['X-Header-Name'],
);

const envVar = matching(
  Number.POSITIVE_INFINITY,
  '[-._a-zA-Z][-._a-zA-Z0-9]*',
  "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit",
  ['my.env-name', 'MY_ENV.NAME', 'MyEnvName1'],
);
export const isEnvVarName: NameRule = (text) => [...envVar(text), ...upwards(text)];

const configMapKey = matching(
  253,
  '[-._a-zA-Z0-9]+',
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
  ['key.name', 'KEY_NAME', 'key-name'],
);
export const isConfigMapKey: NameRule = (text) => [...configMapKey(text), ...upwards(text)];

/** `[prefix/]name`: label keys, condition types, resource names. */
export const isQualifiedName: NameRule = (text) => {
  const parts = text.split('/');
  const name = parts.at(-1) ?? '';
  const message = notLike(
    "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
    qualified,
    ['MyName', 'my.name', '123-abc'],
  );
  if (parts.length > 2) {
    return [
      `a qualified name ${message} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  }
  const wrong: string[] = [];
  const [prefix = ''] = parts;
  if (parts.length === 2) {
    if (prefix === '') wrong.push('prefix part must be non-empty');
    else wrong.push(...isDNS1123Subdomain(prefix).map((one) => `prefix part ${one}`));
  }
  if (name === '') wrong.push('name part must be non-empty');
  else wrong.push(...tooLong(name, 63).map((one) => `name part ${one}`));
  if (!qualifiedPattern.test(name)) wrong.push(`name part ${message}`);
  return wrong;
};

export const isValidPortName: NameRule = (text) => [
  ...tooLong(text, 15),
  ...(/^[-a-z0-9]+$/.test(text)
    ? []
    : ['must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)']),
  ...(/[a-z]/.test(text) ? [] : ['must contain at least one letter (a-z)']),
  ...(text.includes('--') ? ['must not contain consecutive hyphens'] : []),
  ...(/^-|-$/.test(text) ? ['must not begin or end with a hyphen'] : []),
];

/** What a name must be so that it can stand in a URL: the least asked of every object. */
export const isValidPathSegmentName: NameRule = (text) => {
  // Source: v1.28 apimachinery pkg/api/validation/path/name.go.
  if (text === '.' || text === '..') return [`may not be '${text}'`];
  return ['/', '%'].filter((letter) => text.includes(letter)).map((letter) => `may not contain '${letter}'`);
};

/** A number within bounds, both included. */
export function isInRange(value: number, min: number, max: number): readonly string[] {
  return value >= min && value <= max ? [] : [`must be between ${min} and ${max}, inclusive`];
}

export function isValidPortNum(port: number): readonly string[] {
  return isInRange(port, 1, 65_535);
}

/** User and group ids. */
export function isValidId(id: number): readonly string[] {
  return isInRange(id, 0, 2 ** 31 - 1);
}

/**
 * The rule for the prefix of generated names: a trailing dash is right there.
 *
 * Source: v1.28 apimachinery pkg/api/validation/generic.go:maskTrailingDash, which drops one letter too many.
 */
export function asPrefix(rule: NameRule): NameRule {
  return (text) => rule(text.length > 1 && text.endsWith('-') ? `${text.slice(0, -2)}a` : text);
}

function matching(most: number, pattern: string, message: string, examples: readonly string[]): NameRule {
  const expression = whole(pattern);
  return (text) => [
    ...tooLong(text, most),
    ...(expression.test(text) ? [] : [notLike(message, pattern, examples)]),
  ];
}

function whole(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`);
}

function notLike(message: string, pattern: string, examples: readonly string[]): string {
  const shown = examples.map((example) => `'${example}', `).join(' or ');
  return `${message} (e.g. ${shown}regex used for validation is '${pattern}')`;
}

function tooLong(text: string, most: number): readonly string[] {
  return byteLength(text) > most ? [`must be no more than ${most} characters`] : [];
}

function upwards(text: string): readonly string[] {
  if (text === '.' || text === '..') return [`must not be '${text}'`];
  return text.startsWith('..') ? ["must not start with '..'"] : [];
}

/** Go counts bytes of UTF-8. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
