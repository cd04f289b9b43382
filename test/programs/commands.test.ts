import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startApp, type TestApp } from '../support/app.ts';
import { root } from './launched.ts';

const phone = '13700000001';
const district = '510115';

/** The commands of a new installation, run as programs on the database of a running server. */
describe('commands', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daren-commands-'));
  let app: TestApp;

  before(async () => {
    spawnSync(process.execPath, [join(root, 'tools/build.mjs'), '--if-stale', '--no-pages']);
    app = await startApp();
  });
  after(async () => {
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs beside the server of this process, which must go on answering meanwhile. */
  function run(program: string, args: string[], more: { env?: Record<string, string>; input?: string } = {}) {
    const standins = { url: app.config.standinUrl, wechat: app.config.wechat };
    writeFileSync(join(folder, 'standins.json'), JSON.stringify(standins));
    const env = {
      ...process.env,
      DATA_DIR: folder,
      MONGODB_URI: app.config.mongodbUri,
      DEMO: '1',
      ...more.env,
    };
    const child = spawn(process.execPath, [join(root, 'dist', program), ...args], { env });
    child.stdin.end(more.input ?? '');
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    return Promise.all([ended, text(child.stdout), text(child.stderr)]).then(([code, out, err]) => ({
      code,
      out,
      err,
    }));
  }
  const admin = (args: string[], more = {}) => run('admin.js', args, more);
  const signIn = (login: string, password: string) =>
    app.as(null).signInByPassword({ body: { login, password } });

  describe('admin', () => {
    it('makes the first person, who signs in with the password that is shown once', async () => {
      const { code, out, err } = await admin(['--login', 'first', '--phone', phone]);
      assert.deepEqual([code, err], [0, '']);
      const password = /^Password, shown only now: (\S{16,})$/m.exec(out)?.[1] ?? '';
      const session = await signIn('first', password);
      assert.deepEqual(session.roles, [{ role: 'admin', grid: district }]);
    });

    it('takes the password from standard input, and shows none', async () => {
      const args = ['--login', 'other', '--phone', '13700000003', '--grid', district, '--password-stdin'];
      const { code, out } = await admin(args, { input: 'correct horse battery\n' });
      assert.equal(code, 0);
      assert.doesNotMatch(out, /correct horse|Password/);
      const session = await signIn('other', 'correct horse battery');
      assert.equal(session.roles.length, 1);
    });

    it('opens nobody’s account: who is known takes the login themselves', async () => {
      const { people } = app.application.features;
      const resident = await people.ensureByPhone('13700000004', '李芳');
      const args = ['--login', 'li.fang', '--phone', '13700000004', '--grid', district, '--password-stdin'];
      const { code, out } = await admin(args, { input: 'correct horse battery\n' });
      assert.equal(code, 0);
      assert.match(out, /takes the login li\.fang/);
      const body = { login: 'li.fang', password: 'correct horse battery' };
      assert.equal((await app.as(null).refused.signInByPassword({ body })).code, 'password_wrong');
      assert.equal((await app.as(resident).getMe()).login?.state, 'offered');
      // the command keeps it, the server sends it
      const waiting = await app.connection.collection('outbox').findOne({ to: '13700000004' });
      assert.equal(waiting?.['state'], 'waiting');
      assert.match(String(waiting?.['text']), /工作账号/);
    });

    const refused: [string, string[], RegExp][] = [
      [
        'a login that another person has',
        ['--login', 'first', '--phone', '13700000002', '--grid', district],
        /^This login/,
      ],
      [
        'a grid that is not imported',
        ['--login', 'second', '--phone', phone, '--grid', '999'],
        /^There is no grid 999/,
      ],
      ['a phone that is none', ['--login', 'second', '--phone', '123', '--grid', district], /^--phone/],
      ['a login with spaces', ['--login', 'a b', '--phone', phone, '--grid', district], /^--login/],
      ['a role that staff cannot have', ['--login', 'second', '--phone', phone, '--role', 'king'], /^--role/],
      ['an option it does not know', ['--lgoin', 'second'], /^Unknown option/],
      [
        'a short password',
        ['--login', 'second', '--phone', phone, '--grid', district, '--password-stdin'],
        /^The password/,
      ],
    ];
    for (const [what, args, expected] of refused) {
      it(`refuses ${what} in one sentence`, async () => {
        const { code, out, err } = await admin(args, { input: 'short\n' });
        assert.deepEqual([code, out], [1, '']);
        assert.match(err, expected);
        assert.match(err, /^[^\n]+\n$/);
      });
    }

    it('says in one sentence that the database does not answer, or that none is known', async () => {
      const args = ['--login', 'second', '--phone', phone, '--grid', district];
      const away = await admin(args, { env: { MONGODB_URI: 'mongodb://127.0.0.1:1/daren' } });
      assert.equal(away.code, 1);
      assert.match(away.err, /^The database does not answer[^\n]+\n$/);
      const unknown = await admin(args, { env: { MONGODB_URI: '' } });
      assert.equal(unknown.code, 1);
      assert.match(unknown.err, /^No store was found[^\n]+\n$/);
    });
  });

  describe('db:indexes', () => {
    const names = async () => {
      const found = await app.connection.collection('people').listIndexes().toArray();
      return found.map(({ name }) => String(name)).sort();
    };

    it('creates what is missing and changes nothing else', async () => {
      const before = await names();
      await app.connection.collection('people').dropIndex('phone_1');
      const first = await run('db-indexes.js', []);
      assert.deepEqual([first.code, first.err], [0, '']);
      assert.deepEqual(await names(), before);
      assert.equal((await run('db-indexes.js', [])).code, 0);
      assert.deepEqual(await names(), before);
    });
  });
});
