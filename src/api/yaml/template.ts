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
  for (let at = text.indexOf('{{'); at !== -1; at = text.indexOf('{{', at + 2)) {
    const before = text.slice(text.lastIndexOf('\n', at) + 1, at);
    if (isOutsideQuotes(before)) return actionAt(text, at);
  }
  const inLine = text.indexOf('{{', text.lastIndexOf('\n', failedAt - 1) + 1);
  return inLine === -1 || text.slice(failedAt, inLine).includes('\n') ? null : actionAt(text, inLine);
}

/** First on its line, or in what follows a key or a dash there. */
function isOutsideQuotes(before: string): boolean {
  return !/[#"']/.test(before) && (before.trim() === '' || /[:-][ \t]/.test(before));
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
