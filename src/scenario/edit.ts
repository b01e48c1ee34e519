import { parseDocument } from 'yaml';
import { equal } from '#base/equal.ts';
import { scenarioEdits as reasons } from '#i18n/scenarioEdits.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { scenarioApiVersion, scenarioKind } from './definition.ts';
import type { ParsedText } from './nodePlaces.ts';
import type { FieldPath } from './place.ts';
import { isScenario } from './readScenario.ts';
import type { ContainerBehaviour, KubernetesVersion, Scenario } from './scenario.ts';
import { blockLines, spliceAt } from './splice.ts';
import { withValue } from './withValue.ts';
import { type DocumentSlice, yamlDocuments } from './yamlDocuments.ts';

/**
 * A text after an edit. `start` to `newEnd` is what the edit wrote; in the old text it replaced `start` to `oldEnd`.
 * Everything outside is the old text, byte for byte.
 */
export type TextEdit =
  | {
      readonly kind: 'edited';
      readonly text: string;
      readonly start: number;
      readonly oldEnd: number;
      readonly newEnd: number;
    }
  | { readonly kind: 'unchanged'; readonly text: string; readonly reason: Sentence };

/**
 * Puts a value at a place of the Scenario, or takes it out with undefined. Without a Scenario one is added at the end
 * of the text. A text that cannot be read there comes back unchanged with the reason.
 */
export function setScenarioValue(text: string, path: FieldPath, value: unknown): TextEdit {
  const slice = yamlDocuments(text).find(
    (one) => one.filled && isScenarioText(text.slice(one.start, one.end)),
  );
  if (slice) return editSlice(text, slice, path, value);
  if (value === undefined) return { kind: 'unchanged', text, reason: reasons.alreadySo };
  return appendScenario(text, path, value);
}

/**
 * Puts a value at a field of any document, or takes it out with undefined. `documentIndex` counts the documents that
 * hold something, as diagnostics do.
 */
export function setField(text: string, documentIndex: number, path: FieldPath, value: unknown): TextEdit {
  const slice = yamlDocuments(text).filter((one) => one.filled)[documentIndex];
  if (!slice) return { kind: 'unchanged', text, reason: reasons.noDocument };
  return editSlice(text, slice, path, value);
}

export function setVersion(text: string, version: KubernetesVersion | undefined): TextEdit {
  return setScenarioValue(text, ['spec', 'cluster', 'version'], version);
}

export function setFeatureGate(text: string, name: string, on: boolean | undefined): TextEdit {
  return setScenarioValue(text, ['spec', 'cluster', 'featureGates', name], on);
}

export function setBehaviour(text: string, behaviour: Scenario['behaviour'] | undefined): TextEdit {
  return setScenarioValue(text, ['spec', 'behaviour'], behaviour);
}

export function setSeed(text: string, seed: number | undefined): TextEdit {
  return setScenarioValue(text, ['spec', 'seed'], seed);
}

/** One word about one container; `key` is a key of `spec.containers`. */
export function setContainerBehaviour<Word extends keyof ContainerBehaviour>(
  text: string,
  key: string,
  [word, value]: readonly [Word, ContainerBehaviour[Word] | undefined],
): TextEdit {
  return setScenarioValue(text, ['spec', 'containers', key, word], value);
}

function isScenarioText(slice: string): boolean {
  if (!/(?:^|[\s{,])["']?kind["']?\s*:\s*["']?Scenario["']?\s*(?:[,}#]|$)/m.test(slice)) return false;
  const document = parse(slice);
  // A Scenario half typed is still the Scenario: a second one must not be added beside it.
  return document.errors.length > 0 || isScenario(plain(document));
}

function editSlice(text: string, slice: DocumentSlice, path: FieldPath, value: unknown): TextEdit {
  const unchanged = (reason: Sentence): TextEdit => ({ kind: 'unchanged', text, reason });
  const own = text.slice(slice.start, slice.end);
  const document = parse(own);
  const error = document.errors[0];
  if (error) return unchanged(reasons.unreadable(lineOf(text, slice.start + error.pos[0])));
  const parsed: ParsedText = { text: own, document, eol: eolOf(own) };
  const before = plain(document);
  const splice = spliceAt(parsed, path, value);
  if ('reason' in splice) return unchanged(splice.reason);
  const after = own.slice(0, splice.start) + splice.insert + own.slice(splice.end);
  if (after === own) return unchanged(reasons.alreadySo);
  const check = parse(after);
  const wanted = withValue(before, path, value);
  if (check.errors.length > 0 || !equal(plain(check), wanted)) return unchanged(reasons.entangled);
  const start = slice.start + splice.start;
  return {
    kind: 'edited',
    text: text.slice(0, slice.start) + after + text.slice(slice.end),
    start,
    oldEnd: slice.start + splice.end,
    newEnd: start + splice.insert.length,
  };
}

function appendScenario(text: string, path: FieldPath, value: unknown): TextEdit {
  const eol = eolOf(text);
  const documents = yamlDocuments(text);
  const needsMarker = documents.at(-1)!.filled;
  const insert = [
    ...(needsMarker ? ['---'] : []),
    `apiVersion: ${scenarioApiVersion}`,
    `kind: ${scenarioKind}`,
    ...blockLines(path, value, ''),
    '',
  ].join(eol);
  const gap = text === '' || text === '\uFEFF' || text.endsWith('\n') ? '' : eol;
  const newText = text + gap + insert;
  return { kind: 'edited', text: newText, start: text.length, oldEnd: text.length, newEnd: newText.length };
}

function parse(text: string): ParsedText['document'] {
  return parseDocument(text, {
    keepSourceTokens: true,
    uniqueKeys: false,
    version: '1.1',
    logLevel: 'silent',
    prettyErrors: false,
  });
}

/** The document's plain value; aliases that multiply beyond measure leave nothing. */
function plain(document: ParsedText['document']): unknown {
  try {
    return document.toJS({ maxAliasCount: 1000 });
  } catch {
    return undefined;
  }
}

function eolOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
