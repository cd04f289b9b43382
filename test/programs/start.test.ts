import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, isAlive, type Launched, launch, root, until } from './launched.ts';
import { Visitor } from './visitor.ts';

/** The real programs, as `npm start` runs them. */
describe('npm start', () => {
  const launcher = join(root, 'dist/local/launcher/main.js');
  const data = mkdtempSync(join(tmpdir(), 'daren-start-'));
  const visitor = new Visitor('');
  let port = 0;
  let one: Launched;
  let person = '';

  before(() => {
    spawnSync(process.execPath, [join(root, 'tools/build.mjs'), '--if-stale']);
    assert.ok(existsSync(launcher), 'the build left no launcher');
  });

  after(async () => {
    one.child.kill('SIGKILL');
    await one.exit;
    await until('all have ended', () => holders().length === 0);
    rmSync(data, { recursive: true, force: true });
  });

  async function start(): Promise<void> {
    one = launch(launcher, { DATA_DIR: data, PORT: `${port}` });
    await one.open;
  }

  const stateFile = () => JSON.parse(readFileSync(join(data, 'standins.json'), 'utf8')) as { url: string };
  /** Programs whose command names the folder: the store and the stand-ins. */
  const holders = () =>
    execFileSync('ps', ['-A', '-o', 'args'], { encoding: 'utf8' })
      .split('\n')
      .filter((line) => line.includes(data) && !line.startsWith('ps '));
  /** The programs that the launcher runs now, by the end of their file's path. */
  const childOf = (file: string) => {
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
    const found = lines
      .map((line) => line.trim().split(/\s+/))
      .filter(([, ppid]) => ppid === `${one.child.pid}`);
    return Number(found.find((words) => words.some((word) => word.endsWith(file)))?.[0] ?? Number.NaN);
  };

  it('opens everything on an empty folder', async () => {
    port = await freePort();
    visitor.base = `http://localhost:${port}`;
    await start();
    const places = [`/healthz`, '/contract', '/openapi.json'].map((path) => visitor.base + path);
    for (const url of [...places, `${stateFile().url}/inbox`, `${stateFile().url}/phone`]) {
      assert.equal((await fetch(url)).status, 200, url);
      if (!url.includes('healthz') && !url.includes('openapi'))
        assert.ok(one.said().includes(url), `${url} is printed`);
    }
    assert.ok(one.said().includes(`${visitor.base}/local`));
  }).timeout(180_000);

  it('tells who can sign in as what, and each of them can', async () => {
    type People = { items: { id: string; name: string; role: string }[] };
    const { status, body } = await visitor.call<People>('GET', '/api/local/people');
    assert.equal(status, 200);
    const roles = new Set(body.items.map((item) => item.role));
    for (const role of ['resident', 'artisan', 'leader', 'staff']) assert.ok(roles.has(role), role);
    for (const { id, name } of body.items) {
      assert.ok(one.said().includes(name), `${name} is printed`);
      const guest = new Visitor(visitor.base);
      const entered = await guest.call('POST', '/api/local/sessions', { personId: id });
      assert.ok(entered.status < 300, entered.text);
      assert.equal(await guest.whoAmI(), id);
    }
  });

  it('sends a code to the inbox, and the code opens a session', async () => {
    person = await visitor.signIn('13900001234', stateFile().url);
    assert.equal(await visitor.whoAmI(), person);
    assert.match(one.said(), /^SMS to 13900001234: .*\d{6}/m, 'and is printed');
  });

  it('takes in a second server on the same store', async () => {
    const uri = readFileSync(join(data, 'store.uri'), 'utf8').trim();
    const secondPort = await freePort();
    const second = launch(launcher, { DATA_DIR: data, MONGODB_URI: uri, DEMO: '1', PORT: `${secondPort}` });
    await second.open;
    const before = visitor.base;
    visitor.base = `http://localhost:${secondPort}`;
    assert.equal(await visitor.whoAmI(), person);
    visitor.base = before;
    second.child.kill('SIGTERM');
    assert.equal(await second.exit, 0);
    assert.equal(await visitor.whoAmI(), person);
  });

  it('refuses a second start on the same folder with one sentence', async () => {
    const second = launch(launcher, { DATA_DIR: data, PORT: `${await freePort()}` });
    assert.equal(await second.exit, 1);
    assert.match(second.said(), /^DATA_DIR .* is in use by another start[^\n]+\n$/);
    assert.equal(await visitor.whoAmI(), person);
  });

  it('starts a killed server again, and nobody is signed out', async () => {
    const pid = childOf('dist/main.js');
    process.kill(pid, 'SIGKILL');
    await until('the server answers again', () =>
      visitor.whoAmI().then(
        () => true,
        () => false,
      ),
    );
    assert.notEqual(childOf('dist/main.js'), pid);
    assert.equal(await visitor.whoAmI(), person);
  });

  it('leaves nothing behind when it is killed, and keeps what it knew', async () => {
    const pids = ['dist/main.js', 'embedded-store/main.js', 'standins/main.js'].map(childOf);
    assert.ok(pids.every(isAlive), `${pids}`);
    one.child.kill('SIGKILL');
    await one.exit;
    await start();
    await until('what was started before has ended', () => !pids.some(isAlive), 5_000);
    assert.equal(await visitor.whoAmI(), person);
  });

  it('stops in order when asked, and keeps what it knew', async () => {
    one.child.kill('SIGTERM');
    assert.equal(await one.exit, 0);
    assert.equal(existsSync(join(data, 'store.uri')), false);
    await start();
    assert.equal(await visitor.whoAmI(), person);
  });
});
