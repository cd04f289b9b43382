import assert from 'node:assert/strict';
import { makeMiniMessages } from '../../src/adapters/wechat-message/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { givenNeighbourhood, givenOrder, type Neighbourhood } from '../support/given.ts';
import { standinOfRun, textsTo, toStandin } from '../support/standin.ts';
import { backFromMini, newDevice } from '../support/wechat.ts';

describe('a message in the mini-program', () => {
  let app: TestApp;
  let near: Neighbourhood;
  let serial = 0;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
  });
  after(() => app.stop());
  const templates = () => Object.values(app.config.wechat.open?.mini?.forms ?? {}).map(({ id }) => id);
  const received = async (openid: string) => {
    const answer = await fetch(`${standinOfRun().url}/standin/wechat/messages?openid=${openid}`);
    return ((await answer.json()) as { items: { url: string; values: string[] }[] }).items;
  };
  /** As `wx.requestSubscribeMessage` does where its person agrees. */
  const allow = async (user: string) =>
    ((await toStandin('/standin/wechat/mini/allow', { user, templates: templates() })) as { openid: string })
      .openid;
  /** Somebody whose account a WeChat opens in the mini-program alone. */
  async function given() {
    serial += 1;
    const phone = `1372${String(Date.now() % 10_000).padStart(4, '0')}${String(serial).padStart(3, '0')}`;
    const { people } = app.application.features;
    const { _id } = await people.ensureByPhone(phone, '王桂珍');
    await people.update(_id, { homeGrid: near.place });
    const device = await newDevice(app);
    await app.as(null).signInByWechat(await backFromMini(app, device, phone));
    const { sid, csrf } = await people.openSession(await people.find(_id));
    const headers = { Cookie: `sid=${sid}; ${device}`, 'X-CSRF-Token': csrf };
    await app.as(null).bindWechat({ headers, body: {} });
    await eventually(async () => (await textsTo(phone)).length === 1);
    return { _id, phone };
  }
  /** An order of theirs that the barber has accepted, of which they hear. */
  const accepted = (resident: Awaited<ReturnType<typeof given>>) =>
    givenOrder(app, { ...near, resident }, 'confirmed', { nth: 4 * serial });

  it('takes the place of the text message once for each time that it was allowed, and then gives way to it', async () => {
    const person = await given();
    assert.deepEqual((await app.as(person).getNoticeChoices()).templates, templates());
    const openid = await allow(person.phone);
    const said = await app.as(person).allowMiniMessages({ body: { templates: templates() } });
    assert.equal(said.isAllowed, true);
    const order = await accepted(person);
    await eventually(async () => (await received(openid)).length === 1);
    const [only] = await received(openid);
    assert.equal(only?.url, `pages/web/web?to=${encodeURIComponent(`/orders/${order.id}`)}`);
    assert.equal(only?.values[0], '订单与预约');
    // the next one about the order is nobody's any more in WeChat, and reaches them all the same
    await app.as(near.barber).withdrawOrder(order.id, { reason: '临时有事' });
    await eventually(async () => (await textsTo(person.phone)).length > 1);
    assert.equal((await received(openid)).length, 1);
    assert.equal((await app.as(person).getNoticeChoices()).isAllowed, false);
  });

  it('is sent to nobody by what a page says alone, nor to who wants none', async () => {
    const person = await given();
    const lied = await app.as(person).allowMiniMessages({ body: { templates: templates() } });
    assert.equal(lied.isAllowed, true);
    await accepted(person);
    await eventually(async () => (await textsTo(person.phone)).length > 1);
    assert.equal((await app.as(person).getNoticeChoices()).isAllowed, false);

    const other = await given();
    await app.as(other).setNoticeChoices({ body: { wechat: false, sms: true } });
    const openid = await allow(other.phone);
    await app.as(other).allowMiniMessages({ body: { templates: templates() } });
    await accepted(other);
    await eventually(async () => (await textsTo(other.phone)).length > 1);
    assert.deepEqual(await received(openid), []);
    const stranger = await app.as(near.neighbour).allowMiniMessages({ body: { templates: ['unknown'] } });
    assert.deepEqual([stranger.isAllowed, stranger.templates], [false, []]);
  });

  it('that was not answered is not sent again: WeChat would not know it for the same', async () => {
    const { mini } = app.config.wechat.open ?? {};
    assert.ok(mini);
    const away = makeMiniMessages({ ...mini, apiUrl: 'http://127.0.0.1:1', titles: {} });
    const outcome = await away.send('o', '好', { key: 'ntc_1', form: { name: 'order', page: '/orders/o' } });
    assert.equal(outcome.kind, 'unknown');
  });
});
