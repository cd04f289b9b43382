import assert from 'node:assert/strict';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { browserOf, givenSecondFactor, shownCode } from '../support/second-factor.ts';
import { textsTo } from '../support/standin.ts';
import { assertUnchanged } from '../support/trace.ts';

let nextPhone = 0;
const newPhone = () =>
  `134${String(Date.now() % 100_000).padStart(5, '0')}${String(nextPhone++).padStart(3, '0')}`;
const grid = '510115';
const staff = [{ role: 'staff' as const, grid }];

describe('a second factor', () => {
  let app: TestApp;
  let admin: Someone;
  before(async () => {
    app = await startApp();
    const { people } = app.application.features;
    const { _id } = await people.ensureByPhone(newPhone(), '管理员');
    admin = await people.update(_id, { roles: [{ role: 'admin', grid }] });
  });
  after(() => app.stop());
  const guest = () => app.as(null);
  const given = (roles: Parameters<typeof givenSecondFactor>[2] = staff) =>
    givenSecondFactor(app, newPhone(), roles);
  const trailOf = async (id: string) =>
    (await app.connection.collection('audit').find({ 'target.id': id }).sort({ recordedAt: 1 }).toArray())
      .map((row) => [row['action'], row['as'], row['after']?.['way']] as const)
      .filter(([action]) => /factor|sign_in/.test(action));
  const toldOf = (phone: string, words: RegExp) =>
    eventually(async () => (await textsTo(phone)).some(({ text }) => words.test(text)));
  const wants = (value: 'required' | 'optional') => {
    const { settings } = app.application.features;
    const by = { byId: null, as: 'command', reason: '试一下' };
    return settings.change(grid, 'staff.secondFactor', value, settings.versionOf(grid), by);
  };
  const wrong = '000000';
  const tryAs = async (headers: Record<string, string>, code: string) =>
    (await guest().raw.signInBySecondCode({ headers, body: { code } })).body as { code?: string };

  it('is asked for after the first, whichever that was, and nothing opens before', async () => {
    const { _id, secret, phone } = await given();
    const { headers, waitsFor } = await browserOf(app, _id);
    assert.equal(waitsFor, 'second_code');
    const before = await guest().getSession({ headers });
    assert.deepEqual([before.person, before.roles, before.waitsFor], [null, [], 'second_code']);
    assert.equal((await guest().refused.getMe({ headers })).code, 'unauthenticated');
    assert.equal((await guest().refused.listDoubtfulTexts({ headers })).code, 'unauthenticated');
    // what is theirs to set up is not theirs to replace
    assert.equal((await guest().refused.beginSecondFactor({ headers })).code, 'forbidden');
    const session = await guest().signInBySecondCode({ headers, body: { code: shownCode(secret) } });
    assert.deepEqual([session.person?.id, session.waitsFor], [_id, null]);
    assert.equal((await guest().getMe({ headers })).phone, phone);
    assert.equal((await tryAs(headers, shownCode(secret, 1))).code, 'second_code_unasked');
    assert.equal(
      (await guest().refused.signInBySecondCode({ body: { code: wrong } })).code,
      'second_code_unasked',
    );
    const trail = await trailOf(_id);
    // the one of the set-up, and this one: a session that waits is nobody's coming
    assert.deepEqual(
      trail.map(([action]) => action),
      ['people.sign_in', 'people.set_second_factor', 'people.sign_in'],
    );
    assert.equal(trail.at(-1)?.[2], 'code');
  });

  it('takes no code twice, and of two at once with one code one', async () => {
    const { _id, secret, headers: first } = await given();
    assert.equal((await guest().getMySecondFactor({ headers: first })).recoveryLeft, 10);
    const browsers = await Promise.all(Array.from({ length: 4 }, () => browserOf(app, _id)));
    const code = shownCode(secret);
    const answers = await Promise.all(browsers.map(({ headers }) => tryAs(headers, code)));
    assert.equal(answers.filter((answer) => answer.code === undefined).length, 1);
    assert.deepEqual([...new Set(answers.map((answer) => answer.code))].sort(), [
      'second_code_wrong',
      undefined,
    ]);
    // the code of the step before is no later one, though its time is not over
    const { headers } = await browserOf(app, _id);
    assert.equal((await tryAs(headers, shownCode(secret, -1))).code, 'second_code_wrong');
    assert.equal((await tryAs(headers, shownCode(secret, 1))).code, undefined);
  });

  it('holds up whoever guesses, on all devices together, until staff let them begin anew', async () => {
    const { _id, secret } = await given();
    const [one, other] = [await browserOf(app, _id), await browserOf(app, _id)];
    for (let tries = 0; tries < 10; tries += 1) {
      const { headers } = tries % 2 ? one : other;
      assert.equal((await tryAs(headers, wrong)).code, 'second_code_wrong');
    }
    assert.equal((await tryAs(one.headers, shownCode(secret))).code, 'too_many');
    assert.equal((await trailOf(_id)).filter(([, , way]) => way === 'second_code').length, 10);
    await app.as(admin).unlockPerson(_id);
    assert.equal((await tryAs(one.headers, shownCode(secret))).code, undefined);
  });

  it('opens by each recovery code once, whoever comes at the same time', async () => {
    const { _id, recoveryCodes } = await given();
    assert.equal(new Set(recoveryCodes).size, 10);
    const stored = JSON.stringify(await app.connection.collection('people').findOne({ _id: _id as never }));
    for (const code of recoveryCodes)
      assert.ok(!stored.includes(code) && !stored.includes(code.replace('-', '')));
    const [one, two] = [await browserOf(app, _id), await browserOf(app, _id)];
    const code = recoveryCodes[0] ?? '';
    const answers = await Promise.all([one, two].map(({ headers }) => tryAs(headers, code)));
    assert.equal(answers.filter((answer) => answer.code === undefined).length, 1);
    const { headers } = await browserOf(app, _id);
    // as it may be typed
    assert.equal(
      (await tryAs(headers, ` ${recoveryCodes[1]?.toUpperCase().replace('-', '')} `)).code,
      undefined,
    );
    assert.equal((await guest().getMySecondFactor({ headers })).recoveryLeft, 8);
  });

  it('keeps its secret sealed, and ends other sessions where it begins', async () => {
    const { people } = app.application.features;
    const phone = newPhone();
    const { _id } = await people.ensureByPhone(phone, '陈静');
    await people.update(_id, { roles: staff });
    const [here, there] = [await browserOf(app, _id), await browserOf(app, _id)];
    const { headers } = here;
    assert.equal(
      (await guest().refused.confirmSecondFactor({ headers, body: { code: wrong } })).code,
      'second_factor_unset',
    );
    const first = await guest().beginSecondFactor({ headers });
    const { secret, uri } = await guest().beginSecondFactor({ headers });
    assert.match(uri, new RegExp(`^otpauth://totp/.*secret=${secret}&`));
    const stale = { headers, body: { code: shownCode(first.secret) } };
    assert.equal((await guest().refused.confirmSecondFactor(stale)).code, 'second_code_wrong');
    const code = shownCode(secret);
    await guest().confirmSecondFactor({ headers, body: { code } });
    assert.equal((await guest().refused.beginSecondFactor({ headers })).code, 'second_factor_set');
    assert.equal((await guest().refused.getMe({ headers: there.headers })).code, 'unauthenticated');
    assert.equal((await guest().getMe({ headers })).id, _id);
    await toldOf(phone, /已启用动态验证码/);
    assert.ok(
      !JSON.stringify(await app.connection.collection('people').findOne({ _id: _id as never })).includes(
        secret,
      ),
    );
    assert.ok(!app.logged.some((line) => line.includes(secret)));
    // set up by the code of now: it opens nothing more
    const next = await browserOf(app, _id);
    assert.equal((await tryAs(next.headers, code)).code, 'second_code_wrong');
  });

  it('goes by password and code, and by nothing less', async () => {
    const { _id, secret, phone } = await given();
    const { people } = app.application.features;
    await people.setPassword(_id, `second.${Date.now()}`, 'a-long-password');
    const { headers } = await browserOf(app, _id);
    await guest().signInBySecondCode({ headers, body: { code: shownCode(secret) } });
    const remove = (body: object) => guest().refused.removeMySecondFactor({ headers, body });
    const code = shownCode(secret, 1);
    assert.equal((await remove({ code })).code, 'password_wrong');
    assert.equal((await remove({ code, password: 'another-password' })).code, 'password_wrong');
    assert.equal((await remove({ code: wrong, password: 'a-long-password' })).code, 'second_code_wrong');
    await guest().removeMySecondFactor({ headers, body: { code, password: 'a-long-password' } });
    assert.equal((await remove({ code })).code, 'second_factor_unset');
    assert.equal((await guest().getMySecondFactor({ headers })).since, null);
    assert.equal((await browserOf(app, _id)).waitsFor, null);
    await toldOf(phone, /已停用动态验证码/);
  });

  it('is taken off by an administrator of theirs, never their own, and they are told', async () => {
    const { _id, phone, headers } = await given();
    const { items } = await app.as(admin).listPeople({ query: { q: '陈静' } });
    assert.equal(items.find(({ id }) => id === _id)?.hasSecondFactor, true);
    const chief = await given([{ role: 'admin', grid }]);
    const elsewhere = await given([{ role: 'admin', grid: '510199' }]);
    await assertUnchanged(app, async () => {
      assert.equal(
        (await guest().refused.resetSecondFactor({ headers: chief.headers, params: { id: chief._id } })).code,
        'forbidden',
      );
      assert.equal(
        (await guest().refused.resetSecondFactor({ headers: elsewhere.headers, params: { id: _id } })).code,
        'forbidden',
      );
    });
    assert.equal((await app.as(admin).refused.resetSecondFactor('per_nobody')).code, 'not_found');
    await app.as(admin).resetSecondFactor(_id);
    assert.equal((await guest().refused.getMe({ headers })).code, 'unauthenticated');
    assert.equal((await browserOf(app, _id)).waitsFor, null);
    await toldOf(phone, /管理员重设了您的动态验证码/);
    assert.deepEqual(
      (await trailOf(_id)).find(([action]) => action === 'people.reset_second_factor')?.[1],
      'admin',
    );
  });

  it('is set up first where a grid wants it, by whoever works there and has none', async () => {
    const { people } = app.application.features;
    const { _id } = await people.ensureByPhone(newPhone(), '新来的');
    await people.update(_id, { roles: staff });
    const leader = await people.ensureByPhone(newPhone(), '网格长');
    await people.update(leader._id, { roles: [{ role: 'leader', grid }] });
    const standing = await browserOf(app, _id);
    await wants('required');
    try {
      // who is in already is led there as well
      assert.equal((await guest().refused.getMe({ headers: standing.headers })).code, 'unauthenticated');
      const { headers, waitsFor } = await browserOf(app, _id);
      assert.equal(waitsFor, 'second_set_up');
      assert.equal((await browserOf(app, leader._id)).waitsFor, null);
      assert.equal((await guest().refused.listDoubtfulTexts({ headers })).code, 'unauthenticated');
      assert.equal((await guest().getMySecondFactor({ headers })).isRequired, true);
      const { secret } = await guest().beginSecondFactor({ headers });
      await guest().confirmSecondFactor({ headers, body: { code: shownCode(secret) } });
      assert.equal((await guest().getMe({ headers })).id, _id);
    } finally {
      await wants('optional');
    }
  });

  it('is not offered without a key, and no server runs beside secrets that it cannot open', async () => {
    const bare = await startApp({ dataKeys: [] });
    try {
      const { people } = bare.application.features;
      const { _id } = await people.ensureByPhone(newPhone(), '陈静');
      await people.update(_id, { roles: staff });
      assert.equal((await bare.as({ _id }).refused.beginSecondFactor()).code, 'second_factor_off');
      const secondFactor = { secret: { keyVersion: 7, text: '' }, at: new Date(), lastStep: 0, recovery: [] };
      await bare.connection.collection('people').updateOne({ _id: _id as never }, { $set: { secondFactor } });
      await assert.rejects(bare.application.openData(), /DATA_KEY/);
    } finally {
      await bare.stop();
    }
  });
});
