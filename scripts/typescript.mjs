// `node scripts/typescript.mjs ENTRY.ts [ARGUMENT...]`: runs a TypeScript program in this Node, arguments, output and exit code its own.
import { register } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { command, ensureDependencies, Refusal } from './setup.mjs';

const [program, ...programArguments] = process.argv.slice(2);
const startedIn = process.cwd();

await command(async () => {
  if (program === undefined) throw new Refusal('Usage: node scripts/typescript.mjs ENTRY.ts [ARGUMENT...]');
  ensureDependencies();
  register('./typescript-loader.mjs', import.meta.url);
  const entry = resolve(program);
  process.argv = [process.execPath, entry, ...programArguments];
  process.chdir(startedIn);
  await import(pathToFileURL(entry).href);
});
