import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { minute } from '../../src/kernel/clock.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { givenEarned, givenTaken } from '../support/earned.ts';
import { eventually } from '../support/eventually.ts';
import { bookingOf, freeStarts, givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { MiniProgram } from '../support/miniprogram.ts';
import { witness } from '../support/on-failure.ts';
import { booksOf, toStandin } from '../support/standin.ts';
import { backFromMini, newDevice } from '../support/wechat.ts';
import { axeFaults, launchBrowser, overflow, phone, shownBy, watched } from './browser.ts';

const userAgent =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0.49 miniProgram/wx1';
interface Subscribing {
  tmplIds: string[];
  success(answers: Record<string, string>): void;
}
interface Sheet {
  success(): void;
  fail(said: { errMsg: string }): void;
}
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** The shell's own files under a played `wx`, and the pages in the browser that stands for its web-view. */
describe('the mini-program', () => {
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

  /** A phone on which the mini-program is open, and its owner as WeChat knows them. */
  async function onPhone(user: string, answers: string[] = []) {
    const context = await browser.newContext({
      ...{ viewport: phone, userAgent, locale: 'zh-CN', hasTouch: true, isMobile: true },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const faults = watched(page, test);
    const forget = witness(() => shownBy(page, faults));
    context.once('close', forget);
    const seen: string[] = [];
    let arrival: Promise<unknown> = Promise.resolve();
    const played = {
      login: ({ success }: { success(said: { code: string }): void }) =>
        void toStandin('/standin/wechat/mini/login', { user }).then((said) =>
          success(said as { code: string }),
        ),
    };
    /** As the sheets of WeChat do: `answers` says what their owner presses each time. */
    const asked = async (path: string, call: object, option: Sheet) => {
      const said = { call, choice: answers.shift() };
      const { err_msg } = (await toStandin(path, said)) as { err_msg: string };
      if (err_msg.endsWith(':ok')) option.success();
      else option.fail({ errMsg: err_msg });
    };
    Object.assign(played, {
      canIUse: () => true,
      requestSubscribeMessage: ({ tmplIds, success }: Subscribing) =>
        void toStandin('/standin/wechat/mini/allow', { user, templates: tmplIds }).then(() =>
          success(Object.fromEntries(tmplIds.map((id) => [id, 'accept']))),
        ),
      requestPayment: (option: Sheet) =>
        void asked(
          '/standin/wechat/bridge',
          { appId: test.config.wechat.open?.mini?.appid, ...option },
          option,
        ),
      requestMerchantTransfer: (option: Sheet) =>
        void asked('/standin/wechat/transfer-bridge', option, option),
    });
    const shell = new MiniProgram(test.baseUrl, played, (src) => {
      seen.push(src);
      // the page goes on by itself meanwhile
      arrival = page.goto(src).catch(() => null);
    });
    await page.exposeFunction('openShell', (url: string) => shell.open(url));
    await page.addInitScript(`window.WeixinJSBridge = { on() {}, invoke: (name, { arg }, done) => {
      if (name === 'invokeMiniProgramAPI') void window.openShell(arg.url);
      done({ err_msg: name + ':ok' });
    } };`);
    return { shell, page, context, faults, seen, arrived: () => arrival };
  }

  it('signs in by a tap: first with the number of its button, later with nothing at all', async () => {
    const number = '13900008811';
    const user = `user ${number}`;
    const { shell, page, context, faults, seen } = await onPhone(user);
    shell.open(`/pages/web/web?to=${encodeURIComponent('/orders')}`);
    await button(page, '微信登录').click();
    await page.getByText('微信认出您了').waitFor();
    assert.deepEqual(await axeFaults(page), []);
    assert.equal(await overflow(page), 0);
    await button(page, '用微信里的手机号登录').click();
    await eventually(async () => shell.at === 'pages/phone/phone');
    const given = { user, phone: number };
    const detail = (await toStandin('/standin/wechat/mini/phone', given)) as { code: string };
    shell.tap('take', detail);
    await page.waitForURL(({ pathname }) => pathname === '/orders');
    const person = await test.application.features.people.seekByPhone(number);
    assert.ok(person?.consent);
    await context.clearCookies();
    await page.goto(`${test.baseUrl}/orders`);
    await button(page, '微信登录').click();
    await page.waitForURL(
      ({ pathname, searchParams }) => pathname === '/orders' && searchParams.has('wechat'),
    );
    assert.equal(
      await test.connection.collection('wechat_accounts').countDocuments({ personId: person?._id }),
      1,
    );
    assert.ok(seen.every((src) => src.startsWith(`${test.baseUrl}/`)));
    await context.close();
    assert.deepEqual(faults, []);
  });

  /** A person whose account this phone's WeChat opens in the mini-program. */
  async function signedIn(user: string, person: Someone, answers: string[]) {
    const visit = await onPhone(user, answers);
    const { people } = test.application.features;
    const { sid, csrf } = await people.openSession(await people.find(person._id));
    const device = await newDevice(test);
    const headers = { Cookie: `sid=${sid}; ${device}`, 'X-CSRF-Token': csrf };
    await test.as(null).signInByWechat(await backFromMini(test, device, user));
    const bound = await test.as(null).raw.bindWechat({ headers, body: {} });
    assert.equal(bound.status, 200);
    await visit.page.goto(`${test.baseUrl}/api/local/enter?person=${person._id}`);
    return visit;
  }

  it('pays by a page of the shell: cancelled first, then paid, each said by the page one comes from', async () => {
    const [startAt = ''] = await freeStarts(test, near.haircut, near.place);
    const body = await bookingOf(test, near.haircut, startAt, near.place);
    const { shell, page, context, faults } = await signedIn('who pays', near.resident, ['cancel', 'pay']);
    const { id } = await test.as(near.resident).bookOrder({ body: { ...body, payWay: 'mini' } });
    shell.open(`/pages/web/web?to=${encodeURIComponent(`/orders/${id}/pay`)}`);
    await button(page, '微信支付').click();
    await page.getByText('没有付款。').waitFor();
    assert.deepEqual(await axeFaults(page), []);
    await button(page, '微信支付').click();
    await page.waitForURL(({ pathname }) => pathname === `/orders/${id}`);
    assert.equal((await test.application.features.orders.find(id)).state, 'requested');
    const [payment] = await test.application.features.payments.ofSubject('order', id);
    assert.deepEqual([payment?.way, payment?.state], ['mini', 'paid']);
    // asked in the same breath, WeChat lets the next message through
    await eventually(async () => (await test.as(near.resident).getNoticeChoices()).isAllowed);
    await context.close();
    assert.deepEqual(faults, []);
  });

  it('asks at a tap whether the next message may come, and says so where one chooses', async () => {
    const { shell, page, context, faults } = await signedIn('who is told', near.neighbour, []);
    shell.open(`/pages/web/web?to=${encodeURIComponent('/me/account')}`);
    await button(page, '同意小程序发下一条').click();
    await eventually(async () => shell.at === 'pages/allow/allow');
    shell.tap('leave');
    await button(page, '同意小程序发下一条').click();
    await eventually(async () => shell.at === 'pages/allow/allow');
    shell.tap('ask');
    await page.getByText('小程序可以给您发下一条消息').waitFor();
    assert.deepEqual(await axeFaults(page), []);
    await context.close();
    assert.deepEqual(faults, []);
  });

  it('takes what was earned by a page of the shell, to the WeChat that is known there', async () => {
    await givenTaken(test, near);
    await givenEarned(test, near, 1850);
    const { shell, page, context, faults } = await signedIn('who earns', near.barber, ['cancel', 'confirm']);
    shell.open(`/pages/web/web?to=${encodeURIComponent('/artisan/income')}`);
    await button(page, '提现到微信').click();
    await button(page, '去微信收款').click();
    await page.getByText('还没有收款').first().waitFor();
    await button(page, '去微信收款').click();
    await page.waitForURL(/wechat=ok/);
    await test.pass(5 * minute);
    await page.reload();
    await page.getByText('已到账').waitFor();
    const books = await booksOf(test.baseUrl);
    assert.equal(books.paidOutFen, 1850);
    await context.close();
    assert.deepEqual(faults, []);
  });

  it('who gives no number goes on by a text message, and no page elsewhere is ever opened', async () => {
    const { shell, page, context, seen, arrived } = await onPhone('somebody else');
    shell.open('/pages/web/web');
    await page.goto(`${test.baseUrl}/sign-in`);
    await button(page, '微信登录').click();
    await button(page, '用微信里的手机号登录').click();
    await eventually(async () => shell.at === 'pages/phone/phone');
    shell.tap('leave');
    await page.getByLabel('手机号', { exact: true }).waitFor();
    for (const to of ['//evil.example/', '/\\evil.example', 'https://evil.example/']) {
      shell.open(`/pages/web/web?to=${encodeURIComponent(to)}`);
      await arrived();
    }
    assert.ok(
      seen.every((src) => new URL(src).origin === test.baseUrl),
      seen.join('\n'),
    );
    await context.close();
  });
});
