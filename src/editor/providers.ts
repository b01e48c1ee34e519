import type { Completion } from '#editor/completion/completionItem.ts';
import type { Locale } from '#i18n/sentence.ts';
import { completionsAt } from './completion.ts';
import { type FieldDocs, hoverBlocks, hoveredAt } from './hover.ts';
import { monaco } from './monaco.ts';
import { problemNotes, problemsAt } from './shownProblems.ts';

type Model = monaco.editor.ITextModel;

/** Completion and hover in one text, in one language; returns how to take them back. */
export function registerProviders(own: Model, locale: Locale): () => void {
  const registrations = [
    monaco.languages.registerCompletionItemProvider('yaml', {
      // A blank after a colon or a dash, a quote in JSON, a slash in `pod/web`.
      triggerCharacters: [' ', '"', '/'],
      // Providers serve every text of a language; each editor brings its own.
      provideCompletionItems: (model, position) =>
        model === own ? suggestions(model, position, locale) : null,
      resolveCompletionItem: (item) => described(item, locale),
    }),
    monaco.languages.registerHoverProvider('yaml', {
      provideHover: async (model, position) => {
        if (model !== own) return null;
        const notes = problemNotes(problemsAt(model, position), locale);
        const hovered = hoveredAt(model.getValue(), model.getOffsetAt(position));
        if (hovered === null) return notes.length === 0 ? null : { contents: asMarkdown(notes) };
        const range = rangeOf(model, hovered.start, hovered.end);
        const docs = hovered.info.description ? {} : await loadDocs();
        return { contents: asMarkdown([...notes, ...hoverBlocks(hovered, docs, locale)]), range };
      },
    }),
  ];
  return () => {
    for (const registration of registrations) registration.dispose();
  };
}

/** Monaco hands an item back to have it described; the item remembers what it came from. */
interface Suggestion extends monaco.languages.CompletionItem {
  readonly completion: Completion;
}

function suggestions(
  model: Model,
  position: monaco.Position,
  locale: Locale,
): monaco.languages.CompletionList | null {
  const offset = model.getOffsetAt(position);
  const found = completionsAt(model.getValue(), offset, locale);
  if (found === null) return null;
  const range = {
    insert: rangeOf(model, found.start, offset),
    replace: rangeOf(model, found.start, found.end),
  };
  return { suggestions: found.items.map((completion, index) => suggestion(completion, index, range)) };
}

function suggestion(
  completion: Completion,
  index: number,
  range: monaco.languages.CompletionItemRanges,
): Suggestion {
  const { kind, label, detail, insert, filter, goesOn } = completion;
  const { CompletionItemKind, CompletionItemInsertTextRule } = monaco.languages;
  return {
    completion,
    label: { label, description: detail },
    kind: {
      field: CompletionItemKind.Field,
      value: CompletionItemKind.Value,
      item: CompletionItemKind.Struct,
      document: CompletionItemKind.Snippet,
    }[kind],
    insertText: insert,
    insertTextRules:
      CompletionItemInsertTextRule.InsertAsSnippet | CompletionItemInsertTextRule.KeepWhitespace,
    filterText: filter,
    sortText: String(index).padStart(4, '0'),
    range,
    ...(goesOn ? { command: { id: 'editor.action.triggerSuggest', title: '' } } : {}),
  };
}

async function described(
  item: monaco.languages.CompletionItem,
  locale: Locale,
): Promise<monaco.languages.CompletionItem> {
  const { info } = (item as Suggestion).completion;
  if (!info) return item;
  const docs = info.description ? {} : await loadDocs();
  const hovered = { start: 0, end: 0, path: [info.name], info, described: info.described };
  return { ...item, documentation: { value: hoverBlocks(hovered, docs, locale).slice(1).join('\n\n') } };
}

function asMarkdown(blocks: readonly string[]): monaco.IMarkdownString[] {
  return blocks.map((value) => ({ value }));
}

async function loadDocs(): Promise<FieldDocs> {
  const { fieldDocs } = await import('virtual:field-docs');
  return fieldDocs;
}

function rangeOf(model: Model, start: number, end: number): monaco.Range {
  return monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
}
