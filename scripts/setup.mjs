// What every command does first. Written for a bare clone: nothing here needs an installed package.
// All words go to stderr, so that a command's own output stays clean.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Why a command cannot go on, in one sentence for the person at the terminal. */
export class Refusal extends Error {}

/** @param {string} sentence */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/**
 * Runs a command's body; a refusal ends it with its sentence and exit code 1.
 * @param {() => void | Promise<void>} body
 */
export async function command(body) {
  process.chdir(root);
  try {
    refuseOldNode();
    await body();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}

/** Installs what package-lock.json names, unless it is installed already. */
export function ensureDependencies() {
  if (dependenciesAreInstalled()) return;
  say('Installing the dependencies (npm ci); this takes a minute the first time.');
  const arguments_ = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const status =
    npm?.endsWith('npm-cli.js') === true
      ? run(process.execPath, [npm, ...arguments_])
      : run('npm', arguments_, { shell: process.platform === 'win32' });
  if (status !== 0) {
    throw new Refusal(
      'The dependencies could not be installed: npm says why above (a way to the npm registry is needed once).',
    );
  }
}

/**
 * The script behind an installed package's command, to be run with this Node: no shell, no npx.
 * @param {string} packageName
 * @param {string} [commandName]
 */
export function packageCommand(packageName, commandName = packageName) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[commandName]);
}

/**
 * Runs a program to its end, its output on stderr; returns the exit code, 1 if it did not start or was killed.
 * @param {string} program
 * @param {readonly string[]} arguments_
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 */
export function run(program, arguments_, options) {
  return spawnSync(program, arguments_, { stdio: ['ignore', 2, 2], ...options }).status ?? 1;
}

function refuseOldNode() {
  const { engines } = readJson('package.json');
  const wanted = engines.node.replace('>=', '');
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number);
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new Refusal(
    `Kymograph needs Node ${wanted} or newer and this is Node ${process.versions.node}: please install a newer one (https://nodejs.org).`,
  );
}

// Compared by content, for a checkout changes the times of files that did not change.
function dependenciesAreInstalled() {
  const installedLock = 'node_modules/.package-lock.json';
  if (!existsSync(installedLock)) return false;
  const wanted = readJson('package-lock.json').packages;
  const installed = readJson(installedLock).packages;
  return Object.keys(wanted).every(
    (path) =>
      path === '' ||
      wanted[path].optional === true ||
      wanted[path].devOptional === true ||
      wanted[path].version === installed[path]?.version,
  );
}

/** @param {string} path */
function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
