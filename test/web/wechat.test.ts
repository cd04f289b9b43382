import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { bookingOf, freeStarts, givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { codeTo, toStandin } from '../support/standin.ts';
import { axeFaults, launchBrowser, phone, settled, watched } from './browser.ts';

const userAgent =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0.49';
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Pages as they are inside WeChat's own browser, whose bridge the stand-in plays. */
describe('the pages inside WeChat', () => {
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

  /** A phone of its own; `choices` says what its owner does each time WeChat asks for the money. */
  async function phoneInWechat(choices: ('pay' | 'cancel')[] = []) {
    const context = await browser.newContext({
      ...{
        viewport: phone,
        userAgent,
        locale: 'zh-CN',
        hasTouch: true,
        isMobile: true,
        reducedMotion: 'reduce',
      },
    });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const faults = watched(page, test);
    await page.exposeFunction('playBridge', async (call: object) =>
      toStandin('/standin/wechat/bridge', { call, choice: choices.shift() ?? 'pay' }),
    );
    // as text: what runs in the page is not of this program
    await page.addInitScript(
      'window.WeixinJSBridge = { invoke: (_name, call, done) => void window.playBridge(call).then(done) };',
    );
    return { page, context, faults };
  }
  const chooseUser = async (page: Page, user: string) => {
    await page.getByRole('link', { name: user }).click();
    await page.waitForURL(({ origin }) => origin === new URL(test.baseUrl).origin);
  };
  const enterByCode = async (page: Page, number: string) => {
    await page.getByLabel('手机号', { exact: true }).fill(number);
    await button(page, '同意隐私说明，获取验证码').click();
    await page.getByText('验证码已发出').waitFor();
    await page.getByLabel('6 位验证码').fill(await codeTo(number));
    await button(page, '登录').click();
  };
  const orderOf = async (number: string) => {
    const { people } = test.application.features;
    const person = await people.ensureByPhone(number, '王建国');
    const [startAt = ''] = await freeStarts(test, near.haircut, near.place);
    return test.as(person).bookOrder({ body: await bookingOf(test, near.haircut, startAt, near.place) });
  };

  it('signs in by a tap once the phone was confirmed, ties it, and comes back to where one wanted to go', async () => {
    const { page, context, faults } = await phoneInWechat();
    await page.goto(`${test.baseUrl}/orders`);
    await button(page, '微信登录').click();
    await chooseUser(page, '微信用户甲');
    await page.getByText('微信认出您了').waitFor();
    assert.deepEqual(await axeFaults(page), []);
    await enterByCode(page, '13900008801');
    await page.waitForURL(/\/orders$/);
    await context.clearCookies();
    await page.goto(`${test.baseUrl}/orders`);
    await button(page, '微信登录').click();
    await chooseUser(page, '微信用户甲');
    await page.waitForURL(/\/orders(\?|$)/);
    await settled(page);
    await page.goto(`${test.baseUrl}/me/account`);
    await page.getByText('可以用微信登录和付款').waitFor();
    assert.deepEqual(await axeFaults(page), []);
    await button(page, '断开微信').click();
    await page.getByText('已断开微信').waitFor();
    await context.close();
    assert.deepEqual(faults, []);
  });

  it('pays without leaving: cancelled first, then paid, and the order is asked for by itself', async () => {
    const number = '13900008802';
    const { page, context, faults } = await phoneInWechat(['cancel', 'pay']);
    await page.goto(`${test.baseUrl}/sign-in?to=/me/account`);
    await enterByCode(page, number);
    await page.waitForURL(/\/me\/account/);
    const { id } = await orderOf(number);
    // the order was made for a code, by somebody whom WeChat has not named yet
    await page.goto(`${test.baseUrl}/orders/${id}/pay`);
    await button(page, '用这个微信付款').click();
    await chooseUser(page, '微信用户乙');
    await button(page, '微信支付').waitFor();
    assert.deepEqual(await axeFaults(page), []);
    await button(page, '微信支付').click();
    await page.getByText('没有付款。').waitFor();
    await button(page, '微信支付').click();
    await page.waitForURL(new RegExp(`/orders/${id}$`));
    assert.equal((await test.application.features.orders.find(id)).state, 'requested');
    await context.close();
    assert.deepEqual(faults, []);
  });

  it('asks before a WeChat leaves another account, and a guest of a snapshot gets none', async () => {
    const { page, context } = await phoneInWechat();
    await page.goto(`${test.baseUrl}/sign-in?to=/me/account`);
    await enterByCode(page, '13900008803');
    await button(page, '连上这个微信').click();
    await chooseUser(page, '微信用户乙');
    await page.getByText('已经连着另一个账号').waitFor();
    await button(page, '改连到现在的账号').click();
    await page.getByText('已连上微信。').waitFor();
    await context.clearCookies();
    await page.goto(`${test.baseUrl}/sign-in`);
    await button(page, '微信登录').click();
    await chooseUser(page, '快照页游客');
    await page.getByText('您正在看的是网页快照').waitFor();
    await context.close();
  });

  it('is played by any browser of this machine, from /local on', async () => {
    const context = await browser.newContext({ viewport: phone, locale: 'zh-CN', reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(`${test.baseUrl}/local`);
    await button(page, '像在微信里打开').click();
    await page.getByText('本窗口现在像在微信里打开').waitFor();
    await page.goto(`${test.baseUrl}/sign-in?to=/orders`);
    await button(page, '微信登录').click();
    await chooseUser(page, '微信用户丙');
    const number = '13900008804';
    await enterByCode(page, number);
    await page.waitForURL(/\/orders$/);
    const { id } = await orderOf(number);
    await page.goto(`${test.baseUrl}/orders/${id}/pay`);
    await button(page, '用这个微信付款').click();
    await chooseUser(page, '微信用户丙');
    await page.getByRole('link', { name: '微信支付' }).click();
    await button(page, '立即支付').click();
    await page.getByText('支付成功').waitFor();
    await page.waitForURL(new RegExp(`/orders/${id}$`));
    await context.close();
  });
});
