/** Where a line ends in YAML 1.1: LF, CR, next line, line separator, paragraph separator. */
export function isBreak(code: number): boolean {
  return code === 10 || code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029;
}

export function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

/** A blank, a break or the end: past the end `charCodeAt` gives NaN. */
export function isBlankOrEnd(code: number): boolean {
  return code === 32 || code === 9 || Number.isNaN(code) || isBreak(code);
}

/** What names of anchors, tag handles and directives are made of. */
export function isWordCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 45
  );
}

/** `---` or `...` alone at the start of a line, where `at` is. */
export function isDocumentMarker(text: string, at: number): boolean {
  const mark = text.charCodeAt(at);
  return (
    (mark === 45 || mark === 46) &&
    text.charCodeAt(at + 1) === mark &&
    text.charCodeAt(at + 2) === mark &&
    isBlankOrEnd(text.charCodeAt(at + 3))
  );
}
