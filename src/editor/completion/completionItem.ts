import type { DocumentAt } from '#editor/documentAt.ts';
import type { FieldInfo } from '#editor/schema/fieldInfo.ts';
import { editorWords as words } from '#i18n/editor.ts';
import type { Locale } from '#i18n/sentence.ts';

export interface Completion {
  readonly kind: 'field' | 'value' | 'item' | 'document';
  readonly label: string;
  /** Beside the label, in short: a type, or where a name comes from. */
  readonly detail: string;
  /** What is put in, as a snippet with all its indentation. */
  readonly insert: string;
  /** What the word at the cursor is compared with. */
  readonly filter: string;
  /** The field it begins or fills, for its description. */
  readonly info: FieldInfo | null;
  /** Whether what is typed next can be completed, too. */
  readonly goesOn: boolean;
}

export function fieldCompletion(info: FieldInfo, insert: string, filter: string, locale: Locale): Completion {
  const detail = info.required ? `${info.type}, ${words.required[locale]}` : info.type;
  const goesOn =
    info.values.length > 0 ||
    ['mapping', 'mappings', 'keys'].includes(info.holds) ||
    ['apiVersion', 'kind'].includes(info.name) ||
    info.type === 'object name';
  return { kind: 'field', label: info.name, detail, insert, filter, info, goesOn };
}

/** What the object cannot do without stands first; the rest keeps its order. */
export function requiredFirst(a: Completion, b: Completion): number {
  return Number(b.info?.required ?? false) - Number(a.info?.required ?? false);
}

export function plainCompletion(
  kind: Completion['kind'],
  {
    label,
    detail,
    insert,
    filter = label,
  }: Pick<Completion, 'label' | 'detail' | 'insert'> & { readonly filter?: string },
): Completion {
  return { kind, label, detail, insert, filter, info: null, goesOn: false };
}

/** A key or text in the quotes that the place asks for: JSON's, or those already begun. */
export function quotedAsTyped({ json, word }: DocumentAt, text: string): string {
  const begun = word.text[0];
  if (begun === "'") return `'${text}'`;
  return json || begun === '"' ? `"${text}"` : text;
}

/** A text that YAML would not read as a text gets quotes. */
export function safelyQuoted(found: DocumentAt, text: string): string {
  const quoted = quotedAsTyped(found, text);
  return quoted === text && /^(?:true|false|yes|no|on|off|y|n|null|~|\*.*|[-+.\d][\d._:e+-]*)$/i.test(text)
    ? `"${text}"`
    : quoted;
}

export function escapeSnippet(text: string): string {
  return text.replaceAll(/[\\$}]/g, '\\$&');
}
