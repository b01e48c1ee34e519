import { defaultManifestLimits } from '#api/yaml/limits.ts';
import type { ReadDocument } from '#api/yaml/readDocument.ts';
import { isJsonStream, readJsonStream } from '#api/yaml/readJson.ts';
import { readYaml } from '#api/yaml/readYaml.ts';
import { splitDocuments } from '#api/yaml/splitDocuments.ts';
import { adapter } from './adapter.ts';
import { firstDifference } from './compare.ts';

interface Input {
  readonly text: string;
}

interface Result {
  readonly documents?: readonly Reading[];
  readonly splitError?: string;
}

/** A document's value, or why there is none. */
interface Reading {
  readonly json?: unknown;
  readonly strictError?: string;
  readonly error?: string;
}

/** apiserver/yamlDocuments: the documents of a text, each read for itself, up to where kubectl cannot part them. */
export const yamlDocuments = adapter<Input, Result>(
  ({ text }) => (isJsonStream(text) ? jsonDocuments(text) : yamlTexts(text)),
  // Error texts are informative: only their presence is compared.
  (got, want) => firstDifference(withoutTexts(got), withoutTexts(want)),
);

function jsonDocuments(text: string): Result {
  const documents = readJsonStream(text, defaultManifestLimits);
  return { documents: documents.flatMap(({ document }) => reading(document)) };
}

function yamlTexts(text: string): Result {
  const documents: Reading[] = [];
  for (const { start, end, badSeparator } of splitDocuments(text)) {
    if (badSeparator) {
      return { documents, splitError: `invalid Yaml document separator: ${badSeparator.rest}` };
    }
    documents.push(...reading(readYaml(text.slice(start, end), defaultManifestLimits)));
  }
  return { documents };
}

/** None for an empty document. */
function reading(document: ReadDocument): readonly Reading[] {
  if (document.kind === 'failed') {
    const { kubectlStops, message } = document.problem;
    return [{ error: typeof kubectlStops === 'object' ? kubectlStops.saying : message.en }];
  }
  const { value, repeatedKeys } = document;
  if (value === null) return [];
  const [repeated] = repeatedKeys;
  if (repeated === undefined) return [{ json: value }];
  return [{ json: value, strictError: `key "${repeated.path.at(-1)}" already set in map` }];
}

function withoutTexts({ documents = [], splitError }: Result): unknown {
  return {
    splitError: splitError !== undefined,
    documents: documents.map(({ json, error, strictError }) =>
      // In a list, for there an empty value is no absent one.
      [error === undefined ? [json] : 'error', strictError !== undefined],
    ),
  };
}
