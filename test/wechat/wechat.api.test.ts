import assert from 'node:assert/strict';
import { makeWechatOpen } from '../../src/adapters/wechat-open/index.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { agreed } from '../support/consent.ts';
import { eventually } from '../support/eventually.ts';
import { codeTo, standinOfRun, textsTo, toStandin } from '../support/standin.ts';
import { assertUnchanged } from '../support/trace.ts';
import { backFromWechat, newDevice, stateOf, wechatCode } from '../support/wechat.ts';

let nextPhone = 0;
const newPhone = () =>
  `137${String(Date.now() % 100_000).padStart(5, '0')}${String(nextPhone++).padStart(3, '0')}`;
let nextUser = 0;
/** Somebody in WeChat whom nothing here has seen. */
const newUser = () => `user ${Date.now()} ${nextUser++}`;

describe('Coming in by WeChat', () => {
  let app: TestApp;
  before(async () => {
    app = await startApp();
  });
  after(() => app.stop());
  const guest = () => app.as(null);

  /** A person at a browser of their own, signed in by a code. */
  async function atPhone(phone = newPhone(), device?: string) {
    const Cookie = device ?? (await newDevice(app));
    const code = await codeTo(phone, () => guest().requestCode({ headers: { Cookie }, body: { phone } }));
    const body = { ...agreed, phone, code };
    const { headers, body: session } = await guest().raw.signInByCode({ headers: { Cookie }, body });
    const sid = /sid=[^;]+/.exec(String(headers['set-cookie']))?.[0] ?? '';
    const signed = { Cookie: `${sid}; ${Cookie}`, 'X-CSRF-Token': session.csrfToken ?? '' };
    return { _id: session.person?.id ?? '', phone, device: Cookie, headers: signed };
  }
  type AtPhone = Awaited<ReturnType<typeof atPhone>>;
  const arrive = async (device: string, user: string) =>
    guest().raw.signInByWechat(await backFromWechat(app, device, user));
  const bind = ({ headers }: AtPhone, move = false) =>
    guest().raw.bindWechat({ headers, body: move ? { move } : {} });
  const accounts = () => app.connection.collection('wechat_accounts');

  it('is unknown at first, tied after a code to the phone, and signed in from then on, on any device', async () => {
    const user = newUser();
    const device = await newDevice(app);
    const first = await arrive(device, user);
    assert.equal(first.body.session, null);
    assert.doesNotMatch(String(first.headers['set-cookie']), /sid=/);
    const person = await atPhone(newPhone(), device);
    assert.equal((await bind(person)).status, 200);
    const again = await arrive(await newDevice(app), user);
    assert.equal(again.body.session?.person?.id, person._id);
    assert.match(String(again.headers['set-cookie']), /sid=/);
    await eventually(async () => (await textsTo(person.phone)).some(({ text }) => text.includes('微信')));
    assert.equal(
      await app.connection.collection('audit').countDocuments({ action: 'people.bind_wechat' }),
      1,
    );
    const mine = await guest().raw.getMyWechat({ headers: person.headers });
    assert.equal(mine.body.isOffered, true);
    assert.ok(mine.body.since);
  });

  it('keeps no account of a snapshot, and nothing of its visitor', async () => {
    const call = await backFromWechat(app, await newDevice(app), '快照页游客');
    await assertUnchanged(app, async () => {
      assert.equal((await guest().refused.signInByWechat(call)).code, 'wechat_guest');
    });
  });

  it('gives nothing to a stolen state, a replayed code, an old state or a browser without a cookie', async () => {
    const [mine, theirs] = [await newDevice(app), await newDevice(app)];
    const call = await backFromWechat(app, mine, newUser());
    const code = async (more: object) => (await guest().refused.signInByWechat({ ...call, ...more })).code;
    assert.equal(await code({ headers: { Cookie: theirs } }), 'wechat_state_wrong');
    assert.equal(await code({ headers: {} }), 'wechat_state_wrong');
    const old = `${(Date.now() - 11 * 60_000).toString(36)}xabcdefghijklmnop`;
    assert.equal(
      await code({ body: { ...call.body, state: `${old}z${'0'.repeat(40)}` } }),
      'wechat_state_wrong',
    );
    assert.equal((await guest().raw.signInByWechat(call)).status, 200);
    assert.equal(await code({}), 'wechat_code_wrong');
    assert.equal(await code({ body: { ...call.body, code: 'made-up' } }), 'wechat_code_wrong');
    assert.equal((await guest().refused.beginWechat()).code, 'wechat_state_wrong');
  });

  it('takes a state no longer than ten minutes', async () => {
    const device = await newDevice(app);
    const { body, headers } = await backFromWechat(app, device, newUser());
    const { clock } = app.application;
    const { real } = clock;
    clock.real = () => new Date(real().getTime() + 10 * 60_000);
    try {
      assert.equal((await guest().refused.signInByWechat({ headers, body })).code, 'wechat_state_wrong');
    } finally {
      clock.real = real;
    }
  });

  it('is tied by the device that came by it alone', async () => {
    const person = await atPhone();
    await arrive(await newDevice(app), newUser());
    await assertUnchanged(app, async () => {
      const said = await guest().refused.bindWechat({ headers: person.headers, body: {} });
      assert.equal(said.code, 'wechat_unknown');
    });
  });

  it('switches nobody who is signed in to another account: they are asked', async () => {
    const user = newUser();
    const before = await atPhone();
    await arrive(before.device, user);
    await bind(before);
    const after = await atPhone();
    const call = await backFromWechat(app, after.device, user);
    const said = await guest().raw.signInByWechat({ headers: after.headers, body: call.body });
    assert.equal(said.body.session, null);
    assert.doesNotMatch(String(said.headers['set-cookie']), /sid=/);
    assert.equal((await bind(after)).status, 409);
    assert.equal((await bind(after, true)).status, 200);
  });

  it('moves from an account to another one whose person came by it', async () => {
    const user = newUser();
    const [before, after] = [await atPhone(), await atPhone()];
    // both came by it while it opened no account
    await arrive(before.device, user);
    await arrive(after.device, user);
    await bind(before);
    const refused = await guest().refused.bindWechat({ headers: after.headers, body: {} });
    assert.equal(refused.code, 'wechat_taken');
    assert.equal((await bind(after, true)).status, 200);
    assert.equal((await arrive(await newDevice(app), user)).body.session?.person?.id, after._id);
    await eventually(async () =>
      (await textsTo(before.phone)).some(({ text }) => text.includes('另一个账号')),
    );
  });

  it('two accounts at once: one of them has it', async () => {
    const user = newUser();
    const both = [await atPhone(), await atPhone()];
    for (const { device } of both) await arrive(device, user);
    const statuses = await Promise.all(both.map(async (each) => (await bind(each)).status));
    assert.deepEqual(statuses.sort(), [200, 409]);
    const { openid } = await wechatCode(user);
    assert.equal(await accounts().countDocuments({ openid }), 1);
  });

  it('a second WeChat takes the place of the first; cut off, none signs in', async () => {
    const [first, second] = [newUser(), newUser()];
    const person = await atPhone();
    for (const user of [first, second]) {
      // after the first is tied, the device would be signed in by it
      await arrive(person.device, user);
      await bind(person);
    }
    assert.equal((await arrive(await newDevice(app), first)).body.session, null);
    assert.equal((await guest().raw.unbindWechat({ headers: person.headers })).status, 204);
    assert.equal((await guest().raw.unbindWechat({ headers: person.headers })).status, 204);
    assert.equal((await arrive(await newDevice(app), second)).body.session, null);
    assert.equal((await guest().raw.getMyWechat({ headers: person.headers })).body.since, null);
  });

  it('goes with an account that is closed', async () => {
    const user = newUser();
    const person = await atPhone();
    await arrive(person.device, user);
    await bind(person);
    await app.connection.collection('codes').deleteMany({});
    const call = { headers: person.headers, body: { phone: person.phone } };
    const code = await codeTo(person.phone, () => guest().requestCode(call));
    const closing = await guest().raw.closeAccount({ headers: person.headers, body: { code } });
    assert.equal(closing.status, 204);
    const { openid } = await wechatCode(user);
    assert.equal(await accounts().countDocuments({ openid }), 0);
  });

  it('sends the browser to WeChat with what WeChat asks for, in its order', async () => {
    const { url } = await guest().beginWechat({ headers: { Cookie: await newDevice(app) } });
    const { origin, pathname, searchParams, hash } = new URL(url);
    assert.equal(origin + pathname, `${standinOfRun().url}/connect/oauth2/authorize`);
    assert.deepEqual([...searchParams.keys()], ['appid', 'redirect_uri', 'response_type', 'scope', 'state']);
    assert.match(searchParams.get('redirect_uri') ?? '', /\/wechat\/return$/);
    assert.match(searchParams.get('state') ?? '', /^[0-9A-Za-z]{20,128}$/);
    assert.equal(hash, '#wechat_redirect');
    const page = await fetch(url);
    assert.equal(page.status, 200);
    assert.equal((await fetch(url.replace('appid=wx', 'appid=wy'))).status, 403);
  });

  it('a WeChat that does not answer, refuses our secret or says nonsense opens nothing', async () => {
    const { appid, open } = standinOfRun().wechat;
    assert.ok(open);
    const { code } = await wechatCode();
    const identify = (more: object) => makeWechatOpen({ appid, ...open, ...more }).identify(code);
    await assert.rejects(identify({ apiUrl: 'http://127.0.0.1:9' }), { code: 'unavailable' });
    await assert.rejects(identify({ appSecret: '0'.repeat(32) }), { code: 'unavailable' });
    await assert.rejects(identify({ apiUrl: `${standinOfRun().url}/inbox?` }), { code: 'unavailable' });
    assert.match(await identify({}), /^o[\w-]{27}$/);
  });

  it('is not offered where the server speaks for no official account', async () => {
    const { open: _open, ...wechat } = standinOfRun().wechat;
    const plain = await startApp({ wechat });
    try {
      const device = await newDevice(plain);
      const call = { headers: { Cookie: device } };
      assert.equal((await plain.as(null).refused.beginWechat(call)).code, 'wechat_off');
      const body = { code: 'c', state: 's' };
      assert.equal((await plain.as(null).refused.signInByWechat({ ...call, body })).code, 'wechat_off');
      const { people } = plain.application.features;
      const someone: Someone = await people.ensureByPhone(newPhone(), '王建国');
      assert.deepEqual(await plain.as(someone).getMyWechat(), { isOffered: false, since: null });
      assert.equal((await plain.as(someone).refused.bindWechat({ body: {} })).code, 'wechat_off');
      const page = { body: { url: `${plain.baseUrl}/` } };
      assert.equal((await plain.as(null).refused.signWechatPage(page)).code, 'wechat_off');
    } finally {
      await plain.stop();
    }
  });

  it('a state of one browser is of no use in the next: each is its own', async () => {
    const device = await newDevice(app);
    const states = await Promise.all([stateOf(app, device), stateOf(app, device)]);
    assert.notEqual(states[0], states[1]);
  });

  it('pays inside WeChat what was opened for it, by that WeChat alone', async () => {
    const user = newUser();
    const person = await atPhone();
    await arrive(person.device, user);
    await bind(person);
    const { openid } = await wechatCode(user);
    const { payments } = app.application.features;
    const opened = async (payerId: string, key: string) =>
      payments.open({
        subject: { kind: 'order', id: `ord_${key}`, part: 'advance' },
        ...{ payerId, gridPath: ['5101'], amountFen: 6800, description: '理发' },
        expiresAt: new Date(app.application.clock.now().getTime() + 15 * 60_000),
        ...{ way: 'jsapi' as const, clientIp: '127.0.0.1', key },
      });
    const stranger = await atPhone();
    const { way, codeUrl } = await payments.find((await opened(stranger._id, 'by code'))._id);
    assert.deepEqual([way, Boolean(codeUrl)], ['native', true], 'who is unknown there gets a code');

    const { _id: id, outTradeNo } = await opened(person._id, 'inside');
    const look = async () => (await guest().raw.getPayment({ headers: person.headers, params: { id } })).body;
    const seen = await look();
    assert.equal(seen.way, 'jsapi');
    assert.ok(seen.bridge && !seen.codeUrl && !seen.h5Url);
    assert.doesNotMatch(JSON.stringify(seen), new RegExp(openid), 'the page is not told');
    const bridge = (call: object, choice: string) =>
      toStandin('/standin/wechat/bridge', { call, choice }) as Promise<{
        err_msg: string;
        err_desc?: string;
      }>;
    const word = async (call: object, choice = 'pay') =>
      (await bridge(call, choice)).err_msg.replace('get_brand_wcpay_request:', '');
    assert.equal(await word(seen.bridge, 'cancel'), 'cancel');
    assert.equal(await word({ ...seen.bridge, nonceStr: 'changed' }), 'fail');
    assert.equal(await word({ ...seen.bridge, package: 'prepay_id=wx1' }), 'fail');
    assert.notEqual((await look()).bridge?.paySign, seen.bridge.paySign, 'signed anew each time');
    assert.equal(await word(seen.bridge), 'ok');
    await eventually(async () => (await payments.check(id)).state === 'paid');
    const paid = await payments.find(id);
    assert.deepEqual([paid.outTradeNo, paid.paidFen, paid.payerOpenid], [outTradeNo, 6800, null]);
    assert.equal((await look()).bridge, undefined);
  });

  it('money of another WeChat than the one it was opened for buys nothing and goes back', async () => {
    const person = await atPhone();
    await arrive(person.device, newUser());
    await bind(person);
    const { payments } = app.application.features;
    const { _id: id, outTradeNo } = await payments.open({
      subject: { kind: 'order', id: 'ord_other_payer', part: 'advance' },
      ...{ payerId: person._id, gridPath: ['5101'], amountFen: 6800, description: '理发' },
      expiresAt: new Date(app.application.clock.now().getTime() + 15 * 60_000),
      ...{ way: 'jsapi' as const, clientIp: '127.0.0.1', key: 'other payer' },
    });
    await toStandin('/standin/wechat/pay', { outTradeNo, openid: 'oSomebodyElse0000000000000000' });
    await eventually(async () => (await payments.check(id)).state === 'mismatched');
    await eventually(async () => (await payments.refundsOf(id)).length === 1);
  });
});
