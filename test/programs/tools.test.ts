import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './launched.ts';

/** The tools on a small project of their own. */
function project() {
  const home = mkdtempSync(join(tmpdir(), 'daren-tools-'));
  cpSync(join(root, 'tools'), join(home, 'tools'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'), 'dir');
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), content);
  };
  for (const name of ['package.json', 'package-lock.json']) write(name, '{"type":"module"}');
  const run = (tool: string, args: string[] = [], env: Record<string, string> = {}) => {
    const {
      MONGODB_URI,
      TEST_PART,
      REQUIRE_CHROMIUM,
      CHROMIUM_PATH,
      TEST_STORE_URI,
      TEST_STANDINS,
      TEST_COVERAGE,
      TEST_ASKED,
      STORE_RECORD,
      MOCHA_WORKER_ID,
      ...rest
    } = process.env;
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(home, 'tools', tool), ...args], {
      cwd: home,
      env: { ...rest, FORCE_COLOR: '0', ...env },
      encoding: 'utf8',
    });
    return { status, said: stdout + stderr, lastLine: stdout.trim().split('\n').at(-1) };
  };
  /** Every program that the build asks for, empty where the test has none of its own. */
  const fill = () => {
    const asked = run('build.mjs').said.split('\n')[0] ?? '';
    for (const path of asked.match(/src\/\S+\.ts/g) ?? []) write(path, '');
    return asked;
  };
  return { home, write, run, fill, done: () => rmSync(home, { recursive: true, force: true }) };
}

describe('tools/build', () => {
  const { home, write, run, fill, done } = project();
  after(done);
  const built = (path: string) => readFileSync(join(home, 'dist', path), 'utf8');
  const builtAt = () => statSync(join(home, 'dist/main.js')).mtimeMs;

  it('names the programs that are missing', () => {
    assert.match(fill(), /^src\/main\.ts, .*src\/local\/launcher\/main\.ts, .* must be there\.$/);
  });

  it('builds each program from its entry and keeps lazy imports lazy', () => {
    write(
      'src/main.ts',
      `import { word } from './word.ts';\nconst { late } = await import('./late.ts');\nconsole.log(word, late);`,
    );
    write('src/word.ts', `export const word: string = 'a word';`);
    write('src/late.ts', `export const late: string = 'much later';`);
    write('seeds/demo.ts', `console.log('a seed');`);
    assert.equal(run('build.mjs').status, 0);
    assert.match(built('main.js'), /a word/);
    assert.doesNotMatch(built('main.js'), /much later/);
    assert.equal(readdirSync(join(home, 'dist/chunks')).filter((name) => name.endsWith('.js')).length, 1);
    assert.equal(
      spawnSync(process.execPath, [join(home, 'dist/main.js')]).stdout.toString(),
      'a word much later\n',
    );
    assert.match(built('seeds/demo.js'), /a seed/);
  });

  it('does nothing where nothing has changed', () => {
    const before = builtAt();
    const { status, said } = run('build.mjs', ['--if-stale']);
    assert.deepEqual([status, said, builtAt()], [0, '', before]);
  });

  it('builds again after a change, and again when asked to', () => {
    write('src/word.ts', `export const word: string = 'another word';`);
    assert.equal(run('build.mjs', ['--if-stale']).status, 0);
    assert.match(built('main.js'), /another word/);
    assert.match(run('build.mjs').said, /programs in/);
  });

  it('forgets a program whose source is gone', () => {
    rmSync(join(home, 'seeds'), { recursive: true });
    assert.equal(run('build.mjs', ['--if-stale']).status, 0);
    assert.throws(() => built('seeds/demo.js'), /ENOENT/);
  });

  it('names the mistake in a source and leaves what was built before', () => {
    write('src/word.ts', `export const word: string = 'unfinished;`);
    const { status, said } = run('build.mjs', ['--if-stale']);
    assert.equal(status, 1);
    assert.match(said, /src\/word\.ts:1/);
    assert.match(built('main.js'), /another word/);
    assert.equal(run('build.mjs', ['--if-stale']).status, 1, 'a failed build is not taken for a fresh one');
  });
});

describe('tools/test', () => {
  const { home, write, run, fill, done } = project();
  const program = (ready: object) =>
    `console.log('${JSON.stringify({ ready: true, ...ready })}'); process.stdin.resume().on('end', () => process.exit(0));`;
  before(() => {
    fill();
    write('src/local/embedded-store/main.ts', program({ uri: 'mongodb://own' }));
    // what the tests are given answers at its address
    write(
      'src/local/standins/main.ts',
      `import { createServer } from 'node:http';
      const server = createServer((_asked, answer) => answer.end()).listen(0, '127.0.0.1', () =>
        console.log(JSON.stringify({ ready: true, url: 'http://127.0.0.1:' + server.address().port })));
      process.stdin.resume().on('end', () => process.exit(0));`,
    );
  });
  after(done);
  write('test/good.test.ts', `it('one', () => {}); it('two', () => {});`);

  it('ends with one line of counts', () => {
    const { status, lastLine } = run('test.mjs');
    assert.deepEqual([status, lastLine], [0, '2 passed, 0 failed']);
  });

  it('says before it which ten files took longest, the longest first', () => {
    const slow = (ms: number) => `it('slow', (done) => setTimeout(done, ${ms}));`;
    write(
      'test/slow.test.ts',
      `describe('', () => { before((done) => setTimeout(done, 80)); ${slow(10)} });`,
    );
    for (let nth = 1; nth <= 10; nth += 1) write(`test/slow-${nth}.test.ts`, slow(10 + nth));
    const said = run('test.mjs').said.trimEnd().split('\n');
    const notified = said.slice(said.findIndex((line) => line.startsWith('Slowest files')) + 1, -1);
    const named = notified.map((line) => /^ +\d+\.\d {2}(test\/\S+\.test\.ts)$/.exec(line)?.[1]);
    assert.equal(named.length, 10, notified.join('\n'));
    assert.deepEqual([named[0], new Set(named).size], ['test/slow.test.ts', 10]);
    for (const name of readdirSync(join(home, 'test')))
      if (name.startsWith('slow')) write(`test/${name}`, '');
  });

  it('gives the tests a store and stand-ins, or the server that is named', () => {
    const shows = `it('env', () => console.log(process.env.TEST_STORE_URI, process.env.TEST_STANDINS));`;
    write('test/env.test.ts', shows);
    assert.match(
      run('test.mjs', ['test/env.test.ts']).said,
      /^mongodb:\/\/own \[\{"ready":true,"url":"http:[^"]+"\}\]$/m,
    );
    const named = run('test.mjs', ['test/env.test.ts'], { MONGODB_URI: 'mongodb://named' });
    assert.match(named.said, /^mongodb:\/\/named /m);
    write('test/env.test.ts', '');
  });

  it('lets the store of a run of everything record what it is asked, and no store of a test', () => {
    const uri = "mongodb://' + process.env.STORE_RECORD + '";
    write('src/local/embedded-store/main.ts', program({ uri }));
    const shown = ['TEST_STORE_URI', 'TEST_ASKED', 'STORE_RECORD'].map((name) => `process.env.${name}`);
    write('test/env.test.ts', `it('env', () => console.log(${shown.join(', ')}));`);
    assert.match(run('test.mjs').said, /^mongodb:\/\/(\/\S+) \1 undefined$/m);
    const named = run('test.mjs', ['test/env.test.ts']);
    assert.match(named.said, /^mongodb:\/\/undefined undefined undefined$/m);
    write('test/env.test.ts', '');
  });

  it('leaves out what says nothing of a database where only that is asked', () => {
    const apart = ['web/page', 'standins/one', 'programs/one', 'store/one'].map(
      (name) => `test/${name}.test.ts`,
    );
    const kept = ['programs/commands', 'store/golden', 'store/fuzz'].map((name) => `test/${name}.test.ts`);
    for (const name of apart) write(name, `it('apart', () => { throw new Error('apart'); });`);
    for (const name of kept) write(name, `it('kept', () => {});`);
    assert.equal(run('test.mjs', [], { TEST_PART: 'database' }).lastLine, '5 passed, 0 failed');
    const wrong = run('test.mjs', [], { TEST_PART: 'databse' });
    assert.deepEqual([wrong.status, wrong.lastLine], [1, '0 passed, 1 failed']);
    for (const folder of ['web', 'standins', 'programs', 'store'])
      rmSync(join(home, 'test', folder), { recursive: true });
  });

  it('passes options on to mocha', () => {
    assert.equal(run('test.mjs', ['--grep', 'two']).lastLine, '1 passed, 0 failed');
  });

  it('fails where no test ran', () => {
    const { status, lastLine } = run('test.mjs', ['--grep', 'three']);
    assert.deepEqual([status, lastLine], [1, '0 passed, 0 failed']);
  });

  it('fails with a failed test and counts skipped ones', () => {
    write('test/bad.test.ts', `it('bad', () => { throw new Error('bad'); }); it('later');`);
    const all = run('test.mjs');
    assert.deepEqual([all.status, all.lastLine], [1, '2 passed, 1 failed, 1 skipped']);
    const named = run('test.mjs', ['test/good.test.ts']);
    assert.deepEqual([named.status, named.lastLine], [0, '2 passed, 0 failed']);
  });

  it('fails where a file cannot be read, or runs one test alone', () => {
    write('test/bad.test.ts', `import './nowhere.ts';`);
    const two = run('test.mjs', [], { TEST_JOBS: '2' });
    assert.deepEqual([two.status, two.lastLine], [1, '2 passed, 1 failed']);
    const one = run('test.mjs', [], { TEST_JOBS: '1' });
    assert.deepEqual([one.status, one.lastLine], [1, '0 passed, 1 failed']);
    const alone = ['it', 'only'].join('.');
    write('test/bad.test.ts', `${alone}('alone', () => {});`);
    assert.equal(run('test.mjs').status, 1);
  });

  it('says in one line that page tests did not run, and fails where they must', () => {
    write('test/bad.test.ts', '');
    write('test/web/page.test.ts', `it('page', () => {});`);
    const without = { PATH: '/nowhere', CHROMIUM_PATH: '/nowhere/chromium' };
    const left = run('test.mjs', [], without);
    assert.equal(left.lastLine, '2 passed, 0 failed');
    assert.match(left.said, /^1 files of page tests did not run: .+$/m);
    const required = run('test.mjs', [], { ...without, REQUIRE_CHROMIUM: '1' });
    assert.deepEqual([required.status, required.lastLine], [1, '0 passed, 1 failed']);
  });
});
