// npm run bench -- mutants [WORD …] [--jobs=2] [--list]: makes each mistake of bench/mutants/ in a copy of the tree and asks
// that a test of it goes red. Words choose the mistakes of a group, or those whose file or name holds one of them.
import { execFileSync, spawn } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { groups, misplaced } from './mutants/index.ts';
import type { Mutant } from './mutants/mutant.ts';

const root = join(import.meta.dirname, '..');
const TIMEOUT_MS = 240_000;

type Verdict = 'green' | 'red' | 'hung' | 'broken';

const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** The tree as git knows it, uncommitted changes included; packages are those of the original. */
function copyTree(folder: string): void {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', list, { cwd: root, encoding: 'utf8' }).split('\n');
  for (const file of files.filter((each) => each !== '' && isFile(join(root, each)))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(root, file), join(folder, file));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}

/** What the tests say in this copy. A run that could not begin says nothing: it is broken. */
function runTests(folder: string, tests: readonly string[], options: readonly string[]): Promise<Verdict> {
  const args = [join(folder, 'tools/test.mjs'), ...tests, ...options];
  const env = { ...process.env, TEST_JOBS: '1' };
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => (said += String(part)));
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve('hung');
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, TIMEOUT_MS);
    child.once('exit', (code) => {
      clearTimeout(timer);
      const [, passed = '0', failed = '0'] = /^(\d+) passed, (\d+) failed/m.exec(said) ?? [];
      const isBroken = said.includes('before it had run the tests') || said.includes('The build failed');
      if (code === 0 && Number(passed) > 0) resolve('green');
      else resolve(isBroken || Number(failed) === 0 ? 'broken' : 'red');
    });
  });
}

const optionsOf = ({ grep }: Mutant) => (grep === undefined ? ['--bail'] : ['--bail', '--grep', grep]);

async function judge(folder: string, mutant: Mutant): Promise<Verdict> {
  const path = join(folder, mutant.file);
  const right = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    right.replace(mutant.find, () => mutant.put),
  );
  try {
    return await runTests(folder, mutant.tests, optionsOf(mutant));
  } finally {
    writeFileSync(path, right);
  }
}

const callOf = ({ tests, grep }: Mutant): string =>
  [...tests, ...(grep === undefined ? [] : [grep])].join(' ');

/** The calls that are not green without a mistake: red ones of them say nothing. */
async function notGreen(folder: string, mutants: readonly Mutant[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const [call, mutant] of new Map(mutants.map((each) => [callOf(each), each]))) {
    const verdict = await runTests(folder, mutant.tests, optionsOf(mutant));
    if (verdict === 'green') continue;
    console.log(`${verdict} without a mistake: ${call}`);
    found.add(call);
  }
  return found;
}

async function judgeAll(
  folders: readonly string[],
  mutants: readonly Mutant[],
  unusable: ReadonlySet<string>,
): Promise<Mutant[]> {
  const survived: Mutant[] = [];
  const queue = [...mutants];
  const work = async (folder: string) => {
    for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
      const since = performance.now();
      const verdict = unusable.has(callOf(mutant)) ? 'broken' : await judge(folder, mutant);
      const seconds = ((performance.now() - since) / 1000).toFixed(1).padStart(5);
      console.log(`${verdict.padEnd(6)} ${seconds} s  ${mutant.file.replace('src/', '')}: ${mutant.name}`);
      if (verdict !== 'red' && verdict !== 'hung') survived.push(mutant);
    }
  };
  await Promise.all(folders.map(work));
  return survived;
}

/** Answers whether every mistake was found. */
export async function run(args: readonly string[]): Promise<boolean> {
  const words = args.filter((arg) => !arg.startsWith('--'));
  const isChosen = (group: string, { file, name }: Mutant) =>
    words.some((word) => (word in groups ? group === word : file.includes(word) || name.includes(word)));
  const mutants = Object.entries(groups).flatMap(([group, all]) =>
    words.length === 0 ? all : all.filter((each) => isChosen(group, each)),
  );
  const wrong = misplaced(mutants);
  for (const sentence of wrong) console.log(sentence);
  if (args.includes('--list') || wrong.length > 0 || mutants.length === 0) {
    for (const { file, name } of mutants) console.log(`${file}: ${name}`);
    console.log(`${mutants.length} mistakes`);
    return wrong.length === 0 && mutants.length > 0;
  }
  const jobs = Number(args.find((arg) => arg.startsWith('--jobs='))?.slice('--jobs='.length) ?? 1);
  const folders = Array.from({ length: Math.min(2, jobs) }, () =>
    mkdtempSync(join(tmpdir(), 'daren-mutants-')),
  );
  try {
    for (const folder of folders) copyTree(folder);
    const unusable = await notGreen(folders[0] ?? '', mutants);
    const survived = await judgeAll(folders, mutants, unusable);
    console.log(`${mutants.length - survived.length} of ${mutants.length} mistakes were found`);
    return survived.length === 0;
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}
