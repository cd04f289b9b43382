import assert from 'node:assert/strict';
import { digest } from '../../src/features/people/asker.ts';
import { codesEnd } from '../../src/features/people/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { agreed } from '../support/consent.ts';
import { micro } from '../support/given.ts';
import { codeTo } from '../support/standin.ts';

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
    assert.ok(judged.length > 0 && judged.length < 48, `${judged.length} were judged`);
    await withLogin('after.crowd');
    assert.equal(await codeOf('after.crowd', password), undefined);
  });
  it('with wrong passwords from one address locks nobody out elsewhere', async () => {
    await withLogin('victim');
    for (let tries = 0; tries < 10; tries += 1) assert.equal(await codeOf('victim'), 'password_wrong');
    assert.equal(await codeOf('victim'), 'too_many');
    const { signIn } = app.application.features;
    const { person } = await signIn.byPassword('victim', password, {
      ip: '203.0.113.9',
      device: undefined,
    });
    assert.equal(person.login, 'victim');
  });
  it('with right passwords is no wrong try', async () => {
    await withLogin('often');
    for (let tries = 0; tries < 12; tries += 1) assert.equal(await codeOf('often', password), undefined);
  });

  /** The cookie that a browser gets at its first look. */
  const newDevice = async () => {
    const { headers } = await guest().raw.getSession();
    return { headers: { Cookie: /device=[^;]+/.exec(String(headers['set-cookie']))?.[0] ?? '' } };
  };
  type Device = Awaited<ReturnType<typeof newDevice>>;
  const askFrom = (phone: string, device: Device) =>
    codeTo(phone, () => guest().requestCode({ ...device, body: { phone } }));
  const enter = async (phone: string, code: string, device: Device) =>
    (await guest().raw.signInByCode({ ...device, body: { ...agreed, phone, code } })).status;
  const wrongOf = (code: string) => (code === '000000' ? '000001' : '000000');
  /** What the phone got is forgotten as if a day had passed; the codes still hold. */
  const forgetPauses = () => app.connection.collection('codes').updateMany({}, { $set: { sentAt: [] } });

  it('gives a device its cookie once', async () => {
    const device = await newDevice();
    assert.match(device.headers.Cookie, /^device=[\w-]{20,}$/);
    assert.equal((await guest().raw.getSession(device)).headers['set-cookie'], undefined);
  });
  it('is not stopped by wrong codes, or another code, that others send for', async () => {
    const phone = newPhone();
    const [mine, theirs] = [await newDevice(), await newDevice()];
    const code = await askFrom(phone, mine);
    for (let tries = 0; tries < 6; tries += 1) assert.equal(await enter(phone, wrongOf(code), theirs), 422);
    await forgetPauses();
    const other = await askFrom(phone, theirs);
    for (let tries = 0; tries < 6; tries += 1) assert.equal(await enter(phone, wrongOf(other), theirs), 422);
    assert.equal(await enter(phone, other, theirs), 422, 'their tries are used up');
    assert.equal(await enter(phone, code, theirs), 422, 'a code is for the device that asked');
    assert.equal(await enter(phone, code, mine), 200);
  });
  it('goes on at once on a known device while others ask for codes all day', async () => {
    const phone = newPhone();
    const mine = await newDevice();
    assert.equal(await enter(phone, await askFrom(phone, mine), mine), 200);
    const { signIn } = app.application.features;
    const asked: string[] = [];
    for (let at = 0; at < 3; at += 1) {
      const asking = signIn.requestCode(phone, { ip: `203.0.113.${at}`, device: undefined });
      asked.push(
        await asking.then(
          () => 'sent',
          () => 'too_many',
        ),
      );
    }
    assert.deepEqual(asked, ['too_many', 'too_many', 'too_many'], 'the phone got a code within the minute');
    // a minute later on this device; strangers have had codes sent meanwhile
    const own = { about: digest('phone', phone), n: 1, hash: '' };
    await app.connection
      .collection('codes')
      .updateMany({ ...own, _id: { $ne: own.about } } as object, { $set: { sentAt: [] } });
    assert.equal((await guest().raw.requestCode({ ...mine, body: { phone } })).status, 204);
  });
  it('begins anew for whom staff unlock, on their grid alone', async () => {
    const phone = newPhone();
    const { people } = app.application.features;
    const { _id } = await people.ensureByPhone(phone, '李芳', { homeGrid: micro(1) });
    await people.setPassword(_id, 'locked.out', password);
    for (let tries = 0; tries < 10; tries += 1) await codeOf('locked.out');
    assert.equal(await codeOf('locked.out', password), 'too_many');
    await guest().requestCode({ body: { phone } });
    assert.equal((await guest().refused.requestCode({ body: { phone } })).code, 'too_many');
    const staffOf = (grid: string) =>
      people.ensureByPhone(newPhone(), '社工', { roles: [{ role: 'staff', grid }] });
    const [near, far] = [await staffOf('510115'), await staffOf('510116')];
    assert.equal((await app.as(far).refused.findPerson({ body: { phone } })).code, 'not_found');
    assert.equal((await app.as(far).refused.unlockPerson(_id)).code, 'forbidden');
    assert.equal((await app.as(near).refused.unlockPerson('per_nobody')).code, 'not_found');
    const found = await app.as(near).findPerson({ body: { phone } });
    assert.deepEqual([found.id, found.hasLogin], [_id, true]);
    await app.as(near).unlockPerson(_id);
    await guest().requestCode({ body: { phone } });
    assert.equal(await codeOf('locked.out', password), undefined);
    const looks = await app.as({ _id }).listLooksAtMe();
    assert.deepEqual(
      looks.items.map(({ action }) => action),
      ['people.find'],
    );
    assert.equal(await app.connection.collection('audit').countDocuments({ action: 'people.unlock' }), 1);
  });
  it('takes no code that is older than five minutes', async () => {
    const phone = newPhone();
    const code = await codeTo(phone, () => guest().requestCode({ body: { phone } }));
    const codes = app.connection.collection('codes');
    const [until] = (
      await codes
        .find({ hash: { $ne: '' } })
        .sort({ until: -1 })
        .toArray()
    ).map((each) => each['until']);
    const left = (until as Date).getTime() - Date.now();
    assert.ok(left > 4 * 60_000 && left <= 5 * 60_000);
    await codes.updateMany({}, { $set: { until: new Date(Date.now() - 1) } });
    assert.equal(
      (await guest().refused.signInByCode({ body: { ...agreed, phone, code } })).code,
      'code_wrong',
    );
  });

  it('keeps no code for ever, and none of before', async () => {
    const codes = app.connection.collection<{ _id: string }>('codes');
    await codes.insertOne({ _id: '13600000000', n: 1, hash: 'x', tries: 0 } as never);
    await guest().requestCode({ body: { phone: newPhone() } });
    await codesEnd.run(app.connection);
    assert.equal(await codes.countDocuments({ expiresAt: { $exists: false } }), 0);
    assert.ok((await codes.countDocuments()) > 0);
    const indexes = await codes.indexes();
    assert.ok(indexes.some(({ key, expireAfterSeconds }) => key['expiresAt'] && expireAfterSeconds === 0));
  });
});
