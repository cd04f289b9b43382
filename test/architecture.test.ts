import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Edge, files, folderCirclesOf, readEdges } from './architecture/imports.ts';
import { isIn, isOfServer, order, rules } from './architecture/rules.ts';
import {
  codeLines,
  longFiles,
  longFunctions,
  longFunctionsOf,
  mostFunctionLines,
  mostLines,
} from './architecture/sizes.ts';
import { copyOfProject, pendingFiles, sortFound, unusedIn } from './architecture/unused.ts';

const fewestModules = 200;

const isWritten = (path: string) => !/\.gen\.ts$/.test(path);
const filesOf = (...folders: string[]) => folders.flatMap(files).filter(isWritten);

describe('the server', () => {
  let read: Awaited<ReturnType<typeof readEdges>>;
  before(async () => {
    read = await readEdges();
  });

  it('was read whole', () => {
    assert.ok(read.modules.length >= fewestModules, `only ${read.modules.length} modules were read`);
    const onDisk = files('src');
    const unread = onDisk.filter((path) => !read.modules.includes(path));
    assert.deepEqual(unread, [], 'files that no rule was held against');
  });
  it('has no circles', () => assert.deepEqual(read.circles, []));
  it('has no two folders that import each other', () => {
    assert.deepEqual(folderCirclesOf(read.edges), []);
  });
  for (const rule of rules) {
    it(`keeps its rule: ${rule.name}`, () => {
      const broken = read.edges.filter((edge) => rule.breaks(edge)).map(({ from, to }) => `${from} → ${to}`);
      assert.deepEqual(broken, []);
    });
  }
  it('names every feature in the order', () => {
    const there = readdirSync('src/features').sort();
    assert.deepEqual(there, [...order].sort());
  });
  it('reads the environment in one place', () => {
    const readers = files('src')
      .filter(
        (path) =>
          isOfServer(path) && !isIn(path, 'web/') && readFileSync(path, 'utf8').includes('process.env'),
      )
      .filter((path) => path !== 'src/config.ts');
    assert.deepEqual(readers, []);
  });
});

describe('sizes', () => {
  it('of files are held', () => {
    assert.deepEqual(longFiles(filesOf('src', 'seeds', 'test', 'tools')), []);
  });
  it('of functions are held', () => {
    assert.deepEqual(longFunctions(filesOf('src', 'seeds')), []);
  });
  it('of the embedded store, which is to stay small, are held', () => {
    const lines = codeLines(filesOf('src/local/embedded-store'));
    assert.ok(lines > 1000 && lines < 4800, `${lines} lines of code`);
  });
});

describe('what nobody uses', () => {
  it('is found, and there is nothing but what was planted', async () => {
    const copy = copyOfProject();
    try {
      const path = join(copy, 'src/kernel/money.ts');
      writeFileSync(
        path,
        `${readFileSync(path, 'utf8')}\nexport const unheardOf = 1;\nexport type Unheard = 1;\n`,
      );
      writeFileSync(join(copy, 'src/kernel/unheard.ts'), 'export const word = 1;\n');
      const { fresh, pending } = sortFound(await unusedIn(copy));
      assert.deepEqual(fresh, [
        'exports src/kernel/money.ts unheardOf',
        'files src/kernel/unheard.ts',
        'types src/kernel/money.ts Unheard',
      ]);
      assert.deepEqual(pending, pendingFiles, 'a file that is clean now leaves `ignoreIssues` of knip.json');
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });
});

/** Each check goes red against a planted sample. */
describe('the checks of the architecture', () => {
  const edge = (from: string, to: string, typeOnly = false): Edge => ({ from, to, typeOnly });
  const body = (lines: number) => `{\n${'  step();\n'.repeat(lines - 2)}}`;

  it('see two folders that import each other, be it types alone', () => {
    const [there, back] = [
      edge('src/a/x/one.ts', 'src/b/two.ts'),
      edge('src/b/three.ts', 'src/a/four.ts', true),
    ];
    assert.deepEqual(folderCirclesOf([there, back]), ['src/a ↔ src/b']);
    assert.deepEqual(folderCirclesOf([there, edge('src/b/three.ts', 'src/c/four.ts')]), []);
  });
  it('see a folder and one inside it that import each other', () => {
    const [there, back] = [edge('src/a/one.ts', 'src/a/x/two.ts'), edge('src/a/x/two.ts', 'src/a/three.ts')];
    assert.deepEqual(folderCirclesOf([there, back]), ['src/a ↔ src/a/x']);
    assert.deepEqual(folderCirclesOf([there, edge('src/a/x/two.ts', 'src/a/y/three.ts')]), []);
  });
  it('see a file of one line too many', () => {
    const folder = mkdtempSync(join(tmpdir(), 'daren-sizes-'));
    const [long, short] = [join(folder, 'long.vue'), join(folder, 'short.ts')];
    writeFileSync(long, '\n'.repeat(mostLines + 1));
    writeFileSync(short, '\n'.repeat(mostLines));
    assert.deepEqual(longFiles([long, short]), [`${long} ${mostLines + 1}`]);
    rmSync(folder, { recursive: true });
  });
  it('see a function of one line too many, in a page as well', () => {
    const most = mostFunctionLines;
    const samples = {
      declared: (lines: number) => `function declared() ${body(lines)}`,
      held: (lines: number) => `const held = () => ${body(lines)};`,
      method: (lines: number) => `class Some {\n  method() ${body(lines)}\n}`,
      inner: (lines: number) => `call({ inner: async function () ${body(lines)} });`,
    };
    for (const [name, sample] of Object.entries(samples)) {
      assert.deepEqual(longFunctionsOf('x.ts', sample(most + 1)), [`x.ts ${name} ${most + 1}`]);
      assert.deepEqual(longFunctionsOf('x.ts', sample(most)), []);
      const page = (lines: number) =>
        `<script setup lang="ts">\n${sample(lines)}\n</script>\n<template><p /></template>`;
      assert.deepEqual(longFunctionsOf('x.vue', page(most + 1)), [`x.vue ${name} ${most + 1}`]);
      assert.deepEqual(longFunctionsOf('x.vue', page(most)), []);
    }
  });
});
