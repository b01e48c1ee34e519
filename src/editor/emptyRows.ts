import type { monaco } from './monaco.ts';

/** Rows to leave empty after a line; lines count from 1, 0 is before the first. */
export interface EmptyRows {
  readonly after: number;
  readonly count: number;
}

/** Another pane that scrolls with the text: each tells where it is and hears where the other went, in px. */
export interface ScrollLink {
  readonly tell: (top: number, from: string) => void;
  readonly listen: (name: string, onTop: (top: number) => void) => () => void;
}

/** Puts empty rows, each with a dotted hairline, in place of the ones before. Returns how to name the new ones. */
export function replaceEmptyRows(
  editor: monaco.editor.IStandaloneCodeEditor,
  before: readonly string[],
  rows: readonly EmptyRows[],
): readonly string[] {
  const zones: string[] = [];
  editor.changeViewZones((accessor) => {
    for (const zone of before) accessor.removeZone(zone);
    for (const { after, count } of rows) {
      const domNode = document.createElement('div');
      domNode.className = 'editor-empty-rows';
      zones.push(accessor.addZone({ afterLineNumber: after, heightInLines: count, domNode }));
    }
  });
  return zones;
}

/** Ties the scrolling of the text to another pane's. Returns how to untie it. */
export function scrollTogether(editor: monaco.editor.IStandaloneCodeEditor, link: ScrollLink): () => void {
  const told = editor.onDidScrollChange(({ scrollTop, scrollTopChanged }) => {
    if (scrollTopChanged) link.tell(scrollTop, 'editor');
  });
  const stop = link.listen('editor', (top) => editor.setScrollTop(top));
  link.tell(editor.getScrollTop(), 'editor');
  return () => {
    told.dispose();
    stop();
  };
}
