import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { environment, freePort, isAlive, type Launched, launch, root, runningIn, until } from './launched.ts';

/** The launcher among small programs that do as told: what it does when they fail can be seen from outside. */
describe('launcher', () => {
  const home = mkdtempSync(join(tmpdir(), 'daren-launcher-'));
  const launcher = join(home, 'dist/local/launcher/main.js');
  const launched: Launched[] = [];
  let data = '';
  let count = 0;

  before(async () => {
    const peers = join(import.meta.dirname, 'peers');
    const places = {
      'peer.mjs': [
        'dist/peer.mjs',
        'dist/seeds/peer.mjs',
        'dist/local/embedded-store/peer.mjs',
        'dist/local/standins/peer.mjs',
      ],
      'server.mjs': ['dist/main.js'],
      'store.mjs': ['dist/local/embedded-store/main.js'],
      'standins.mjs': ['dist/local/standins/main.js'],
      'seed.mjs': ['dist/seeds/demo.js'],
    };
    for (const [peer, copies] of Object.entries(places)) {
      for (const copy of copies) {
        mkdirSync(dirname(join(home, copy)), { recursive: true });
        copyFileSync(join(peers, peer), join(home, copy));
      }
    }
    writeFileSync(join(home, 'package.json'), '{"type":"module"}');
    const entryPoints = [join(root, 'src/local/launcher/main.ts')];
    await build({
      entryPoints,
      outfile: launcher,
      bundle: true,
      format: 'esm',
      platform: 'node',
      logLevel: 'error',
    });
  });

  beforeEach(() => {
    count += 1;
    data = join(home, `data-${count}`);
  });

  afterEach(async () => {
    for (const { child, exit } of launched.splice(0)) {
      child.kill('SIGKILL');
      await exit;
    }
    await until('everything has ended', () => runningIn(home).length === 0);
  });

  after(() => rmSync(home, { recursive: true, force: true }));

  async function start(
    settings: Record<string, string> = {},
    file = launcher,
    args: string[] = [],
  ): Promise<Launched & { port: number }> {
    const port = Number(settings.PORT ?? (await freePort()));
    const one = launch(file, { DATA_DIR: data, PORT: `${port}`, ...settings }, args);
    launched.push(one);
    return { ...one, port };
  }

  const diary = () =>
    existsSync(join(data, 'diary')) ? readFileSync(join(data, 'diary'), 'utf8').trim().split('\n') : [];
  const pidOf = (name: string) =>
    Number(
      diary()
        .filter((line) => line.startsWith(`${name} started`))
        .at(-1)
        ?.split(' ')
        .at(-1),
    );
  const settingsOf = async (port: number) =>
    (await (await fetch(`http://127.0.0.1:${port}/`)).json()) as Record<string, string>;

  /** It ended with code 1 and said exactly this one sentence. */
  async function refused(one: Launched, expected: RegExp): Promise<void> {
    assert.equal(await one.exit, 1);
    assert.match(one.said(), /^[^\n]+\.\n$/);
    assert.match(one.said(), expected);
  }

  it('opens everything on an empty machine and says where to look', async () => {
    const one = await start();
    await one.open;
    for (const expected of [
      `http://localhost:${one.port}/local`,
      '/contract',
      '/inbox',
      '/phone',
      'loading 1/1',
      'a line for people',
    ]) {
      assert.ok(one.said().includes(expected), `${expected} in ${one.said()}`);
    }
    assert.ok(!one.said().includes('not for people'));
    assert.match(readFileSync(join(data, 'log/server.log'), 'utf8'), /not for people/);
    const settings = await settingsOf(one.port);
    assert.equal(settings.DEMO, '1');
    assert.equal(settings.LAUNCHED, '1');
    assert.equal(settings.MONGODB_URI, readFileSync(join(data, 'store.uri'), 'utf8').trim());
    assert.match(settings.MONGODB_URI ?? '', /\.sock\/daren\?directConnection=true$/);
    assert.ok(diary().includes('seed --if-empty'));
  });

  it('keeps its notes of addresses and credentials to this user', async () => {
    await (await start()).open;
    for (const name of ['store.uri', 'standins.json', 'data.key']) {
      assert.equal(statSync(join(data, name)).mode & 0o777, 0o600, name);
    }
  });

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`ends the server before what it stands on at ${signal}`, async () => {
      const one = await start();
      await one.open;
      one.child.kill(signal);
      assert.equal(await one.exit, 0);
      assert.deepEqual(diary().slice(-3), ['server ended', 'standins ended', 'store ended']);
      assert.equal(existsSync(join(data, 'store.uri')), false);
    });
  }

  it('leaves nothing behind when it is killed, and starts again at once', async () => {
    const one = await start();
    await one.open;
    const pids = ['store', 'standins', 'server'].map(pidOf);
    assert.ok(pids.every(isAlive));
    one.child.kill('SIGKILL');
    const again = await start({ PORT: `${one.port}` });
    await again.open;
    assert.ok(!pids.some(isAlive));
    assert.equal((await settingsOf(one.port)).PORT, `${one.port}`);
  });

  it('ends when npm has been killed above it', async () => {
    const port = await freePort();
    const env = environment({ DATA_DIR: data, PORT: `${port}`, npm_lifecycle_event: 'start' });
    // The second command keeps the shell from becoming the launcher.
    const shell = spawn('sh', ['-c', `"${process.execPath}" "${launcher}"; true`], { env, stdio: 'ignore' });
    await until('the server has started', () => diary().some((line) => line.startsWith('seed')));
    shell.kill('SIGKILL');
    await until('all have ended', () => diary().includes('store ended') && runningIn(home).length === 0);
  });

  it('starts the server again when it dies', async () => {
    const one = await start();
    await one.open;
    const first = pidOf('server');
    await assert.rejects(fetch(`http://127.0.0.1:${one.port}/die`));
    await until('another server', () => pidOf('server') !== first);
    assert.equal((await settingsOf(one.port)).PORT, `${one.port}`);
    assert.match(one.said(), /The server ended \(exit code 7\) and is started again/);
  });

  for (const name of ['store', 'standins']) {
    it(`ends everything with one sentence when the ${name} dies`, async () => {
      const one = await start();
      await one.open;
      process.kill(pidOf(name), 'SIGKILL');
      assert.equal(await one.exit, 1);
      assert.match(one.said(), /ended unexpectedly \(SIGKILL\), so everything stops: see .+log\.\n$/);
    });
  }

  it('builds and starts the server again after a change of its sources, in development', async () => {
    mkdirSync(join(home, 'src'), { recursive: true });
    mkdirSync(join(home, 'tools'), { recursive: true });
    const failing = join(home, 'src/failing.ts');
    writeFileSync(
      join(home, 'tools/build.mjs'),
      `import { existsSync } from 'node:fs'; process.exit(existsSync(${JSON.stringify(failing)}) ? 1 : 0);`,
    );
    const one = await start({}, launcher, ['--dev']);
    await one.open;
    const first = pidOf('server');
    writeFileSync(join(home, 'src/app.ts'), '// changed');
    await until('another server', () => pidOf('server') !== first);
    const second = pidOf('server');
    assert.ok(diary().includes('server ended'), 'the one before could finish');
    writeFileSync(failing, '');
    await until('a word about it', () => one.said().includes('keeps running as it was built before'));
    assert.equal(pidOf('server'), second);
    assert.equal((await settingsOf(one.port)).PORT, `${one.port}`);
  });

  it('refuses a second start on the same folder and leaves the first alone', async () => {
    const one = await start();
    await one.open;
    const uri = readFileSync(join(data, 'store.uri'), 'utf8');
    await refused(await start(), /^DATA_DIR .* is in use by another start/);
    assert.equal(readFileSync(join(data, 'store.uri'), 'utf8'), uri);
    assert.equal((await settingsOf(one.port)).DATA_DIR, data);
  });

  it('joins the store and the stand-ins of another start', async () => {
    const one = await start();
    await one.open;
    const uri = readFileSync(join(data, 'store.uri'), 'utf8').trim();
    const stateFile = readFileSync(join(data, 'standins.json'), 'utf8');
    const second = await start({ MONGODB_URI: uri, DEMO: '1' });
    await second.open;
    assert.equal((await settingsOf(second.port)).MONGODB_URI, uri);
    assert.equal(readFileSync(join(data, 'standins.json'), 'utf8'), stateFile);
    assert.deepEqual(diary().filter((line) => /^(store|standins) started/.test(line)).length, 2);
  });

  it('gives the stand-ins the port they had before', async () => {
    const urlOf = () =>
      (JSON.parse(readFileSync(join(data, 'standins.json'), 'utf8')) as { url: string }).url;
    const one = await start();
    await one.open;
    const url = urlOf();
    one.child.kill('SIGTERM');
    await one.exit;
    await (await start()).open;
    assert.equal(urlOf(), url);
  });

  it('gives the stand-ins another port where theirs is taken', async () => {
    const other = await occupy(0, '127.0.0.1');
    const { port } = other.address() as { port: number };
    mkdirSync(data, { recursive: true });
    writeFileSync(join(data, 'standins.json'), JSON.stringify({ url: `http://127.0.0.1:${port}` }));
    await (await start()).open;
    assert.doesNotMatch(readFileSync(join(data, 'standins.json'), 'utf8'), new RegExp(`:${port}"`));
    other.close();
  });

  it('refuses a port that another program has', async () => {
    const other = await occupy(0);
    const { port } = other.address() as { port: number };
    await refused(await start({ PORT: `${port}` }), new RegExp(`^PORT ${port} is taken`));
    other.close();
  });

  it('refuses bad settings before it writes anything', async () => {
    await refused(await start({ PORT: '1e3' }), /^PORT /);
    await refused(await start({ DEMO: '0' }), /WECHAT_MCHID/);
    await refused(await start({ MONGODB_URI: 'mongodb://127.0.0.1:1/x' }), /WECHAT_MCHID/);
    assert.equal(existsSync(data), false);
  });

  it('refuses a folder that cannot be written', async () => {
    writeFileSync(data, 'a file');
    await refused(await start(), /^DATA_DIR .* cannot be written/);
    // where the system makes no folder at all
    if (existsSync('/proc'))
      await refused(await start({ DATA_DIR: '/proc/nope' }), /^DATA_DIR .* cannot be written/);
  });

  it('ends with the sentence of a seed that fails', async () => {
    const one = await start({ TEST_SEED_FAILS: '1' });
    assert.equal(await one.exit, 1);
    assert.match(one.said(), /The demo neighbourhood has no barber\.\n$/);
  });

  it('ends with one sentence when the server cannot start', async () => {
    await refused(
      await start({ TEST_SERVER_DIES: '1' }),
      /^The server ended before it was ready \(exit code 7\)/,
    );
  });
});

function occupy(port: number, host?: string): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => resolve(server));
  });
}
