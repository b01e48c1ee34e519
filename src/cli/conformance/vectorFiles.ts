import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { VectorFile } from './adapter.ts';

/** A file that should hold vectors. */
export interface FoundFile {
  /** Relative to where it was looked for. */
  readonly path: string;
  readonly absolutePath: string;
}

/** Every `*.json` under a folder, in the order of their paths. Throws when the folder cannot be read. */
export function vectorFilesUnder(folder: string): readonly FoundFile[] {
  return jsonUnder(folder).map((path) => ({ path, absolutePath: join(folder, path) }));
}

/** The project's own: the `vectors` folders of `src`. */
export function ownVectorFiles(): readonly FoundFile[] {
  const src = fileURLToPath(new URL('../..', import.meta.url));
  const own = jsonUnder(src).filter((path) => path.split(sep).at(-2) === 'vectors');
  return own.map((path) => ({ path: join('src', path), absolutePath: join(src, path) }));
}

/** Throws with a sentence when the file is not a vector file. */
export function readVectorFile(absolutePath: string): VectorFile {
  const value: unknown = JSON.parse(readFileSync(absolutePath, 'utf8'));
  if (!isVectorFile(value)) throw new Error('no vector file: "function" and "cases" are missing');
  return value;
}

function jsonUnder(folder: string): readonly string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return paths.filter((path) => path.endsWith('.json')).sort();
}

function isVectorFile(value: unknown): value is VectorFile {
  if (typeof value !== 'object' || value === null) return false;
  return 'function' in value && 'cases' in value && Array.isArray(value.cases);
}
