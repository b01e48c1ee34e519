/** Offsets of something that a template engine would replace. */
export interface TemplateAction {
  readonly start: number;
  readonly end: number;
}

/**
 * The `{{ … }}` that makes a document one that cannot be read: in the line where reading failed, or outside of any
 * quotes. Null when something else is wrong with it.
 */
export function actionThatBreaks(text: string, failedAt: number): TemplateAction | null {
  if (!text.includes('{{')) return null;
  const lineStart = text.lastIndexOf('\n', failedAt - 1) + 1;
  const lineEnd = text.indexOf('\n', failedAt);
  const line = text.slice(lineStart, lineEnd === -1 ? text.length : lineEnd);
  const inLine = line.indexOf('{{');
  const found = /^(?:[ \t]*|[^#"'\n]*[:-][ \t]+[^#"'\n]*)\{\{/m.exec(text);
  if (found) return actionAt(text, found.index + found[0].length - 2);
  return inLine === -1 ? null : actionAt(text, lineStart + inLine);
}

/** Helm's own words inside a document that can be read, for example in quotes. */
export function helmAction(text: string): TemplateAction | null {
  if (!text.includes('{{')) return null;
  const found =
    /^[^#\n]*?\{\{-?[ \t]*(?:\.(?:Values|Release|Chart|Files|Capabilities)\b|include[ \t]+")/m.exec(text);
  return found ? actionAt(text, found.index + found[0].lastIndexOf('{{')) : null;
}

/** At most to the end of the line. */
function actionAt(text: string, start: number): TemplateAction {
  const feed = text.indexOf('\n', start);
  const lineEnd = feed === -1 ? text.length : feed;
  const close = text.indexOf('}}', start);
  return { start, end: close === -1 || close > lineEnd ? lineEnd : close + 2 };
}
