const words: Readonly<Record<string, string>> = {
  FieldValueRequired: 'The API server wants a value here.',
  FieldValueInvalid: 'The API server does not take this value.',
  FieldValueNotSupported: 'The API server knows other words for this field.',
  FieldValueForbidden: 'The API server does not allow this field here.',
  FieldValueDuplicate: 'The API server takes this value only once.',
  FieldValueNotFound: 'Nothing of this name is there.',
  FieldValueTooLong: 'The API server takes less than this.',
  FieldValueTooMany: 'The API server takes fewer than these.',
  InternalError: 'The API server fails at this.',
  BadRequest: 'The API server cannot read this value.',
  'unknown-field': 'The API server does not know this field.',
  'dropped-field': 'The API server drops this field without a word.',
  'server-warning': 'The API server accepts this with a warning.',
  'not-served': 'Kubernetes does not serve this version of the kind.',
  'unknown-kind': 'The kind is not part of Kubernetes itself.',
  'missing-kind': 'An object says what kind it is.',
  'missing-api-version': 'An object says which version of the API it is of.',
  'repeated-key': 'kubectl keeps only the last of keys that repeat.',
  'set-aside': 'The API server writes this field itself.',
  'generate-name': 'kubectl apply does not take generateName.',
  'helm-template': 'A template is no manifest until it is rendered.',
};

/** What a code stands for, in a sentence. */
export function ruleWords(code: string): string {
  return words[code] ?? `Kymograph: ${code}.`;
}
