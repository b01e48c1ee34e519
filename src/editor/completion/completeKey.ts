import type { Position } from '#editor/documentAt.ts';
import { begunField } from './begunField.ts';
import { chosenKeys } from './chosenKeys.ts';
import { itemCompletions } from './completeItem.ts';
import {
  type Completion,
  escapeSnippet,
  fieldCompletion,
  plainCompletion,
  quotedAsTyped,
  requiredFirst,
} from './completionItem.ts';
import type { CompletionPlace } from './completionPlace.ts';

/** The fields a mapping does not have yet, the names its keys may take, and the next item of a list in that column. */
export function completeKey(
  { text, found, schema, locale }: CompletionPlace,
  position: Position & { readonly kind: 'key' },
): Completion[] {
  const { map, path, word, column, json, key } = found;
  const style = json ? 'json' : position.flow ? 'flow' : 'block';
  const written = new Set(map?.entries.flatMap((entry) => (entry.keyStart === word.start ? [] : entry.key)));
  const fields = schema
    .fieldsAt(path)
    .filter(({ name }) => !written.has(name))
    .map((info) => {
      const quoted = quotedAsTyped(found, info.name);
      const insert = position.existing ? quoted : begunField({ schema, path }, info, { column, style });
      return fieldCompletion(info, insert, quoted, locale);
    })
    .sort(requiredFirst);
  const chosen = chosenKeys(text, path, schema)
    .filter(({ name }) => !written.has(name))
    .map(({ name, detail }) => {
      const quoted = quotedAsTyped(found, name);
      const insert = escapeSnippet(quoted) + (position.existing ? '' : ': $0');
      return { ...plainCompletion('value', { label: name, detail, insert, filter: quoted }), goesOn: true };
    });
  const items = position.list && key === null ? itemCompletions(schema, position.list, column) : [];
  return [...fields, ...chosen, ...items];
}
