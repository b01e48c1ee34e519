import { gateInfo } from '#api/featureGates.ts';
import { type FieldPath, pathText } from '#api/fieldPath.ts';
import { defaultBeside, fieldDefault } from '#editor/schema/fieldDefaults.ts';
import { fieldGate } from '#editor/schema/fieldGates.ts';
import type { FieldInfo } from '#editor/schema/fieldInfo.ts';
import { typeOf } from '#editor/schema/kubernetesSchema.ts';
import { schemaOf } from '#editor/schema/schemaOf.ts';
import { editorWords as words } from '#i18n/editor.ts';
import type { Locale } from '#i18n/sentence.ts';
import { documentAt } from './documentAt.ts';

/** What stands under the pointer, as offsets, and what is known of it. */
export interface Hovered {
  readonly start: number;
  readonly end: number;
  readonly path: FieldPath;
  readonly info: FieldInfo;
  /** Where its description is filed; field '' is the type itself. */
  readonly described: { readonly owner: string; readonly name: string } | null;
}

/** Descriptions by type, then field, as `virtual:field-docs` has them. */
export type FieldDocs = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The field whose key or value is at `offset`; null where there is none, or nothing is known of it. */
export function hoveredAt(text: string, offset: number): Hovered | null {
  const found = documentAt(text, offset);
  if (found === null || found.word.start === found.word.end) return null;
  const path = found.key === null ? found.path : [...found.path, found.key];
  const info = schemaOf(found.apiVersion, found.kind)?.fieldAt(path);
  if (!info || path.length === 0) return null;
  const { start, end } = found.word;
  return { start, end, path, info, described: describedBy(info, path, found) };
}

/** What is said about it, as blocks of Markdown. */
export function hoverBlocks({ path, info, described }: Hovered, docs: FieldDocs, locale: Locale): string[] {
  const text = info.description?.[locale] ?? (described && docs[described.owner]?.[described.name]);
  return [headline(info, path, locale), ...facts(info, path, locale), ...(text ? [plainMarkdown(text)] : [])];
}

/** `apiVersion` and `kind` are said best by what they name. */
function describedBy(
  info: FieldInfo,
  path: FieldPath,
  { apiVersion, kind }: { readonly apiVersion: string | null; readonly kind: string | null },
): Hovered['described'] {
  if (path.length !== 1 || (path[0] !== 'apiVersion' && path[0] !== 'kind')) return info.described;
  const owner = kind === null ? null : typeOf(apiVersion, kind);
  return owner === null ? null : { owner, name: '' };
}

function headline({ name, type, required }: FieldInfo, path: FieldPath, locale: Locale): string {
  const need = required ? ` · ${words.required[locale]}` : '';
  return `**${name}** \`${type}\`${need}  \n\`${pathText(path)}\``;
}

function facts({ type, values, described }: FieldInfo, path: FieldPath, locale: Locale): string[] {
  const said: string[] = [];
  const standard = described && fieldDefault(described.owner, described.name);
  if (standard) said.push(words.default(`\`${standard}\``)[locale]);
  const other = described && defaultBeside(described.owner, described.name);
  if (other) said.push(words.defaultBeside(`\`${other.beside}\``, `\`${other.value}\``)[locale]);
  if (values.length > 0 && type !== 'bool' && type !== 'boolean') {
    const sentence = values.length === 1 ? words.onlyValue : words.oneOf;
    said.push(sentence(values.map((value) => `\`${value}\``).join(', '))[locale]);
  }
  const gate = described && fieldGate(described.owner, described.name);
  const known = gate && gateInfo(gate);
  if (known) {
    const { name, stage, default: on } = known;
    said.push((on ? words.gateOn : words.gateOff)(`\`${name}\``, stage.toLowerCase())[locale]);
  }
  if (described?.owner === 'core.v1.Container' && described.name === 'restartPolicy') {
    if (path.at(-3) !== 'initContainers') said.push(words.onlyInitContainers[locale]);
  }
  return said;
}

/** Texts written without Markdown in mind: what would be read as markup stays as it is written. */
function plainMarkdown(text: string): string {
  return text.replaceAll(/[\\<[\]]|(?<!^)\*/gm, '\\$&');
}
