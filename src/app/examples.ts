import type { Locale } from '#i18n/sentence.ts';
import { firstExample } from './firstExample.ts';

/** An example file: preset, golden trace, gallery picture and link in one. */
export interface Example {
  readonly name: string;
  /** The folder of the feature it is an example of. */
  readonly folder: string;
  readonly text: string;
  readonly title: Readonly<Record<Locale, string>>;
}

const files = import.meta.glob<string>('/src/cluster/**/examples/*.yaml', {
  query: '?raw',
  import: 'default',
});

const byName = new Map(
  Object.entries(files).map(([path, load]) => {
    const [, folder = '', name = ''] = /^(.*)\/examples\/(.*)\.yaml$/.exec(path) ?? [];
    return [name, { folder, load }] as const;
  }),
);

/** Names of all examples, feature by feature, the one of the first screen and its feature first. */
export const exampleNames: readonly string[] = [...byName.keys()].sort(
  (a, b) =>
    Number(folderOf(b) === firstFolder()) - Number(folderOf(a) === firstFolder()) ||
    folderOf(a).localeCompare(folderOf(b), 'en') ||
    Number(b === firstExample) - Number(a === firstExample) ||
    a.localeCompare(b, 'en'),
);

/** Where the example lies; empty when there is none of that name. */
function folderOf(name: string): string {
  return byName.get(name)?.folder ?? '';
}

function firstFolder(): string {
  return folderOf(firstExample);
}

export async function loadExample(name: string): Promise<Example | null> {
  const found = byName.get(name);
  if (!found) return null;
  const text = await found.load();
  return { name, folder: found.folder, text, title: titleOf(name, text) };
}

/** The first comment lines `# title: …` and `# 标题：…` name an example; without them its file name does. */
function titleOf(name: string, text: string): Example['title'] {
  const en = /^#\s*title:\s*(.+)$/m.exec(text)?.[1]?.trim();
  const zh = /^#\s*标题[:：]\s*(.+)$/m.exec(text)?.[1]?.trim();
  return { en: en ?? name, zh: zh ?? en ?? name };
}
