import { appWords as words } from '#i18n/app.ts';
import { answer, openText } from './commands.ts';
import { appStore } from './store.ts';

const maxBytes = 12_000_000;

/** Opens files as one text, parted by `---`. */
export async function openFiles(files: readonly File[]): Promise<void> {
  const [first] = files;
  if (!first) return;
  if (files.reduce((bytes, { size }) => bytes + size, 0) > maxBytes) {
    answer('text', words.tooLarge);
    return;
  }
  const texts = await Promise.all(files.map((file) => file.text()));
  const name = first.name.replace(/\.(ya?ml|json)$/i, '');
  await openText(texts.join('\n---\n'), name);
}

/** Asks for files with the browser's own dialog. */
export function chooseFiles(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = '.yaml,.yml,.json,.txt';
  input.onchange = () => void openFiles([...(input.files ?? [])]);
  input.click();
}

/** What the text is called where a name is needed. */
export function fileName(name: string): string {
  return `${name === '' ? 'manifests' : name}.yaml`;
}

export function downloadText(): void {
  const { text, name } = appStore.getState();
  const address = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName(name);
  link.click();
  URL.revokeObjectURL(address);
}
