import type { Locale } from '#i18n/sentence.ts';
import { firstExample } from './firstExample.ts';

/** An example file: preset, golden trace, gallery picture and link in one. */
export interface Example {
  readonly name: string;
  readonly text: string;
  readonly title: Readonly<Record<Locale, string>>;
}

const files = import.meta.glob<string>('/src/cluster/**/examples/*.yaml', {
  query: '?raw',
  import: 'default',
});

const byName = new Map(
  Object.entries(files).map(([path, load]) => [path.replace(/^.*\/|\.yaml$/g, ''), load] as const),
);

/** Names of all examples, in alphabetical order but for the first screen's. */
export const exampleNames: readonly string[] = [...byName.keys()].sort((a, b) => {
  if (a === firstExample) return -1;
  return b === firstExample ? 1 : a.localeCompare(b, 'en');
});

export async function loadExample(name: string): Promise<Example | null> {
  const load = byName.get(name);
  if (!load) return null;
  const text = await load();
  return { name, text, title: titleOf(name, text) };
}

/** The first comment lines `# title: …` and `# 标题：…` name an example; without them its file name does. */
function titleOf(name: string, text: string): Example['title'] {
  const en = /^#\s*title:\s*(.+)$/m.exec(text)?.[1]?.trim();
  const zh = /^#\s*标题[:：]\s*(.+)$/m.exec(text)?.[1]?.trim();
  return { en: en ?? name, zh: zh ?? en ?? name };
}
