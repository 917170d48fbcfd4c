// Finds Chromium for the tests that need a browser, and installs it where that can be done without asking.
//
//     CHROMIUM_PATH → the usual places → the PATH → apt-get, as root → a sentence that says how
//
// Usage: node scripts/browser.mjs. Prints the browser's path; exits 1 if there is none.
// Tests import findBrowser() from here.

import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The path of a Chromium or Chrome on this machine, or null. CHROMIUM_PATH, where it is set, is the only place looked at. */
export function findBrowser(environment = process.env) {
  if (environment.CHROMIUM_PATH)
    return isProgram(environment.CHROMIUM_PATH) ? environment.CHROMIUM_PATH : null;
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...places, ...onPath].find(isProgram) ?? null;
}

function installWithApt() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args) => {
    process.stdout.write(`> apt-get ${args.join(' ')}\n`);
    return spawnSync('apt-get', args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0;
  };
  // An update may fail for one source and still have fetched what is needed.
  run('update');
  return run('install', '-y', '--no-install-recommends', 'chromium');
}

function main() {
  let browser = findBrowser();
  if (browser === null && process.env.CHROMIUM_PATH) {
    process.stderr.write(
      `CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}, and no program is there: correct it, or unset it to have the usual places searched.\n`,
    );
    return 1;
  }
  const canInstall = process.getuid?.() === 0 && ['/usr/bin/apt-get', '/bin/apt-get'].some(isProgram);
  if (browser === null && canInstall) {
    process.stdout.write('No Chromium found; installing it, which takes a minute or two.\n');
    if (installWithApt()) browser = findBrowser();
  }
  if (browser === null) {
    process.stderr.write(
      'No Chromium found, and the tests need one: install Chromium or Chrome (Debian, Ubuntu: `sudo apt-get install --no-install-recommends chromium`), or set CHROMIUM_PATH to the program.\n',
    );
    return 1;
  }
  process.stdout.write(`Browser: ${browser}\n`);
  return 0;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = main();
