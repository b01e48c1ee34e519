import type { Diagnostic } from '#api/diagnostic.ts';
import type { FieldPath } from '#api/fieldPath.ts';
import { isObject } from '#api/json.ts';
import type { ManifestDocument } from '#api/manifestDocument.ts';
import type { FieldError } from '#api/validation/fieldErrors.ts';
import { nearest } from '#base/nearest.ts';
import { admissionWords } from '#i18n/admission.ts';
import { valueAt } from './valueAt.ts';

/** An edit that can only be what was meant; nothing where there could be two opinions. */
export function fixOf(document: ManifestDocument, error: FieldError): Pick<Diagnostic, 'fix'> {
  switch (error.type) {
    case 'FieldValueNotSupported':
      return supportedWord(document, error);
    case 'FieldValueInvalid':
      return error.message.endsWith('`selector` does not match template `labels`')
        ? selectedLabel(document, error.path)
        : {};
    default:
      return {};
  }
}

/** A word that is one of the supported ones but for a slip. */
function supportedWord(document: ManifestDocument, { path, message }: FieldError): Pick<Diagnostic, 'fix'> {
  const written = valueAt(document.value, path);
  if (typeof written !== 'string' || written === '') return {};
  const list = message.slice(message.indexOf('supported values: '));
  const words = [...list.matchAll(/"([A-Za-z0-9.]+)"/g)].map(([, word = '']) => word);
  const meant = nearest(written, words);
  return meant === null ? {} : replacement(document, path, meant);
}

/** The one label of a template that says something else than the selector. */
function selectedLabel(document: ManifestDocument, labels: FieldPath): Pick<Diagnostic, 'fix'> {
  const given = valueAt(document.value, labels);
  const selector = valueAt(document.value, ['spec', 'selector']);
  const wanted = isObject(selector) && isObject(selector.matchLabels) ? selector.matchLabels : selector;
  if (!isObject(given) || !isObject(wanted)) return {};
  const different = Object.entries(wanted).filter(([name, value]) => given[name] !== value);
  const [only] = different;
  if (different.length !== 1 || only === undefined) return {};
  const [name, value] = only;
  if (typeof value !== 'string' || typeof given[name] !== 'string') return {};
  return replacement(document, [...labels, name], value, admissionWords.writeSelected);
}

function replacement(
  document: ManifestDocument,
  path: FieldPath,
  word: string,
  title = admissionWords.replaceBy(word),
): Pick<Diagnostic, 'fix'> {
  // What YAML would take for something else than a text stands in quotes.
  const text = /^[A-Za-z][A-Za-z0-9._-]*$/.test(word) && !ambiguous.test(word) ? word : `"${word}"`;
  return { fix: { title, range: document.rangeOf(path), text } };
}

const ambiguous = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
