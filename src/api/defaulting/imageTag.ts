const name =
  /^(?:(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*(?::\d+)?\/)?[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*/;
const rest =
  /^(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?$/;

/**
 * The tag of an image reference: `latest` when it has neither tag nor digest, empty when it has only a digest or
 * cannot be read.
 *
 * Source: v1.28 pkg/util/parsers/parsers.go:ParseImageName; docker/distribution reference/regexp.go.
 */
export function imageTag(image: string): string {
  // Sixty-four hexadecimal digits could be an image's own identifier.
  if (/^[a-f0-9]{64}$/.test(image)) return '';
  const base = name.exec(image)?.[0];
  const tail = base === undefined ? null : rest.exec(image.slice(base.length));
  if (!tail) return '';
  const [, tag, digest] = tail;
  return tag ?? (digest === undefined ? 'latest' : '');
}
