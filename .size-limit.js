import { existsSync, readFileSync } from 'node:fs';

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

export default [
  {
    name: 'script for the first picture, Monaco and the schema apart',
    path: [...firstPicture].map((key) => `dist/${manifest[key].file}`).filter((file) => file.endsWith('.js')),
    limit: '150 kB',
    gzip: true,
  },
  {
    name: 'engine worker',
    path: ['dist/assets/worker/*.js', '!dist/assets/worker/editor.worker-*.js'],
    limit: '145 kB',
    gzip: true,
  },
];
