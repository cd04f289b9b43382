import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { agreed } from '../support/consent.ts';
import { eventually } from '../support/eventually.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { witness } from '../support/on-failure.ts';
import { standinOfRun } from '../support/standin.ts';
import { backFromWechat, newDevice, wechatCode } from '../support/wechat.ts';
import { launchBrowser, phone, shownBy, watched } from './browser.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** One person's whole way, in a browser that plays WeChat from /local on. */
describe('from a shared listing to the work that is done, inside WeChat', () => {
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

  const user = '微信用户丙';
  /** They were here before: their WeChat opens their account. */
  async function bound() {
    const { people } = test.application.features;
    const device = await newDevice(test);
    const consent = { version: agreed.consent, at: new Date() };
    await people.update(near.resident._id, { consent });
    const { sid, csrf } = await people.openSession(await people.find(near.resident._id));
    await test.as(null).signInByWechat(await backFromWechat(test, device, user));
    const headers = { Cookie: `sid=${sid}; ${device}`, 'X-CSRF-Token': csrf };
    await test.as(null).bindWechat({ headers, body: {} });
    return (await wechatCode(user)).openid;
  }
  const messagesTo = async (openid: string) => {
    const answer = await fetch(`${standinOfRun().url}/standin/wechat/messages?openid=${openid}`);
    return ((await answer.json()) as { items: { url: string; at: number }[] }).items;
  };

  it('signs in by a tap, finds home by where one stands, books, pays inside, is told, shows the code, is done', async () => {
    const openid = await bound();
    const context = await browser.newContext({ viewport: phone, locale: 'zh-CN', reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const faults = watched(page, test);
    context.once(
      'close',
      witness(() => shownBy(page, faults)),
    );
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(`${test.baseUrl}/local`);
    await button(page, '像在微信里打开').click();
    await page.getByText('本窗口现在像在微信里打开').waitFor();

    await page.goto(`${test.baseUrl}/listings/${near.haircut}?from=timeline`);
    await button(page, /选我家的位置/)
      .first()
      .click();
    await button(page, '看看我在哪个微网格').click();
    const nearest = page.getByRole('region', { name: '离您最近的微网格' }).getByRole('listitem');
    await nearest.first().getByRole('button').click();
    await button(page, '立即预约').click();

    await button(page, '微信登录').click();
    await page.getByRole('link', { name: user }).click();
    await page.waitForURL(/\/listings\/[^/]+\/book/);
    await button(page, /预约并支付/).click();
    await button(page, '立即支付').click();
    await page.waitForURL(/\/orders\/ord_\w+$/);
    await page.getByText('正在等达人接单').waitFor();
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const [payment] = await test.application.features.payments.ofSubject('order', id);
    assert.deepEqual([payment?.way, payment?.state], ['jsapi', 'paid']);

    await test.as(near.barber).acceptOrder(id);
    await eventually(async () => (await messagesTo(openid)).some(({ url }) => url.endsWith(`/orders/${id}`)));
    await page.goto(`${standinOfRun().url}/phone/messages`);
    await page.locator(`a[href$="/orders/${id}"]`).first().click();
    await page.waitForURL(new RegExp(`/orders/${id}$`));

    await button(page, '给对方扫一扫').click();
    await page.getByRole('img', { name: '给对方扫一扫' }).waitFor();
    const { checkInCode } = await test.as(near.resident).getOrder(id);
    await test.as(near.barber).startOrder(id, { code: checkInCode ?? '' });
    await test.as(near.barber).finishOrder(id);
    await page.reload();
    await button(page, '确认验收').first().click();
    await page.getByText('谢谢验收！').waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });
});
