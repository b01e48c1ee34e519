import type { Position } from '#editor/documentAt.ts';
import type { FieldInfo } from '#editor/schema/fieldInfo.ts';
import { offeredKinds } from '#editor/schema/offeredKinds.ts';
import { scenarioKind } from '#scenario/definition.ts';
import { begunField, begunMapping, neededFields } from './begunField.ts';
import { begunKind } from './begunKind.ts';
import { chosenKeys } from './chosenKeys.ts';
import { itemCompletions } from './completeItem.ts';
import {
  type Completion,
  escapeSnippet,
  fieldCompletion,
  plainCompletion,
  requiredFirst,
  safelyQuoted,
} from './completionItem.ts';
import type { CompletionPlace } from './completionPlace.ts';
import { documentSnippets } from './documentSnippets.ts';
import { knownValues } from './knownValues.ts';

type ValuePosition = Position & { readonly kind: 'value' };

/** What a value may be: listed values and names where it is a text, the fields of a mapping that may begin here. */
export function completeValue(place: CompletionPlace, where: ValuePosition['where']): Completion[] {
  const { text, found, schema } = place;
  const { path, column, word } = found;
  if (path.length === 0) return where === 'own-line' ? wholeDocuments(place) : [];
  if (where === 'item') return itemCompletions(schema, path.slice(0, -1), column);
  const info = schema.fieldAt(path);
  // Straight behind a colon or a dash the blank is still missing.
  const blank =
    where !== 'flow' && where !== 'own-line' && /[:-]/.test(text[word.start - 1] ?? '') ? ' ' : '';
  if (info && (where === 'own-line' || where === 'dash')) {
    const begun = blockValues(place, info, blank);
    if (begun) return begun;
  }
  return knownValues(text, found, info).map(({ name, detail }) => {
    const quoted = info?.holds === 'boolean' || info?.holds === 'number' ? name : safelyQuoted(found, name);
    const insert = blank + escapeSnippet(quoted);
    return { ...plainCompletion('value', { label: name, detail, insert, filter: quoted }), info };
  });
}

/** A mapping or a list that begins on the cursor's own line or behind its dash; null when the place takes a plain value. */
function blockValues(place: CompletionPlace, info: FieldInfo, blank: string): Completion[] | null {
  const { text, found, schema, locale } = place;
  const { path, column: cursorColumn } = found;
  const column = cursorColumn + blank.length;
  switch (info.holds) {
    case 'mapping': {
      const fields = schema
        .fieldsAt(path)
        .map((field) => {
          const begun = begunField({ schema, path }, field, { column, style: 'block' });
          return fieldCompletion(field, blank + begun, field.name, locale);
        })
        .sort(requiredFirst);
      const needed = neededFields({ schema, path }).map(({ name }) => name);
      if (needed.length < 2) return fields;
      const insert = blank + begunMapping({ schema, path }, column);
      return [plainCompletion('item', { label: needed.join(', '), detail: info.type, insert }), ...fields];
    }
    case 'mappings':
    case 'values':
      return itemCompletions(schema, path, column);
    case 'keys':
      return chosenKeys(text, path, schema).map(({ name, detail }) => ({
        ...plainCompletion('value', { label: name, detail, insert: `${blank}${escapeSnippet(name)}: $0` }),
        goesOn: true,
      }));
    default:
      return null;
  }
}

/** Where a document begins: its first fields, whole documents of ours, and one of every kind. */
function wholeDocuments({ schema, locale }: CompletionPlace): Completion[] {
  const fields = schema.fieldsAt([]).map((info) => {
    const begun = begunField({ schema, path: [] }, info, { column: 0, style: 'block' });
    return fieldCompletion(info, begun, info.name, locale);
  });
  const ours = documentSnippets.map(({ label, title, text }) =>
    plainCompletion('document', { label, detail: title[locale], insert: text }),
  );
  const ofKinds = offeredKinds
    .filter(({ kind, begins }) => begins && kind !== scenarioKind)
    .map(({ apiVersion, kind }) =>
      plainCompletion('document', { label: kind, detail: apiVersion, insert: begunKind(apiVersion, kind) }),
    );
  return [...fields, ...ours, ...ofKinds];
}
