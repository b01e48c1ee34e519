// Lets Node run the sources as they stand, with the compiler the page is built with. Runners that keep the name of
// every function define it anew each time one is made, which takes a fifth of a simulation.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transformWithOxc } from 'vite';

/** @type {import('node:module').LoadHook} */
export async function load(url, context, next) {
  if (/\.tsx?$/.test(url)) {
    const path = fileURLToPath(url);
    const { code } = await transformWithOxc(await readFile(path, 'utf8'), path, { sourcemap: false });
    return { format: 'module', source: code, shortCircuit: true };
  }
  // The build needs no word that says it is JSON; Node would.
  if (url.endsWith('.json')) {
    const text = await readFile(fileURLToPath(url), 'utf8');
    return { format: 'module', source: `export default ${text}`, shortCircuit: true };
  }
  return next(url, context);
}
