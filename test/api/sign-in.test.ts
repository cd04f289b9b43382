import assert from 'node:assert/strict';
import { startApp, type TestApp } from '../support/app.ts';

let nextPhone = 0;
const newPhone = () =>
  `136${String(Date.now() % 100_000).padStart(5, '0')}${String(nextPhone++).padStart(3, '0')}`;

describe('signing in', () => {
  let app: TestApp;
  before(async () => {
    app = await startApp();
  });
  after(() => app.stop());
  const guest = () => app.as(null);
  const password = 'a-long-password';
  /** Somebody with a login, given by the system itself. */
  const withLogin = async (login: string) => {
    const { people } = app.application.features;
    const { _id } = await people.ensureByPhone(newPhone(), '陈社工');
    await people.setPassword(_id, login, password);
    return _id;
  };
  const codeOf = async (login: string, wrong = `${password}.`) =>
    ((await guest().raw.signInByPassword({ body: { login, password: wrong } })).body as { code?: string })
      .code;

  it('in a crowd, most are told at once that they must wait; the others are judged', async () => {
    const names = Array.from({ length: 48 }, (_, at) => `crowd.${at}`);
    const codes = await Promise.all(names.map((login) => codeOf(login)));
    const judged = codes.filter((code) => code === 'password_wrong');
    assert.equal(judged.length + codes.filter((code) => code === 'too_many').length, 48);
    assert.ok(judged.length > 0 && judged.length <= 16, `${judged.length} were judged at once`);
    await withLogin('after.crowd');
    assert.equal(await codeOf('after.crowd', password), undefined);
  });
  it('with wrong passwords from one address locks nobody out elsewhere', async () => {
    await withLogin('victim');
    for (let tries = 0; tries < 10; tries += 1) assert.equal(await codeOf('victim'), 'password_wrong');
    assert.equal(await codeOf('victim'), 'too_many');
    const { signIn } = app.application.features;
    const { person } = await signIn.byPassword('victim', password, '203.0.113.9');
    assert.equal(person.login, 'victim');
  });
  it('with right passwords is no wrong try', async () => {
    await withLogin('often');
    for (let tries = 0; tries < 12; tries += 1) assert.equal(await codeOf('often', password), undefined);
  });
});
