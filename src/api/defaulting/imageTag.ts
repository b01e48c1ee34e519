const domainLabel = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const domain = `${domainLabel}(?:\\.${domainLabel})*(?::\\d+)?`;
const component = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const tag = '[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}';
const digest = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';
const reference = new RegExp(
  `^((?:${domain}/)?${component}(?:/${component})*)(?::(${tag}))?(?:@(${digest}))?$`,
);

/** The longest name of a repository, its domain included. */
const longestName = 255;

/** The algorithms a digest may be of, and how many hexadecimal digits each has. */
const digestLengths: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

/**
 * The tag of an image reference: `latest` when it has neither tag nor digest, empty when it has only a digest or
 * cannot be read.
 *
 * Source: v1.28 pkg/util/parsers/parsers.go:ParseImageName; docker/distribution reference/normalize.go, regexp.go.
 */
export function imageTag(image: string): string {
  // Sixty-four hexadecimal digits could be an image's own identifier.
  if (/^[a-f0-9]{64}$/.test(image)) return '';
  const full = withDomain(image);
  const [, name = '', itsTag, itsDigest] = reference.exec(full) ?? [];
  if (name === '' || name.length > longestName) return '';
  if (itsDigest !== undefined && !isDigest(itsDigest)) return '';
  return itsTag ?? (itsDigest === undefined ? 'latest' : '');
}

/** The name in full: what names no registry is Docker's, and there an official image unless it has an owner. */
function withDomain(image: string): string {
  const slash = image.indexOf('/');
  const first = slash === -1 ? '' : image.slice(0, slash);
  const named = /[.:]/.test(first) || first === 'localhost';
  const remainder = named ? image.slice(slash + 1) : image;
  const registry = !named || first === 'index.docker.io' ? 'docker.io' : first;
  const official = registry === 'docker.io' && !remainder.includes('/');
  return `${registry}/${official ? 'library/' : ''}${remainder}`;
}

function isDigest(text: string): boolean {
  const [algorithm = '', digits = ''] = text.split(':');
  const length = Object.hasOwn(digestLengths, algorithm) ? digestLengths[algorithm] : undefined;
  return digits.length === length && /^[a-f0-9]+$/.test(digits);
}
