import { type FieldPath, pathText } from '#api/fieldPath.ts';
import { isObject } from '#api/json.ts';
import { verdictWords } from '#i18n/verdict.ts';
import { type FoundObject, objectsOf } from './listItems.ts';
import { nearestPlace, type Place } from './place.ts';
import type { Problem, ReadDocument, RepeatedKey } from './readDocument.ts';
import { withoutServerFields } from './setAside.ts';
import { actionThatBreaks, helmAction, type TemplateAction } from './template.ts';

/** All that one document's text says, whatever stands around it. Offsets count from the document's start. */
export type DocumentContent =
  | { readonly kind: 'empty'; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly problem: Problem; readonly template: TemplateAction | null }
  | {
      readonly kind: 'objects';
      readonly objects: readonly FoundObject[];
      readonly place: Place;
      readonly problems: readonly Problem[];
      readonly repeatedKeys: readonly RepeatedKey[];
      /** Helm's words, taken as they are written. */
      readonly template: TemplateAction | null;
    };

/** What kubectl would send of a document, and what there is to say about it. */
export function documentContent(read: ReadDocument, text: string): DocumentContent {
  if (read.kind === 'failed') {
    return { kind: 'failed', problem: read.problem, template: actionThatBreaks(text, read.problem.start) };
  }
  const { value, place, unread } = read;
  const problems: Problem[] = unread ? [unreadProblem(unread)] : [];
  // kubectl passes over empty documents, and says nothing.
  if (value === null) return { kind: 'empty', problems };
  if (!isObject(value)) {
    const kubectlStops = { saying: 'error validating data: invalid object to validate' };
    return { kind: 'failed', problem: { ...notAnObject(place, []), kubectlStops }, template: null };
  }
  const { objects, others } = objectsOf(value);
  for (const { path, isList } of others) {
    const at = nearestPlace(place, path);
    problems.push(isList ? listInList(at, path) : notAnObject(at, path));
  }
  const cleaned = objects.map((found) => ({ found, ...withoutServerFields(found.value) }));
  const aside = cleaned.flatMap(({ found, setAside }) => setAside.map((path) => [...found.path, ...path]));
  const setAside = setAsideProblem(aside, place);
  if (setAside) problems.push(setAside);
  return {
    kind: 'objects',
    objects: cleaned.map(({ found, value: kept }) => ({ ...found, value: kept })),
    place,
    problems,
    repeatedKeys: lastKept(read.repeatedKeys.filter(({ merged }) => !merged)).slice(0, mostRepeatedKeys),
    template: helmAction(text),
  };
}

/** After that many a reader has understood. */
const mostRepeatedKeys = 100;

/** Of a key given three times the last is kept, also against the first. */
function lastKept(repeatedKeys: readonly RepeatedKey[]): readonly RepeatedKey[] {
  const keptAt = new Map<string, number>();
  const inOrder: RepeatedKey[] = [];
  for (const repeated of [...repeatedKeys].reverse()) {
    const key = JSON.stringify(repeated.path);
    const kept = keptAt.get(key) ?? repeated.kept;
    keptAt.set(key, kept);
    inOrder.push({ ...repeated, kept });
  }
  return inOrder.reverse();
}

function unreadProblem(unread: { readonly start: number; readonly end: number }): Problem {
  return {
    severity: 'warning',
    code: 'unread',
    speaker: 'kymograph',
    message: verdictWords.unread,
    ...unread,
    path: [],
  };
}

function notAnObject({ start, end }: Place, path: FieldPath): Problem {
  const isItems = path.at(-1) === 'items';
  return {
    severity: 'error',
    code: isItems ? 'list-items' : 'not-an-object',
    speaker: 'kymograph',
    message: isItems ? verdictWords.listItems : verdictWords.notAnObject,
    start,
    end,
    path,
  };
}

/** Source: v1.28 cli-runtime pkg/resource/visitor.go:FlattenListVisitor.Visit over unstructured objects. */
function listInList({ key, start, end }: Place, path: FieldPath): Problem {
  return {
    severity: 'error',
    code: 'list-in-list',
    speaker: 'kymograph',
    message: verdictWords.listInList,
    note: verdictWords.kubectlSays('*unstructured.Unstructured is not a list: no Items field in this object'),
    start: key?.start ?? start,
    end: key?.end ?? end,
    path,
  };
}

/** One line for the whole document, at the first such field. */
function setAsideProblem(paths: readonly FieldPath[], root: Place): Problem | null {
  const [first] = paths;
  if (first === undefined) return null;
  const place = nearestPlace(root, first);
  const { start, end } = place.key ?? place;
  // Every item of a list has the same ones.
  const names = new Set(paths.map((path) => pathText(path.slice(path[0] === 'items' ? 2 : 0))));
  return {
    severity: 'info',
    code: 'set-aside',
    speaker: 'kymograph',
    message: verdictWords.setAside([...names].join(', ')),
    ...(names.has('metadata.resourceVersion') ? { note: verdictWords.setAsideNote } : {}),
    start,
    end,
    path: first,
  };
}
