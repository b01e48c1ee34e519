const component = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const domainPart = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const domain = `${domainPart}(?:\\.${domainPart})*(?::[0-9]+)?`;
const digest = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';
const reference = new RegExp(
  `^(?:${domain}/)?${component}(?:/${component})*(?::\\w[\\w.-]{0,127})?(?:@${digest})?$`,
);
const identifier = /^[a-f0-9]{64}$/;

/**
 * Why a text names no image, in the parser's words; null when it does. Short names stand for docker.io.
 *
 * Source: v1.28 pkg/util/parsers/parsers.go:ParseImageName; github.com/docker/distribution/reference ParseNormalizedNamed.
 */
export function imageNameError(image: string): string | null {
  const because = (why: string) => `couldn't parse image name "${image}": ${why}`;
  if (identifier.test(image)) {
    return because(`invalid repository name (${image}), cannot specify 64-byte hexadecimal strings`);
  }
  const slash = image.indexOf('/');
  const first = slash < 0 ? '' : image.slice(0, slash);
  const hasDomain =
    slash >= 0 && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase());
  const rest = hasDomain ? image.slice(slash + 1) : image;
  const repository = rest.replace(/:.*$/, '');
  if (repository !== repository.toLowerCase()) {
    const named = hasDomain || repository.includes('/') ? repository : `library/${repository}`;
    return because(`invalid reference format: repository name (${named}) must be lowercase`);
  }
  return reference.test(image) ? null : because('invalid reference format');
}
