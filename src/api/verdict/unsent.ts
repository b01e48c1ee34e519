import { decode } from '#api/admission/decode.ts';
import { kindVerdict } from '#api/admission/kindVerdict.ts';
import type { ApiKind } from '#api/fields.ts';
import { isObject, type JsonObject, type JsonValue } from '#api/json.ts';
import type { ManifestDocument } from '#api/manifestDocument.ts';
import { goQuoted } from '#api/validation/goValue.ts';
import { isValidPathSegmentName } from '#api/validation/nameRules.ts';

/** Why kubectl apply does not send an object to the server at all, in its own words. */
export interface Unsent {
  /**
   * What it was about to do: `validate` its kind, `decode` its metadata, `recognize` what kind an item of a List is,
   * `apply` a name to be generated, `retrieve` the object there may be.
   */
  readonly step: 'validate' | 'decode' | 'recognize' | 'apply' | 'retrieve';
  readonly why: string;
  /** What was to be retrieved. */
  readonly what?: string;
}

/**
 * What kubectl apply finds wrong with an object before the server hears of it; null when it sends it. A kind that no
 * server has is not its business here.
 *
 * Source: v1.28 kubectl pkg/validation/validation.go:getObjectKind; cli-runtime
 * pkg/resource/metadata_decoder.go:metadataValidatingDecoder.Decode, mapper.go:infoForObject; kubectl
 * pkg/cmd/apply/apply.go:applyOneObject; client-go rest/request.go:Request.Name.
 */
export function unsent(document: ManifestDocument): Unsent | null {
  const { value, objectPath } = document;
  if (!isObject(value)) return null;
  const unread = objectPath.length > 0 ? unrecognizedItem(value) : (invalidKind(value) ?? undecodable(value));
  return unread ?? unretrievable(document, value);
}

function invalidKind({ apiVersion, kind }: JsonObject): Unsent | null {
  const problems = [...versionProblem(apiVersion), ...notText('kind', kind)];
  if (problems.length === 0) return null;
  return {
    step: 'validate',
    why: problems.length === 1 ? problems.join() : `[${problems.join(', ')}]`,
  };
}

/** Source: v1.28 apimachinery pkg/runtime/schema/group_version.go:ParseGroupVersion. */
function versionProblem(apiVersion: JsonValue | undefined): readonly string[] {
  if (typeof apiVersion !== 'string') return notText('apiVersion', apiVersion);
  return apiVersion.split('/').length > 2 ? [`unexpected GroupVersion string: ${apiVersion}`] : [];
}

function notText(field: string, value: JsonValue | undefined): readonly string[] {
  if (value === undefined || value === null) return [`${field} not set`];
  return typeof value === 'string' ? [] : [`${field} isn't string type`];
}

/** The metadata of any object has to be what metadata is, whatever its kind. */
function undecodable(value: JsonObject): Unsent | null {
  if (value.kind === '') return { step: 'decode', why: `Object 'Kind' is missing in '${goJson(value)}'` };
  const { typeError } = decode('core.v1.ConfigMap', { metadata: value.metadata ?? null });
  if (typeError === null) return null;
  return {
    step: 'decode',
    why: typeError.message.replace('field ConfigMap.metadata', 'field metadataOnlyObject.metadata'),
  };
}

function unrecognizedItem({ apiVersion, kind }: JsonObject): Unsent | null {
  const object = 'unable to get type info from the object "*unstructured.Unstructured"';
  if (typeof kind !== 'string' || kind === '') {
    return { step: 'recognize', why: `${object}: Object 'Kind' is missing in 'object has no kind field '` };
  }
  if (typeof apiVersion !== 'string' || apiVersion === '') {
    return {
      step: 'recognize',
      why: `${object}: Object 'apiVersion' is missing in 'object has no apiVersion field'`,
    };
  }
  if (sentAs(apiVersion, kind)) return null;
  const version = goQuoted(apiVersion);
  return {
    step: 'recognize',
    why: `unable to recognize no matches for kind ${goQuoted(kind)} in version ${version}`,
  };
}

function sentAs(apiVersion: string, kind: string): ApiKind | null {
  const verdict = kindVerdict(apiVersion, kind);
  return 'apiKind' in verdict ? verdict.apiKind : null;
}

/** Of a kind the server has: apply looks first whether the object is there. */
function unretrievable({ apiVersion, kind, name }: ManifestDocument, value: JsonObject): Unsent | null {
  const found = sentAs(apiVersion, kind);
  if (found === null) return null;
  const metadata = isObject(value.metadata) ? value.metadata : {};
  const { generateName, namespace: given } = metadata;
  if (name === '' && typeof generateName === 'string' && generateName !== '') {
    return { step: 'apply', why: `from ${generateName}: cannot use generate name with apply` };
  }
  const namespace = found.namespaced ? (typeof given === 'string' && given) || 'default' : '';
  const why = segmentProblem('namespace', namespace) ?? nameProblem(name);
  if (why === null) return null;
  const { group, version, resource } = found;
  const what = [
    `Resource: "${group}/${version}, Resource=${resource}", GroupVersionKind: "${group}/${version}, Kind=${kind}"`,
    `Name: ${goQuoted(name)}, Namespace: ${goQuoted(namespace)}`,
  ].join('\n');
  return { step: 'retrieve', why, what };
}

function nameProblem(name: string): string | null {
  return name === '' ? 'resource name may not be empty' : segmentProblem('resource name', name);
}

function segmentProblem(what: string, text: string): string | null {
  const problems = isValidPathSegmentName(text);
  return problems.length === 0 ? null : `invalid ${what} ${goQuoted(text)}: [${problems.join(' ')}]`;
}

/** As Go writes it: keys in order, and no letter that HTML takes for its own. */
function goJson(value: JsonValue): string {
  const sorted = JSON.stringify(value, (_, one: unknown) =>
    isObject(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one,
  );
  return sorted.replace(/[<>&\u2028\u2029]/g, (letter) => {
    return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
