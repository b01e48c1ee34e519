// What the editor's hover says about each field of v1.28: read from the type declarations of cdk8s-plus-28 when the
// page is built, served as the module `virtual:field-docs`. Nothing of it is kept in the repository.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** @typedef {Record<string, Record<string, string>>} FieldDocs by type (`core.v1.PodSpec`), then field; '' is the type itself */

const moduleId = 'virtual:field-docs';

/** @returns {import('vite').Plugin} */
export function fieldDocsPlugin() {
  return {
    name: 'field-docs',
    resolveId: (id) => (id === moduleId ? `\0${moduleId}` : null),
    load: (id) => {
      if (id !== `\0${moduleId}`) return null;
      const json = JSON.stringify(readFieldDocs());
      // A parsed text loads faster than an object literal of this size.
      return `export const fieldDocs = JSON.parse(${JSON.stringify(json)});`;
    },
  };
}

/** @returns {FieldDocs} */
export function readFieldDocs() {
  const packageFile = createRequire(import.meta.url).resolve('cdk8s-plus-28/package.json');
  return parseFieldDocs(readFileSync(packageFile.replace(/package\.json$/, 'lib/imports/k8s.d.ts'), 'utf8'));
}

/**
 * Every comment that carries `@schema io.k8s.<group>.<version>.<Type>#<field>` describes that field.
 *
 * @param {string} declarations
 * @returns {FieldDocs}
 */
export function parseFieldDocs(declarations) {
  /** @type {FieldDocs} */
  const docs = {};
  for (const [, comment = ''] of declarations.matchAll(/\/\*\*([\s\S]*?)\*\//g)) {
    const lines = comment.split('\n').map((line) => line.replace(/^\s*\* ?/, '').trimEnd());
    const schema = lines
      .map((line) => /^@schema (\S+?)(?:#(.+))?$/.exec(line))
      .find((match) => match !== null);
    const type = schema?.[1] && typeName(schema[1]);
    if (!type) continue;
    const firstTag = lines.findIndex((line) => line.startsWith('@'));
    const text = lines.slice(0, firstTag).join('\n').trim();
    docs[type] ??= {};
    if (text !== '') docs[type][schema[2] ?? ''] ??= text;
  }
  return docs;
}

/**
 * `io.k8s.api.core.v1.Pod` is `core.v1.Pod`: group, version and name stand last in every schema name.
 *
 * @param {string} schema
 */
function typeName(schema) {
  return schema.startsWith('io.k8s.') ? schema.split('.').slice(-3).join('.') : null;
}
