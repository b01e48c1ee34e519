// What `npm test` runs, in order. Each check prints what it finds and returns how many things it looked at passed and failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { ensureBuild } from './build.mjs';
import { packageCommand, Refusal, run, say } from './setup.mjs';
import { conformanceTally, playwrightTally, sizeTally, sum, tallyOfRun, vitestTally } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

const reports = '.cache/test';

/** @type {Readonly<Record<string, () => Tally | Promise<Tally>>>} */
export const checks = { types, lint, unused, unit, conformance, build, e2e };

function types() {
  return ['tsconfig.core.json', 'tsconfig.app.json', 'tsconfig.node.json']
    .map((project) => passOrFail(runCommand('typescript', ['-p', project], 'tsc')))
    .reduce(sum);
}

function lint() {
  return passOrFail(runCommand('@biomejs/biome', ['check', '--error-on-warnings', '.'], 'biome'));
}

function unused() {
  return passOrFail(runCommand('knip', ['--no-progress']));
}

function unit() {
  const report = freshReport('unit.json');
  const status = runCommand('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  return tallyOfRun(status, vitestTally(readReport(report)));
}

function conformance() {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['scripts/typescript.mjs', 'src/cli/conformance.ts'],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 2], maxBuffer: 2 ** 28 },
  );
  process.stdout.write(stdout);
  return tallyOfRun(status ?? 1, conformanceTally(stdout));
}

// The budgets are measured on a build of these very sources, so a failed build has none.
function build() {
  try {
    ensureBuild();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(error.message);
    return passOrFail(1);
  }
  const { status, stdout } = spawnSync(process.execPath, [packageCommand('size-limit'), '--json'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 2],
  });
  const budgets = parseJson(stdout);
  if (budgets === null) say(stdout);
  for (const { name, passed, size, sizeLimit } of budgets ?? []) {
    say(`${passed ? 'Within' : 'OVER'} budget: ${name}: ${size} of ${sizeLimit} bytes gzip.`);
  }
  return sum(passOrFail(0), tallyOfRun(status ?? 1, sizeTally(budgets)));
}

async function e2e() {
  const { ensureBrowser } = await import('./browser.mjs');
  try {
    ensureBrowser();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(error.message);
    return passOrFail(1);
  }
  const report = freshReport('e2e.json');
  const status = runCommand('@playwright/test', ['test', '--reporter=list,json'], 'playwright', {
    ...process.env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    KYMOGRAPH_E2E_PORT: String(await freePort()),
  });
  return tallyOfRun(status, playwrightTally(readReport(report)));
}

/**
 * @param {string} packageName
 * @param {readonly string[]} arguments_
 * @param {string} [commandName]
 * @param {NodeJS.ProcessEnv} [env]
 */
function runCommand(packageName, arguments_, commandName = packageName, env = process.env) {
  const script = packageCommand(packageName, commandName);
  return run(process.execPath, [script, ...arguments_], { stdio: ['ignore', 'inherit', 'inherit'], env });
}

/**
 * @param {number} status
 * @returns {Tally}
 */
function passOrFail(status) {
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

// An older run's report must not be counted when this run writes none.
/** @param {string} name */
function freshReport(name) {
  mkdirSync(reports, { recursive: true });
  rmSync(`${reports}/${name}`, { force: true });
  return `${reports}/${name}`;
}

/** @param {string} path */
function readReport(path) {
  return existsSync(path) ? parseJson(readFileSync(path, 'utf8')) : null;
}

/** @param {string} text */
function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

// So that two runs on one machine do not meet.
/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
