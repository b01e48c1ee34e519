import type { Diagnostic } from '#api/diagnostic.ts';
import { gateInfo } from '#api/featureGates.ts';
import { type FieldPath, pathText } from '#api/fieldPath.ts';
import { fieldType } from '#api/fields.ts';
import { isObject } from '#api/json.ts';
import type { ManifestDocument } from '#api/manifestDocument.ts';
import type { FieldError } from '#api/validation/fieldErrors.ts';
import type { ServerWarning } from '#api/validation/serverWarning.ts';
import { admissionWords, gateStages } from '#i18n/admission.ts';
import { type Sentence, verbatim } from '#i18n/sentence.ts';
import type { AdmissionOptions } from './admit.ts';
import type { Creation } from './create.ts';
import type { DroppedField } from './dropDisabledFields.ts';
import { fixOf } from './fieldFixes.ts';
import { meantName } from './meantNames.ts';
import { placeIn } from './placeIn.ts';
import { unknownFieldText } from './unknownFieldText.ts';
import { valueAt } from './valueAt.ts';

/** An answer, and what it would be if the fields nobody knows were called what they were meant to be. */
export interface Judged extends Creation {
  readonly behind: Creation;
}

/**
 * The server's answer as marks in the text, in its order: a wrong type ends everything, unknown fields end it before
 * validation, and what gates drop is told even where the object is refused, for it may be the reason.
 */
export function creationDiagnostics(
  document: ManifestDocument,
  type: string,
  creation: Judged,
  options: AdmissionOptions,
): readonly Diagnostic[] {
  if (creation.typeError) return [wrongType(document, type, creation)];
  const newer = creation.newerFields.map((path) => newerField(document, path, options));
  if (creation.unknownFields.length > 0) {
    const unknown = creation.unknownFields.map((path) => unknownField(document, type, path));
    return [...withBehind(unknown, errorsBehind(creation.behind)), ...newer];
  }
  return [
    ...newer,
    ...creation.dropped.map((field) => droppedField(document, field, options)),
    ...(creation.failure === null ? [] : [serverFailure(document, creation.failure)]),
    ...withBehind(
      creation.errors.map((error) => fieldError(document, error)),
      creation.hiddenErrors.map(worded),
    ),
    ...creation.warnings.map((warning) => serverWarning(document, warning)),
    ...generatedName(document, creation),
  ];
}

/** The last mark of a stage tells what the next one would say: the server has not come to it. */
function withBehind(marks: readonly Diagnostic[], behind: readonly string[]): readonly Diagnostic[] {
  const last = marks.at(-1);
  const [first] = behind;
  if (last === undefined || first === undefined) return marks;
  const words = admissionWords.behind(first, behind.length - 1);
  const note = last.note ? joined(last.note, words) : words;
  return [...marks.slice(0, -1), { ...last, note }];
}

function errorsBehind({ typeError, failure, errors }: Creation): readonly string[] {
  if (typeError) return [typeError.message];
  return failure === null ? errors.map(worded) : [failure];
}

function worded({ field, message }: FieldError): string {
  return `${field}: ${message}`;
}

function joined(one: Sentence, other: Sentence): Sentence {
  return { en: `${one.en} ${other.en}`, zh: `${one.zh}${other.zh}` };
}

function wrongType(document: ManifestDocument, type: string, creation: Creation): Diagnostic {
  const { path = [], message = '' } = creation.typeError ?? {};
  const { kind, apiVersion } = document;
  const behind = creation.unknownFields.map(unknownFieldText);
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
  return {
    severity: 'error',
    code: 'BadRequest',
    speaker: 'kube-apiserver',
    message: verbatim(`${kind} in version "${version}" cannot be handled as a ${kind}: ${message}`),
    range: placeIn(document, path),
    document: document.index,
    path: pathText(path),
    ...(behind[0] === undefined ? {} : { note: admissionWords.behind(behind[0], behind.length - 1) }),
    ...requoted(document, path, fieldType(type, path)),
  };
}

/** Numbers and booleans where a text is wanted only lack their quotes; whole numbers in quotes only have to lose them. */
function requoted(
  document: ManifestDocument,
  path: FieldPath,
  wanted: string | null,
): Pick<Diagnostic, 'fix'> {
  const value = valueAt(document.value, path);
  const bare = typeof value === 'number' || typeof value === 'boolean';
  const number = typeof value === 'string' && /^-?\d{1,9}$/.test(value);
  const text =
    wanted === 'string' && bare
      ? `"${value}"`
      : (wanted === 'int32' || wanted === 'int64') && number
        ? String(Number(value))
        : null;
  if (text === null) return {};
  return { fix: { title: admissionWords.replaceBy(text), range: document.rangeOf(path), text } };
}

function unknownField(document: ManifestDocument, type: string, path: FieldPath): Diagnostic {
  const range = document.keyRangeOf(path);
  const meant = meantName(type, path);
  return {
    severity: 'error',
    code: 'unknown-field',
    speaker: 'kube-apiserver',
    message: verbatim(unknownFieldText(path)),
    range,
    document: document.index,
    path: pathText(path),
    ...(meant === null
      ? {}
      : {
          note: meant.cased ? admissionWords.caseSensitive : admissionWords.didYouMean(meant.name),
          fix: { title: admissionWords.replaceBy(meant.name), range, text: meant.name },
        }),
  };
}

function newerField(document: ManifestDocument, path: FieldPath, { version }: AdmissionOptions): Diagnostic {
  return {
    severity: 'warning',
    code: 'unknown-field',
    speaker: 'kube-apiserver',
    message: verbatim(unknownFieldText(path)),
    range: document.keyRangeOf(path),
    document: document.index,
    path: pathText(path),
    note: admissionWords.notInVersion(version),
  };
}

function droppedField(
  document: ManifestDocument,
  { path, gate }: DroppedField,
  { version }: AdmissionOptions,
): Diagnostic {
  if (gate === null) return neverKept(document, path);
  const info = gateInfo(gate, version);
  const message = info
    ? info.default
      ? admissionWords.droppedSwitchedOff(gate)
      : admissionWords.droppedByDefault(gate, gateStages[info.stage].en, version)
    : admissionWords.droppedUnknownGate(gate, version);
  const sidecar = gate === 'SidecarContainers' && valueAt(document.value, path) === 'Always';
  const note: Sentence = sidecar ? admissionWords.plainInitContainer(gate) : admissionWords.turnGateOn(gate);
  return {
    severity: 'warning',
    code: 'dropped-field',
    speaker: 'kymograph',
    message,
    range: document.keyRangeOf(path),
    document: document.index,
    path: pathText(path),
    ...(info ? { note } : {}),
  };
}

function neverKept(document: ManifestDocument, path: FieldPath): Diagnostic {
  return {
    severity: 'warning',
    code: 'dropped-field',
    speaker: 'kymograph',
    message: admissionWords.droppedForGood,
    range: document.keyRangeOf(path),
    document: document.index,
    path: pathText(path),
  };
}

function serverFailure(document: ManifestDocument, failure: string): Diagnostic {
  const path = ['spec', 'healthCheckNodePort'];
  return {
    severity: 'error',
    code: 'InternalError',
    speaker: 'kube-apiserver',
    message: verbatim(`Internal error occurred: ${failure}`),
    range: placeIn(document, path),
    document: document.index,
    path: pathText(path),
  };
}

function fieldError(document: ManifestDocument, error: FieldError): Diagnostic {
  return {
    severity: 'error',
    code: error.type,
    speaker: 'kube-apiserver',
    message: verbatim(error.message),
    range: placeIn(document, error.path),
    document: document.index,
    path: error.field,
    ...(error.message.includes('0xPTR') ? { note: admissionWords.chanceAddress } : {}),
    ...fixOf(document, error),
  };
}

function serverWarning(document: ManifestDocument, warning: ServerWarning): Diagnostic {
  return {
    severity: 'warning',
    code: 'server-warning',
    speaker: 'kube-apiserver',
    message: verbatim(warning.words),
    range: placeIn(document, warning.path),
    document: document.index,
    path: warning.field,
  };
}

function generatedName(document: ManifestDocument, creation: Creation): readonly Diagnostic[] {
  const metadata = valueAt(document.value, ['metadata']);
  const named = isObject(metadata) && typeof metadata.name === 'string' && metadata.name !== '';
  const generated = isObject(metadata) && typeof metadata.generateName === 'string';
  if (named || !generated || creation.errors.length > 0) return [];
  const path = ['metadata', 'generateName'];
  return [
    {
      severity: 'info',
      code: 'generate-name',
      speaker: 'kymograph',
      message: admissionWords.generatedName,
      range: placeIn(document, path),
      document: document.index,
      path: pathText(path),
    },
  ];
}
