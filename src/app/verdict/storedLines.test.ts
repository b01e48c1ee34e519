import { describe, expect, it, vi } from 'vitest';
import { prepareRun } from '#cluster/prepareRun.ts';
import { simulatePrepared } from '#cluster/simulateText.ts';
import { storedDocuments } from '#cluster/storedDocuments.ts';
import { createScrollLink } from './scrollLink.ts';
import { emptyRowsOf, storedLines } from './storedLines.ts';

const text = `# two objects
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {a: b}
  ports:
  - port: 80
---
apiVersion: v1
kind: Pod
metadata: {name: p}
spec: {}
`;
const prepared = prepareRun(text);
const stored = {
  documents: storedDocuments(prepared, simulatePrepared(prepared).trace),
  isWhole: true,
};

describe('storedLines', () => {
  const lines = storedLines(text, stored, new Set());
  const shown = lines.map(({ row }) => row.parts.map((part) => part.text).join(''));

  it('holds every line of the text once, in order', () => {
    const numbers = lines.flatMap(({ row }) => row.line ?? []);
    expect(numbers).toEqual(Array.from({ length: text.split('\n').length }, (_, index) => index + 1));
    expect(shown[0]).toBe('# two objects');
    expect(shown).toContain('---');
  });

  it('ends with the last stored document of a text that is too long', () => {
    const part = { documents: stored.documents.slice(0, 1), isWhole: false };
    const last = storedLines(text, part, new Set()).findLast(({ row }) => row.line !== null);
    expect(last?.row.line).toBe(8);
  });

  it('leaves the rows of a refused document empty, but for one sentence', () => {
    const refused = lines.filter(({ row }) => row.line !== null && row.line >= 10 && row.line <= 13);
    expect(refused.map(({ row }) => row.parts)).toEqual([[], [], [], []]);
    expect(refused.map(({ says }) => says?.state ?? null)).toEqual(['refused', null, null, null]);
  });

  it('tells the editor where rows are missing, and more of them when a fold is opened', () => {
    const fold = lines.find((line) => line.fold === 'closed');
    if (!fold) throw new Error('nothing is folded');
    const opened = storedLines(text, stored, new Set([fold.key]));
    expect(opened).toHaveLength(lines.length + fold.row.rest.length);
    const rows = (some: typeof lines) => emptyRowsOf(some).reduce((sum, { count }) => sum + count, 0);
    expect(rows(lines)).toBe(lines.length - text.split('\n').length);
    expect(rows(opened)).toBe(rows(lines) + fold.row.rest.length);
    expect(emptyRowsOf(lines).map(({ after }) => after)).toEqual([8]);
  });

  it('has a key for each row', () => {
    expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
  });
});

describe('a scroll link', () => {
  it('tells the other pane, and not the one that moved', () => {
    const link = createScrollLink();
    const [editor, pane] = [vi.fn(), vi.fn()];
    link.listen('editor', editor);
    const stop = link.listen('pane', pane);
    link.tell(100, 'editor');
    expect(editor).toHaveBeenCalledTimes(1);
    expect(pane).toHaveBeenLastCalledWith(100);
    // What was heard comes back as the pane's own.
    link.tell(100.4, 'pane');
    expect(editor).toHaveBeenCalledTimes(1);
    stop();
    link.tell(200, 'editor');
    expect(pane).toHaveBeenLastCalledWith(100);
  });
});
