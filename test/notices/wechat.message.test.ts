import assert from 'node:assert/strict';
import { makeWechatMessages } from '../../src/adapters/wechat-message/index.ts';
import { wechatTitles } from '../../src/copy/zh-CN.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { givenNeighbourhood, givenOrder, type Neighbourhood } from '../support/given.ts';
import { standinOfRun, textsTo, toStandin } from '../support/standin.ts';
import { backFromWechat, newDevice, wechatCode } from '../support/wechat.ts';

interface Received {
  id: string;
  url: string;
  values: string[];
}

describe('a message in WeChat', () => {
  let app: TestApp;
  let near: Neighbourhood;
  let serial = 0;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
    const { settings } = app.application.features;
    const by = { byId: null, as: 'command', reason: '试一下' };
    for (const key of ['quiet.fromHour', 'quiet.toHour'])
      await settings.change('510115', key, 0, settings.versionOf('510115'), by);
  });
  after(() => app.stop());
  const inWechat = async (openid: string): Promise<Received[]> => {
    const answer = await fetch(`${standinOfRun().url}/standin/wechat/messages?openid=${openid}`);
    return ((await answer.json()) as { items: Received[] }).items;
  };
  const answers = (openid: string, ...errcodes: number[]) =>
    toStandin('/standin/wechat/messages/answers', { openid, errcodes });
  /** Somebody new whose account a WeChat opens, once they have heard of that. */
  async function given() {
    serial += 1;
    const phone = `1371${String(Date.now() % 10_000).padStart(4, '0')}${String(serial).padStart(3, '0')}`;
    const { people } = app.application.features;
    const { _id } = await people.ensureByPhone(phone, '王桂珍');
    await people.update(_id, { homeGrid: near.place });
    const device = await newDevice(app);
    await app.as(null).signInByWechat(await backFromWechat(app, device, phone));
    const { sid, csrf } = await people.openSession(await people.find(_id));
    const headers = { Cookie: `sid=${sid}; ${device}`, 'X-CSRF-Token': csrf };
    await app.as(null).bindWechat({ headers, body: {} });
    await eventually(async () => (await textsTo(phone)).length === 1);
    return { _id, phone, openid: (await wechatCode(phone)).openid };
  }
  type Bound = Awaited<ReturnType<typeof given>>;
  const confirmed = (resident: Bound) =>
    givenOrder(app, { ...near, resident }, 'confirmed', { nth: 4 * serial });
  const texts = async ({ phone }: Bound) => (await textsTo(phone)).slice(0, -1).map(({ text }) => text);
  const notify = ({ _id }: Bound, key: string) =>
    app.application.features.notices.delivery.notify(_id, 'artisan.approve', {}, key);

  it('says what the notice says, opens its page, and takes the place of the text message', async () => {
    const person = await given();
    const order = await confirmed(person);
    await eventually(async () => (await inWechat(person.openid)).length > 0);
    await app.settle();
    const received = await inWechat(person.openid);
    assert.equal(new Set(received.map(({ id }) => id)).size, received.length);
    for (const { url, values } of received) {
      assert.equal(url, `${app.config.publicUrl}/orders/${order.id}`);
      assert.equal(values[0], '订单与预约');
      // no word that a party wrote, and nobody's name or number
      assert.doesNotMatch(values.join(''), new RegExp(`王桂珍|${person.phone}|${order.title}`));
      assert.match(values.at(-1) ?? '', /^\d{4}年\d{1,2}月\d{1,2}日 \d\d:\d\d$/);
    }
    assert.deepEqual(await texts(person), []);
    const { items } = await app.as(person).listNotices();
    assert.equal(items.length, received.length);
  });

  it('gives way to a text message where its person refuses it, who is left alone from then on', async () => {
    const person = await given();
    await answers(person.openid, 43004);
    await confirmed(person);
    await eventually(async () => (await texts(person)).length > 0);
    const before = await app.as(person).getNoticeChoices();
    assert.deepEqual([before.isRefused, before.wechat, before.isBound], [true, false, true]);
    const many = (await inWechat(person.openid)).length;
    await notify(person, 'after:1');
    await eventually(async () => (await texts(person)).some((text) => text.includes('成为社区达人')));
    assert.equal((await inWechat(person.openid)).length, many);
    const after = await app.as(person).setNoticeChoices({ body: { wechat: true, sms: true } });
    assert.deepEqual([after.isRefused, after.wechat], [false, true]);
    await notify(person, 'after:2');
    await eventually(async () => (await inWechat(person.openid)).length === many + 1);
  });

  it('outlives a token that was taken back', async () => {
    const person = await given();
    await notify(person, 'token:1');
    await eventually(async () => (await inWechat(person.openid)).length === 1);
    await toStandin('/standin/wechat/tokens/revoke', {});
    await notify(person, 'token:2');
    await eventually(async () => (await inWechat(person.openid)).length === 2);
    assert.deepEqual(await texts(person), []);
  });

  it('goes as its person has said; money and appointments reach them in any case', async () => {
    const person = await given();
    await app.as(person).setNoticeChoices({ body: { wechat: false, sms: false } });
    await notify(person, 'choice:1');
    await confirmed(person);
    await eventually(async () => (await texts(person)).length > 0);
    assert.equal(
      (await app.as(person).listNotices()).items.some(({ text }) => text.includes('成为社区达人')),
      true,
    );
    assert.equal(
      (await texts(person)).some((text) => text.includes('成为社区达人')),
      false,
    );
    assert.deepEqual(await inWechat(person.openid), []);
    // what nobody depends on is no reason for a text message where WeChat does not take it
    await app.as(person).setNoticeChoices({ body: { wechat: true, sms: true } });
    const many = (await texts(person)).length;
    await answers(person.openid, 43101);
    await notify(person, 'choice:2');
    await eventually(async () => (await app.as(person).getNoticeChoices()).isRefused);
    await app.settle();
    assert.equal((await texts(person)).length, many);
  });

  it('is told apart by its key, and each refusal of WeChat by what it means', async () => {
    const { openid } = await wechatCode('somebody told apart');
    const { appid, open } = app.config.wechat;
    assert.ok(open);
    const gateway = makeWechatMessages({
      ...open,
      appid,
      publicUrl: app.config.publicUrl,
      titles: wechatTitles,
    });
    const send = (key: string, text = '好'.repeat(100)) =>
      gateway.send(openid, text, { key, form: { name: 'order', page: '/orders/ord_1' } });
    for (const _again of [1, 2]) assert.equal((await send('ntc_1')).kind, 'taken');
    const [only, ...more] = await inWechat(openid);
    assert.deepEqual(more, []);
    assert.equal(only?.values.slice(1, 4).join(''), `${'好'.repeat(59)}…`);
    const meant = { 43004: 'unwanted', 43101: 'unwanted', 45009: 'busy', '-1': 'busy', 47003: 'refused' };
    for (const [errcode, kind] of Object.entries(meant)) {
      await answers(openid, Number(errcode));
      assert.equal((await send(`ntc_of${errcode}`)).kind, kind, errcode);
    }
    await answers(openid, 42001, 42001);
    assert.equal((await send('ntc_3')).kind, 'busy', 'fetched anew once, no more');
    const away = makeWechatMessages({
      ...open,
      apiUrl: 'http://127.0.0.1:1',
      appid,
      publicUrl: '',
      titles: {},
    });
    assert.equal(
      (await away.send(openid, '好', { key: 'ntc_4', form: { name: 'order', page: '/' } })).kind,
      'busy',
    );
  });
});
