import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { CategoryFile } from '../../src/features/categories/index.ts';
import { root } from '../programs/launched.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { differences, held } from '../support/held.ts';

/** The command as a program, beside a server that runs. */
describe('npm run categories', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daren-categories-'));
  const file = join(folder, 'categories.json');
  let app: TestApp;
  let near: Neighbourhood;

  before(async () => {
    spawnSync(process.execPath, [join(root, 'tools/build.mjs'), '--if-stale', '--no-pages']);
    app = await startApp();
    near = await givenNeighbourhood(app);
    const standins = { url: app.config.standinUrl, wechat: app.config.wechat };
    writeFileSync(join(folder, 'standins.json'), JSON.stringify(standins));
  });
  after(async () => {
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function run(...args: string[]) {
    const env = { ...process.env, DATA_DIR: folder, MONGODB_URI: app.config.mongodbUri, DEMO: '1' };
    const child = spawn(process.execPath, [join(root, 'dist/categories.js'), ...args], { env });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const [code, out, err] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
    return { code, out, err };
  }
  const exported = (): CategoryFile => JSON.parse(readFileSync(file, 'utf8')) as CategoryFile;
  const write = (categories: readonly object[], format = 'daren-categories/1') =>
    writeFileSync(file, JSON.stringify({ format, categories }));

  it('takes the tree out, and it is the one in force', async () => {
    const { code, out, err } = await run('export', '--to', file);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^\d+ lines of categories stand in /);
    const { categories } = app.application.features;
    assert.equal(exported().categories.length, categories.all().length);
    assert.match((await run('import', '--file', file)).out, /^The file says what is in force already/);
  });

  it('says what follows before it does anything, and does it with --yes', async () => {
    const { categories } = app.application.features;
    write([{ ...categories.all().find(({ code }) => code === 'haircut'), tierMinutes: 5, lowfeeCapFen: 1 }]);
    const before = await held(app.connection);
    const look = await run('import', '--file', file);
    assert.deepEqual([look.code, look.err], [0, '']);
    assert.match(look.out, /changed +haircut 理发: tierMinutes 8 → 5, lowfeeCapFen 1500 → 1$/m);
    assert.match(
      look.out,
      /理发 \(8 → 5 minutes\): \d+ listings? become invisible in \d+ micro-grids?, [\d,]+ res/,
    );
    assert.match(look.out, /Nothing was written: say it again with --yes\.$/m);
    assert.deepEqual(differences(before, await held(app.connection)), []);
    const done = await run('import', '--file', file, '--yes');
    assert.match(done.out, /^Version 2 is in force\.$/m);
    await categories.refresh();
    assert.equal(categories.findLeaf('haircut').tierMinutes, 5);
  });

  it('says of what a file would hide that nobody is shown it', async () => {
    write([{ code: 'haircut', kinds: ['servce'] }]);
    const look = await run('import', '--file', file, '--district', '510115');
    assert.match(
      look.out,
      /^ {2}haircut: for no kind there is \(servce\); nobody is shown it\. Kinds: service, /m,
    );
    assert.match(look.out, /Nothing was written/);
  });

  it('takes what a district says of its own in and out', async () => {
    write([{ code: 'haircut', tierMinutes: 15 }]);
    const done = await run('import', '--file', file, '--district', '510115', '--yes');
    assert.match(done.out, /^The categories of district 510115, version 2: 1 change\.$/m);
    await run('export', '--district', '510115', '--to', file);
    assert.deepEqual(exported().categories, [{ code: 'haircut', tierMinutes: 15 }]);
    await app.application.features.categories.refresh();
    assert.equal(app.application.features.categories.findLeaf('haircut', near.place).tierMinutes, 15);
  });

  const refused: [string, () => void, string[], RegExp][] = [
    [
      'a file that is not there',
      () => {},
      ['import', '--file', '/nowhere.json'],
      /^\/nowhere\.json does not exist\.$/,
    ],
    ['what is not JSON', () => writeFileSync(file, '{'), ['import', '--file', file], /is not JSON: /],
    [
      'a wrong field, by its path',
      () => write([{ code: 'x', parent: null, name: '某', tier: 3 }]),
      ['import', '--file', file, '--yes'],
      /^\/categories\/0\/tier is not a field of this file\.$/,
    ],
    [
      'a parent that is not there',
      () => write([{ code: 'x', parent: 'y', name: '某', group: 'basic', tierMinutes: 5, lowfeeCapFen: 0 }]),
      ['import', '--file', file, '--yes'],
      /^\/categories\/0\/parent names y, which is not there\.$/,
    ],
    [
      'a district that is none',
      () => write([]),
      ['import', '--file', file, '--district', '9'],
      /^9 is not the code/,
    ],
    ['no verb it knows', () => {}, ['sell'], /^Say export or import/],
    ['an option it does not know', () => {}, ['export', '--too', file], /^Unknown option '--too'/],
    ['an export to nowhere', () => {}, ['export'], /^--to FILE\.json is missing/],
  ];
  for (const [what, prepare, args, sentence] of refused) {
    it(`refuses ${what} in a sentence and writes nothing`, async () => {
      prepare();
      const before = await held(app.connection);
      const { code, out, err } = await run(...args);
      assert.deepEqual([code, out], [1, '']);
      assert.match(err.trimEnd(), sentence);
      assert.doesNotMatch(err, /\n.*\n/, 'one line');
      assert.deepEqual(differences(before, await held(app.connection)), []);
    });
  }
});
