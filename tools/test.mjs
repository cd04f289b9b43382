// npm test: builds what tests start as programs, starts a store and the stand-ins, runs mocha.
//   npm test                          everything, two files at a time (TEST_JOBS=1: one)
//   npm test -- test/unit/money.test.ts --grep fen
// MONGODB_URI runs the suite on that server, with TEST_PART=database only what works with it; REQUIRE_CHROMIUM=1
// makes a missing browser a failure.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { scratch } from './scratch.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const temp = mkdtempSync(join(scratch(), 'daren-test-'));
const READY_MS = 60_000;
// What takes longest begins first, so that no file is left to run alone at the end.
const LONGEST = [
  'web/pages',
  'contract/access.deals',
  'contract/access',
  'contract/fuzz',
  'programs/kill',
  'web/story',
  'contract/refusals',
].map((name) => `test/${name}.test.ts`);
/** Pages, stand-ins, launcher, tools and the embedded store's own tests say nothing of another database. */
const APART = /^test\/(web|standins|programs|store)\//;
/** These of them run on the database, or ask a real one whether the embedded store does as it does. */
const NOT_APART = ['programs/commands', 'store/golden', 'store/fuzz'].map((name) => `test/${name}.test.ts`);
const started = [];

/** Ends the run with the one plain line that every reader of it can rely on. */
function finish({ passed, failed, skipped = 0 }, code) {
  for (const child of started) child.stdin.end();
  rmSync(temp, { recursive: true, force: true });
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exit(code);
}

function fail(sentence) {
  console.log(sentence);
  finish({ passed: 0, failed: 1 }, 1);
}

/** Starts a program that says one JSON line when ready and ends when its stdin closes; `settings` are its alone. */
function startProgram(name, args, settings = {}) {
  const env = { ...process.env, ...settings };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['pipe', 'pipe', 'inherit'] });
  started.push(child);
  child.stdin.on('error', () => {});
  return new Promise((resolve) => {
    const timer = setTimeout(() => fail(`${name} was not ready in ${READY_MS / 1000} s`), READY_MS);
    child.once('exit', (code) => {
      clearTimeout(timer);
      if (!ending) fail(`${name} ended with ${code}`);
    });
    createInterface({ input: child.stdout }).once('line', (line) => {
      clearTimeout(timer);
      child.stdout.resume();
      resolve(JSON.parse(line));
    });
  });
}

function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return existsSync(given) ? given : undefined;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const apps = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ];
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...apps].find(existsSync);
}

function testFiles(folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return testFiles(path);
    return path.endsWith('.test.ts') ? [path] : [];
  });
}

function filesOfPart() {
  const files = testFiles('test').sort();
  if (process.env.TEST_PART === undefined) return files;
  if (process.env.TEST_PART !== 'database')
    fail(`There is no part ${process.env.TEST_PART}: database is one.`);
  return files.filter((file) => !APART.test(file) || NOT_APART.includes(file));
}

function longestFirst(files) {
  const long = LONGEST.filter((file) => files.includes(file));
  return [...long, ...files.filter((file) => !long.includes(file))];
}

/** Files named by hand run alone; everything else that was given is mocha's. */
function chooseFiles(args, chromium) {
  const named = args.filter((arg) => arg.endsWith('.test.ts') && existsSync(join(root, arg)));
  const options = args.filter((arg) => !named.includes(arg));
  const wanted = named.length > 0 ? named : longestFirst(filesOfPart());
  const pages = wanted.filter((file) => file.startsWith('test/web/'));
  if (chromium !== undefined || pages.length === 0) return { files: wanted, options };
  if (process.env.REQUIRE_CHROMIUM === '1') fail('Chromium was not found: install it or set CHROMIUM_PATH.');
  console.log(`${pages.length} files of page tests did not run: Chromium was not found (CHROMIUM_PATH).`);
  return { files: wanted.filter((file) => !pages.includes(file)), options };
}

function runMocha(files, options, env, jobs) {
  const stats = join(temp, 'stats.json');
  const hooks = 'test/support/root.ts';
  const args = [
    join(root, 'node_modules/mocha/bin/mocha.js'),
    '--import=tsx',
    ...(existsSync(join(root, hooks)) ? ['--require', `./${hooks}`] : []),
    '--timeout=60000',
    ...(jobs > 1 ? ['--parallel', `--jobs=${jobs}`] : ['--forbid-only']),
    `--reporter=${join(root, 'tools/test-reporter.mjs')}`,
    `--reporter-option=stats=${stats}`,
    ...options,
    ...files,
  ];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.once('exit', (code) => {
      const counts = existsSync(stats) ? JSON.parse(readFileSync(stats, 'utf8')) : undefined;
      resolve({ code: code ?? 1, counts });
    });
  });
}

/** Pages are built only for tests that open them. */
function build(files) {
  const withPages = files.some((file) => /^test\/(web|programs)\//.test(file));
  return new Promise((resolve) => {
    const args = [join(root, 'tools/build.mjs'), '--if-stale', ...(withPages ? [] : ['--no-pages'])];
    spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }).once('exit', resolve);
  });
}

/** A store for all, and stand-ins for each file that runs at a time: their faults and settings are a file's own. */
async function surroundings(jobs, everything) {
  const env = { ...process.env };
  const store = join(root, 'dist/local/embedded-store/main.js');
  const standins = join(root, 'dist/local/standins/main.js');
  if (env.MONGODB_URI) env.TEST_STORE_URI = env.MONGODB_URI;
  else if (existsSync(store)) {
    // Not in the tests' environment: stores that they start would write into the record of this one.
    const settings = everything ? { STORE_RECORD: join(temp, 'asked') } : {};
    const ready = await startProgram('The embedded store', [store, '--data', join(temp, 'store')], settings);
    env.TEST_STORE_URI = ready.uri;
    if (everything) env.TEST_ASKED = settings.STORE_RECORD;
  }
  if (existsSync(standins)) {
    const start = (job) =>
      startProgram('The stand-ins', [standins, '--port', '0', '--data', join(temp, `standins-${job}`)]);
    const ready = await Promise.all(Array.from({ length: jobs }, (_each, job) => start(job)));
    // The minute between two refunds of a payment is waited for where a test is about it.
    const headers = { 'content-type': 'application/json' };
    const settings = { method: 'POST', headers, body: JSON.stringify({ refundGapSeconds: 0 }) };
    for (const { url } of ready) await fetch(`${url}/standin/wechat/settings`, settings);
    env.TEST_STANDINS = JSON.stringify(ready);
  }
  return env;
}

let ending = false;
const chromium = findChromium();
const { files, options } = chooseFiles(process.argv.slice(2), chromium);
if (files.length === 0) fail('There are no test files.');
if ((await build(files)) !== 0) fail('The build failed, so no test ran.');
const jobs = Math.min(Number(process.env.TEST_JOBS || Math.min(2, availableParallelism())), files.length);
const everything = process.argv.length === 2;
const env = await surroundings(jobs, everything);
if (chromium !== undefined) env.CHROMIUM_PATH = chromium;
// only a run of everything can say that something of the contract was never met
if (everything) {
  env.TEST_COVERAGE = join(temp, 'coverage');
  mkdirSync(env.TEST_COVERAGE);
}
const { code, counts } = await runMocha(files, options, env, jobs);
ending = true;
if (counts === undefined) fail(`mocha ended with ${code} before it had run the tests.`);
if (counts.passed + counts.failed === 0) console.log('No test ran.');
// mocha may also end badly without a failed test: a hook outside of all suites, an open error at the end.
const failed = counts.failed === 0 && code !== 0 ? 1 : counts.failed;
finish({ ...counts, failed }, failed > 0 || counts.passed === 0 ? 1 : 0);
