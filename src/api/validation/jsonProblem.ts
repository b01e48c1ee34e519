import { defaultManifestLimits } from '#api/yaml/limits.ts';
import { readJsonStream } from '#api/yaml/readJson.ts';

/** Why Go's JSON decoder refuses a text, in its words; null when it takes it. Source: Go encoding/json:Unmarshal. */
export function jsonProblem(text: string): string | null {
  const [first, second] = readJsonStream(text, defaultManifestLimits);
  if (first === undefined) return 'unexpected end of JSON input';
  if (first.document.kind === 'failed') return words(first.document.problem.message.en);
  if (second === undefined) return null;
  const next = text.slice(second.start, second.start + 1);
  return `invalid character '${next}' after top-level value`;
}

/** The reader of streams names the offset, and calls the end of the text by another name. */
function words(message: string): string {
  return message === 'unexpected EOF'
    ? 'unexpected end of JSON input'
    : message.replace(/^json: offset \d+: /, '');
}
