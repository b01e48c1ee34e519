/** Keys and list indexes from the root of a document. */
export type FieldPath = readonly (string | number)[];

/** A path as the API server writes it: `spec.initContainers[1].restartPolicy`. */
export function pathText(path: FieldPath): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else text += text === '' ? part : `.${part}`;
  }
  return text;
}

/** The path that such a text names. */
export function fieldPath(text: string): FieldPath {
  return text
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
