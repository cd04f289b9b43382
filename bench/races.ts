// npm run bench -- races [WORD …] [--seeds=50]: every race of the tests with so many seeds, one file after another. Words choose
// those whose file holds one of them. What was asked and answered is written down as JSON lines (docs/testing.md).
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const SEEDS = 50;
const root = join(import.meta.dirname, '..');

/** Every test that races as often as it is told. */
const races = (): string[] =>
  readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join('test', file))
    .filter((file) => readFileSync(join(root, file), 'utf8').includes('RACE_SEEDS'))
    .sort();

/** Runs one file; what it says is shown where it fails. */
function race(file: string, env: NodeJS.ProcessEnv): Promise<{ held: boolean; says: string }> {
  const child = spawn(process.execPath, [join(root, 'tools/test.mjs'), file], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      said += String(part);
    });
  return new Promise((resolve) => {
    child.once('exit', (code) => {
      if (code !== 0) console.log(said);
      resolve({ held: code === 0, says: /^\d+ passed, .*$/m.exec(said)?.[0] ?? 'did not run' });
    });
  });
}

/** How many questions stand in each history. */
function sayHistories(folder: string): void {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.jsonl'))) {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n');
    const count = (word: string) => lines.filter((line) => line.includes(`"type":"${word}"`)).length;
    console.log(`${file}: ${count('invoke')} questions, ${count('ok')} ok, ${count('refused')} refused`);
  }
}

/** False where one of them found anything. */
export async function run(args: string[]): Promise<boolean> {
  const options = { seeds: { type: 'string' } } as const;
  const { values, positionals: words } = parseArgs({ args, options, allowPositionals: true });
  const seeds = Number(values.seeds ?? SEEDS);
  const folder = join(tmpdir(), `daren-histories-${Date.now()}`);
  mkdirSync(folder, { recursive: true });
  const env = { ...process.env, RACE_SEEDS: String(seeds), HISTORIES: folder, TEST_JOBS: '1' };
  const chosen = races().filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
  let allHeld = chosen.length > 0;
  for (const file of chosen) {
    const began = performance.now();
    const { held, says } = await race(file, env);
    allHeld &&= held;
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    console.log(`${held ? 'held  ' : 'FOUND '} ${file}: ${seeds} seeds, ${says}, ${seconds} s`);
  }
  console.log(`Histories: ${folder}`);
  sayHistories(folder);
  return allHeld;
}
