import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageCommand, Refusal, run, say } from './setup.mjs';

const sources = [
  'src',
  'public',
  'scripts',
  'index.html',
  'vite.config.ts',
  'tsconfig.base.json',
  'package-lock.json',
];

// Inside dist, which every build empties: a build that was cut short leaves no stamp.
const stamp = 'dist/.sources';

/** Builds the page into dist, unless it was built from these very sources. */
export function ensureBuild() {
  const fingerprint = fingerprintOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return;
  say('Building the page (vite build).');
  const status = run(process.execPath, [packageCommand('vite'), 'build', '--logLevel', 'warn']);
  if (status !== 0) throw new Refusal('The page could not be built: Vite says why above.');
  writeFileSync(stamp, fingerprint);
}

function fingerprintOfSources() {
  const hash = createHash('sha256');
  for (const path of sources.flatMap(filesBelow)) {
    hash.update(`${path}\0`).update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}
