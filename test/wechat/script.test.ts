import assert from 'node:assert/strict';
import { makeWechatTickets } from '../../src/adapters/wechat-open/index.ts';
import { PageSigning } from '../../src/features/wechat/script.service.ts';
import type { ScriptTickets } from '../../src/features/wechat/wechat.provider.ts';
import { WechatStore } from '../../src/features/wechat/wechat.store.ts';
import { hour, minute } from '../../src/kernel/clock.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { standinOfRun, toStandin } from '../support/standin.ts';

describe('Pages that WeChat knows for ours', () => {
  let app: TestApp;
  before(async () => {
    app = await startApp();
  });
  after(() => app.stop());
  const guest = () => app.as(null);
  const page = (path = '/listings/abc?from=share') => app.baseUrl + path;
  const sign = (url = page(), more = {}) => guest().signWechatPage({ body: { url, ...more } });
  /** What WeChat's script answers to a page with this signature. */
  const answered = async (url: string, signature: object) =>
    ((await toStandin('/standin/wechat/script', { ...signature, url })) as { errMsg: string }).errMsg;

  it('signs a page as it was opened, and WeChat takes it there and nowhere else', async () => {
    const signature = await sign();
    assert.equal(await answered(page(), signature), 'config:ok');
    assert.equal(await answered(page('/other'), signature), 'config:fail,invalid signature');
  });

  it('signs no page of somebody else, and none with what follows the hash', async () => {
    const { host } = new URL(app.baseUrl);
    for (const url of [`https://${host}/`, `http://${host}.evil.cn/`, `http://evil.cn/?${page()}`])
      assert.equal((await guest().refused.signWechatPage({ body: { url } })).code, 'wechat_page_foreign');
    const withHash = await guest().refused.signWechatPage({ body: { url: `${page()}#top` } });
    assert.equal(withHash.code, 'invalid');
  });

  it('is signed anew where WeChat took the ticket back and the page says so, once a minute at most', async () => {
    const stale = await sign();
    await toStandin('/standin/wechat/tokens/revoke', {});
    assert.equal(await answered(page(), stale), 'config:fail,invalid signature');
    const counted: { tickets: number }[] = [];
    const count = async () =>
      counted.push(
        (await (await fetch(`${standinOfRun().url}/standin/wechat/tokens`)).json()) as { tickets: number },
      );
    await app.connection
      .collection('wechat_tickets')
      .updateOne({}, { $set: { fetchedAt: new Date(Date.now() - 2 * minute) } });
    await count();
    assert.equal(await answered(page(), await sign(page(), { refused: true })), 'config:ok');
    for (let i = 0; i < 5; i++) await sign(page(), { refused: true });
    await count();
    assert.equal((counted[1]?.tickets ?? 0) - (counted[0]?.tickets ?? 0), 1);
  });

  it('gets another access token where the one that stands was taken back', async () => {
    const { appid, open } = app.config.wechat;
    const tickets = makeWechatTickets({ appid, ...(open ?? assert.fail()) });
    const first = await tickets.fetchTicket();
    await toStandin('/standin/wechat/tokens/revoke', {});
    const second = await tickets.fetchTicket();
    assert.notEqual(first.ticket, second.ticket);
    const wrong = makeWechatTickets({ appid, appSecret: '0'.repeat(32), apiUrl: open?.apiUrl ?? '' });
    await assert.rejects(wrong.fetchTicket(), { code: 'unavailable' });
  });

  /** Two servers on one database, and how often WeChat is asked. */
  function servers(appid: string, real = () => new Date(), fails = 0) {
    let asked = 0;
    const tickets: ScriptTickets = {
      appid,
      async fetchTicket() {
        asked += 1;
        await new Promise((resolve) => setTimeout(resolve, 50));
        if (asked <= fails) throw new Error('WeChat is away');
        return { ticket: `ticket ${asked}`, seconds: 7200 };
      },
    };
    const store = new WechatStore(app.connection.useDb(app.connection.name));
    const server = () => new PageSigning({ tickets, store, clock: { real } });
    return { one: server(), other: server(), asked: () => asked };
  }

  it('is signed by two servers with one ticket, which they ask for once, and again before it ends', async () => {
    let now = Date.now();
    const { one, other, asked } = servers('wx-two', () => new Date(now));
    const all = () =>
      Promise.all([one, other, one, other].map((each) => each.sign(page(), app.baseUrl, false)));
    await all();
    assert.equal(asked(), 1);
    now += 2 * hour - 6 * minute;
    await all();
    assert.equal(asked(), 1);
    now += 2 * minute;
    await all();
    assert.equal(asked(), 2);
  });

  it('is asked for by the other server where the first got nothing', async () => {
    const { one, other, asked } = servers('wx-away', undefined, 1);
    await assert.rejects(one.sign(page(), app.baseUrl, false));
    await other.sign(page(), app.baseUrl, false);
    assert.equal(asked(), 2);
  });

  it('is not signed by a server that speaks for no account', async () => {
    const store = new WechatStore(app.connection.useDb(app.connection.name));
    const off = new PageSigning({ tickets: null, store, clock: { real: () => new Date() } });
    await assert.rejects(off.sign(page(), app.baseUrl, false), { code: 'wechat_off' });
  });
});
