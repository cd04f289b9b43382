import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { minute } from '../../src/kernel/clock.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { toStandin } from '../support/standin.ts';
import { axeFaults, launchBrowser, overflow, phone, watched } from './browser.ts';

const userAgent =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0.49';

interface ScriptCall {
  appId?: string;
  verifyTimestamp?: string;
  verifyNonceStr?: string;
  verifySignature?: string;
  title?: string;
  link?: string;
  img_url?: string;
  imgUrl?: string;
}

/** What is sent on inside WeChat, by WeChat's own script and a bridge of the stand-in. */
describe('a listing that is sent on inside WeChat', () => {
  let test: TestApp;
  let browser: Browser;
  let near: Neighbourhood;
  before(async () => {
    test = await startApp();
    near = await givenNeighbourhood(test);
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await test?.stop();
  });

  async function newPhone(more: { userAgent?: string } = { userAgent }) {
    const context = await browser.newContext({
      ...{ viewport: phone, locale: 'zh-CN', reducedMotion: 'reduce', ...more },
    });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.addInitScript(
      `localStorage.setItem('place', '${JSON.stringify({ code: near.place, name: '家' })}')`,
    );
    return { page, context, faults: watched(page, test) };
  }

  /** A phone whose WeChat judges signatures as the stand-in does; what it was handed, and what it answered to the page. */
  async function inWechat() {
    const { page, context, faults } = await newPhone();
    const cards: ScriptCall[] = [];
    const verdicts: string[] = [];
    await page.exposeFunction('playScript', async (name: string, call: ScriptCall) => {
      if (name === 'updateAppMessageShareData') cards.push(call);
      if (name !== 'preVerifyJSAPI')
        return { err_msg: `${name}:${name.startsWith('update') ? 'ok' : 'fail'}` };
      const [url] = page.url().split('#');
      const signature = {
        ...{ url, appId: call.appId, timestamp: call.verifyTimestamp },
        ...{ nonceStr: call.verifyNonceStr, signature: call.verifySignature },
      };
      const { errMsg } = (await toStandin('/standin/wechat/script', signature)) as { errMsg: string };
      verdicts.push(errMsg);
      return { err_msg: errMsg.replace('config', 'preVerifyJSAPI') };
    });
    await page.addInitScript(
      'window.WeixinJSBridge = { on() {}, invoke: (name, call, done) => void window.playScript(name, call).then(done) };',
    );
    return { page, context, faults, cards, verdicts };
  }

  it('says what it is, with a picture and an address that open anywhere, on a page that WeChat takes for ours', async () => {
    const { page, context, faults, cards, verdicts } = await inWechat();
    await page.goto(`${test.baseUrl}/listings/${near.haircut}?from=timeline#top`);
    await eventually(async () => cards.length > 0);
    const listing = await test.as(null).getShelfListing({
      ...{ params: { id: near.haircut }, query: { place: near.place } },
    });
    assert.deepEqual(verdicts, ['config:ok']);
    assert.equal(cards[0]?.title, `${listing.title} · ${listing.providerName}`);
    assert.equal(cards[0]?.link, `${test.baseUrl}/listings/${near.haircut}`);
    const picture = await fetch(cards[0]?.imgUrl ?? cards[0]?.img_url ?? '');
    assert.match(picture.headers.get('content-type') ?? '', /^image\//);
    await context.close();
    assert.deepEqual(faults, []);
  });

  it('is signed anew where WeChat has taken the ticket back', async () => {
    const revoked = async () => {
      await toStandin('/standin/wechat/tokens/revoke', {});
      const fetchedAt = new Date(Date.now() - 2 * minute);
      await test.connection.collection('wechat_tickets').updateOne({}, { $set: { fetchedAt } });
    };
    await revoked();
    const { page, context, cards, verdicts } = await inWechat();
    await page.goto(`${test.baseUrl}/listings/${near.haircut}`);
    await eventually(async () => cards.length > 0 && verdicts.length === 2);
    assert.deepEqual(verdicts, ['config:fail,invalid signature', 'config:ok']);
    await context.close();
  });

  it('is shown by a browser that plays WeChat, and loads nothing of it in any other', async () => {
    const { page, context, faults } = await newPhone({});
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
    await page.goto(`${test.baseUrl}/listings/${near.haircut}`);
    await page.getByRole('heading', { name: '价格与取消' }).waitFor();
    assert.ok(!loaded.some((path) => /share-inside|weixin|signatures/.test(path)), loaded.join('\n'));
    await page.goto(`${test.baseUrl}/local`);
    await page.getByRole('button', { name: '像在微信里打开' }).click();
    await page.goto(`${test.baseUrl}/listings/${near.haircut}`);
    await page.getByRole('heading', { name: '发到微信里会是这样' }).waitFor();
    assert.deepEqual(await axeFaults(page), []);
    assert.equal(await overflow(page), 0);
    await context.close();
    assert.deepEqual(faults, []);
  });
});
