// The browser of the end-to-end tests: one that is there, else one we may install.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { packageCommand, Refusal, run, say } from './setup.mjs';

const variable = 'KYMOGRAPH_CHROMIUM';
const isRoot = process.getuid?.() === 0;

/** Path of a Chromium that starts, or null. Remembered in the environment, so that child processes need not look again. */
export function findBrowser() {
  const chosen = process.env[variable];
  if (chosen) {
    if (starts(chosen)) return chosen;
    throw new Refusal(`${variable} names "${chosen}", which does not start as a browser.`);
  }
  const found = [chromium.executablePath(), ...installedBrowsers()].find(starts);
  if (found === undefined) return null;
  process.env[variable] = found;
  return found;
}

/** Path of a Chromium that starts; installs one where there is none. */
export function ensureBrowser() {
  let browser = findBrowser();
  for (const install of [installFromDebian, downloadWithPlaywright]) {
    if (browser !== null) return browser;
    install();
    browser = findBrowser();
  }
  if (browser !== null) return browser;
  throw new Refusal(
    `There is no browser for the end-to-end tests and none could be installed: install Chromium, or name one in ${variable}.`,
  );
}

function installedBrowsers() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  return [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ];
}

// Asked for its version, since Ubuntu's /usr/bin/chromium-browser may be there and only say where to get one.
/** @param {string} executable */
function starts(executable) {
  if (!existsSync(executable)) return false;
  // On Windows chrome.exe opens a window instead of telling its version.
  if (process.platform === 'win32') return true;
  try {
    const version = execFileSync(executable, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 30_000,
    });
    return /chrom/i.test(version);
  } catch {
    return false;
  }
}

function installFromDebian() {
  if (!isRoot || !isDebian()) return;
  say("Installing Debian's chromium for the end-to-end tests (apt-get).");
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const packages = ['chromium', 'fonts-dejavu-core', 'fonts-noto-cjk'];
  run('apt-get', ['update'], { env });
  run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env });
}

function downloadWithPlaywright() {
  say('Downloading a Chromium for the end-to-end tests (playwright install).');
  const withLibraries = isRoot && process.platform === 'linux' ? ['--with-deps'] : [];
  const playwright = packageCommand('@playwright/test', 'playwright');
  run(process.execPath, [playwright, 'install', ...withLibraries, 'chromium']);
}

function isDebian() {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}
