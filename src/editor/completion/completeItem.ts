import type { FieldPath } from '#api/fieldPath.ts';
import type { Schema } from '#editor/schema/fieldInfo.ts';
import { begunItem } from './begunField.ts';
import { type Completion, plainCompletion } from './completionItem.ts';

/** The next item of the list at `path`, its dash in `column`; none when no list stands there. */
export function itemCompletions(schema: Schema, path: FieldPath, column: number): Completion[] {
  const item = schema.fieldAt([...path, 0]);
  const list = schema.fieldAt(path);
  if (!item || (list?.holds !== 'mappings' && list?.holds !== 'values')) return [];
  const insert = begunItem({ schema, path: [...path, 0] }, column);
  const firstLine = insert.split('\n')[0]!.replaceAll(/\$\d/g, '').trimEnd();
  return [{ ...plainCompletion('item', { label: firstLine, detail: item.type, insert }), goesOn: true }];
}
