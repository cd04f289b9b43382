import assert from 'node:assert/strict';
import { makeWechatOpen } from '../../src/adapters/wechat-open/index.ts';
import { day } from '../../src/kernel/clock.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { standinOfRun, toStandin } from '../support/standin.ts';
import { assertUnchanged } from '../support/trace.ts';
import { backFromMini, backFromWechat, newDevice, phoneInMini } from '../support/wechat.ts';

let nextPhone = 0;
const newPhone = () =>
  `136${String(Date.now() % 100_000).padStart(5, '0')}${String(nextPhone++).padStart(3, '0')}`;

describe('Coming in by the mini-program', () => {
  let app: TestApp;
  before(async () => {
    app = await startApp();
  });
  after(() => app.stop());
  const guest = () => app.as(null);
  const refusedPhone = async (call: Awaited<ReturnType<typeof phoneInMini>>) =>
    (await guest().refused.signInByWechatPhone(call)).code;

  /** Signed in by the number of the button, on a device of one's own. */
  async function enterByPhone(number = newPhone()) {
    const device = await newDevice(app);
    const call = await phoneInMini(app, device, number);
    const { headers, body } = await guest().raw.signInByWechatPhone(call);
    const sid = /sid=[^;]+/.exec(String(headers['set-cookie']))?.[0] ?? '';
    const signed = { Cookie: `${sid}; ${device}`, 'X-CSRF-Token': body.csrfToken ?? '' };
    return { personId: body.person?.id ?? '', number, call, device, headers: signed, user: `user ${number}` };
  }

  it('makes a resident of a number that WeChat vouches for, and knows them afterwards without it', async () => {
    const { personId, number, headers, user } = await enterByPhone();
    const person = await app.application.features.people.seekByPhone(number);
    assert.equal(person?._id, personId);
    assert.equal((await guest().raw.bindWechat({ headers, body: {} })).status, 200);
    const again = await guest().signInByWechat(await backFromMini(app, await newDevice(app), user));
    assert.equal(again.session?.person?.id, personId);
    // the official account knows the same user by another openid, and both open the account
    const other = await guest().raw.signInByWechat({
      ...{ headers, body: (await backFromWechat(app, headers.Cookie.split('; ')[1] ?? '', user)).body },
    });
    assert.equal(other.body.session, null);
    assert.equal((await guest().raw.bindWechat({ headers, body: {} })).status, 200);
    assert.equal(
      await app.connection.collection('wechat_accounts').countDocuments({ personId }),
      2,
      'one by each way',
    );
    const byAccount = await guest().signInByWechat(await backFromWechat(app, await newDevice(app), user));
    assert.equal(byAccount.session?.person?.id, personId);
    assert.equal((await guest().raw.unbindWechat({ headers })).status, 204);
    assert.equal(await app.connection.collection('wechat_accounts').countDocuments({ personId }), 0);
  });

  it('gives nothing to a replayed or stolen code, in whatever order they come', async () => {
    const number = newPhone();
    const [mine, theirs] = [await newDevice(app), await newDevice(app)];
    const call = await backFromMini(app, mine, `user ${number}`);
    const refused = async (more: object) => (await guest().refused.signInByWechat({ ...call, ...more })).code;
    assert.equal(await refused({ headers: { Cookie: theirs } }), 'wechat_state_wrong');
    const asAccount = { ...call.body, mini: false };
    assert.equal(await refused({ body: asAccount }), 'wechat_code_wrong', 'the account knows no such code');
    assert.equal((await guest().raw.signInByWechat(call)).status, 200);
    assert.equal(await refused({}), 'wechat_code_wrong');

    const mineWithNumber = await phoneInMini(app, mine, number);
    const elsewhere = await newDevice(app);
    assert.equal(await refusedPhone({ ...mineWithNumber, headers: { Cookie: elsewhere } }), 'wechat_unknown');
    await guest().signInByWechat(await backFromMini(app, theirs, 'a thief'));
    await assertUnchanged(app, async () => {
      const stolen = { ...mineWithNumber, headers: { Cookie: theirs } };
      assert.equal(await refusedPhone(stolen), 'wechat_code_wrong', 'it is of another WeChat');
      assert.equal(await refusedPhone(mineWithNumber), 'wechat_code_wrong', 'it was spent');
    });
    assert.equal(await app.application.features.people.seekByPhone(number), null);
  });

  it('takes no number without consent, from abroad, or that was idle for long; and keeps no session key', async () => {
    const device = await newDevice(app);
    const call = await phoneInMini(app, device, newPhone());
    const unread = { ...call, body: { ...call.body, consent: '2020-01-01' } };
    assert.equal(await refusedPhone(unread), 'consent_needed');
    assert.equal((await guest().raw.signInByWechatPhone(call)).status, 200, 'the code was not spent on it');
    assert.equal(
      await refusedPhone(await phoneInMini(app, await newDevice(app), '91234567', '852')),
      'wechat_phone_foreign',
    );
    const { personId, number } = await enterByPhone();
    const { people } = app.application.features;
    await people.update(personId, { name: '王建国' });
    const longAgo = new Date(Date.now() - 2000 * day);
    await app.connection
      .collection<{ _id: string }>('people')
      .updateOne({ _id: personId }, { $set: { lastInAt: longAgo } });
    const late = await phoneInMini(app, await newDevice(app), number);
    assert.equal(await refusedPhone(late), 'identity_needed');
    const kept = JSON.stringify(await app.connection.collection('wechat_arrivals').find().toArray());
    assert.doesNotMatch(kept, /session_key/);
  });

  it('is known by the device that came out of the mini-program alone', async () => {
    const number = newPhone();
    const device = await newDevice(app);
    await guest().signInByWechat(await backFromWechat(app, device, `user ${number}`));
    const said = { user: `user ${number}`, phone: number };
    const { code } = (await toStandin('/standin/wechat/mini/phone', said)) as { code: string };
    const { body } = await phoneInMini(app, await newDevice(app), newPhone());
    const call = { headers: { Cookie: device }, body: { ...body, code } };
    assert.equal(await refusedPhone(call), 'wechat_unknown');
  });

  it('gets another token where the one that stands was taken back, and trusts no other mini-program', async () => {
    const { appid, open } = standinOfRun().wechat;
    const { mini } = makeWechatOpen({ appid, ...(open ?? assert.fail()) });
    assert.ok(mini);
    const codeOf = async (user: string) => {
      const given = { user, phone: '13600000001' };
      return ((await toStandin('/standin/wechat/mini/phone', given)) as { code: string }).code;
    };
    const user = 'somebody with a token';
    const { openid } = (await toStandin('/standin/wechat/mini/login', { user })) as { openid: string };
    assert.equal(await mini.phoneOf(await codeOf(user), openid), '13600000001');
    await toStandin('/standin/wechat/tokens/revoke', {});
    assert.equal(await mini.phoneOf(await codeOf(user), openid), '13600000001');
    const wrong = makeWechatOpen({
      ...{ appid, ...(open ?? assert.fail()) },
      mini: { appid: mini.appid, appSecret: '0'.repeat(32) },
    }).mini;
    await assert.rejects(wrong?.phoneOf(await codeOf(user), openid) ?? assert.fail(), {
      code: 'unavailable',
    });
    await assert.rejects(wrong?.identify('0code') ?? assert.fail(), { code: 'unavailable' });
  });

  it('is not offered where there is no mini-program', async () => {
    const { open, ...rest } = standinOfRun().wechat;
    const { mini: _mini, ...account } = open ?? assert.fail();
    const plain = await startApp({ wechat: { ...rest, open: account } });
    try {
      const call = await backFromMini(plain, await newDevice(plain), 'nobody');
      assert.equal((await plain.as(null).refused.signInByWechat(call)).code, 'wechat_off');
      const { body } = await phoneInMini(app, await newDevice(app), newPhone());
      const said = await plain.as(null).refused.signInByWechatPhone({ headers: call.headers, body });
      assert.equal(said.code, 'wechat_off');
    } finally {
      await plain.stop();
    }
  });
});
