import { existsSync, readdirSync, readFileSync } from 'node:fs';

// The budgets of the page's script. Files are found by what imports them, not by their hashed names.
const manifestFile = 'dist/.vite/manifest.json';
if (!existsSync(manifestFile)) throw new Error('There is no dist to measure: run `npm run build` first.');
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));

// What the page opens on.
const firstScene = 'src/cluster/kubelet/pod-lifecycle/feature.tsx';

function withStaticImports(key, seen = new Set()) {
  const chunk = manifest[key];
  if (chunk === undefined || seen.has(key)) return seen;
  seen.add(key);
  for (const imported of chunk.imports ?? []) withStaticImports(imported, seen);
  return seen;
}

const firstPicture = new Set([...withStaticImports('index.html'), ...withStaticImports(firstScene)]);

// What the worker needs before it can do anything: its entry and all that is imported from there without being asked for.
const workers = 'dist/assets/worker';
const entry = readdirSync(workers).find((file) => file.startsWith('simulation.worker-'));
if (entry === undefined) throw new Error(`There is no engine worker in ${workers}.`);

function withStaticImportsOf(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  const code = readFileSync(`${workers}/${file}`, 'utf8');
  for (const [, imported] of code.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+\.js)"/g)) {
    withStaticImportsOf(imported, seen);
  }
  return seen;
}

export default [
  {
    name: 'script for the first picture, Monaco and the schema apart',
    path: [...firstPicture].map((key) => `dist/${manifest[key].file}`).filter((file) => file.endsWith('.js')),
    limit: '150 kB',
    gzip: true,
  },
  {
    name: 'engine worker',
    path: [...withStaticImportsOf(entry)].map((file) => `${workers}/${file}`),
    limit: '145 kB',
    gzip: true,
  },
];
