import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { codeTo, textsTo } from '../support/standin.ts';
import { launchBrowser, phone, settled, visit } from './browser.ts';

/** In WeChat itself one pays, and is back at the order, which says that it is paid. */
async function paidInWechat(page: Page): Promise<void> {
  await page.getByRole('button', { name: '立即支付' }).tap();
  await page.waitForURL(/\/orders\/ord_\w+$/);
  await page.getByText('正在等达人接单').waitFor({ timeout: 30_000 });
}

describe('coming in', function () {
  this.timeout(180_000);
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

  it('a new person agrees by the button that sends the code, books and pays in six taps, and says their name once', async () => {
    const number = '13844445555';
    const { page, open, close } = await visit(browser, test, null, phone);
    const taps: string[] = [];
    const tap = async (name: string | RegExp) => {
      taps.push(String(name));
      await page.getByRole('button', { name }).first().click();
      await settled(page);
    };
    await open('/');
    const grid = await test.application.features.grids.find(near.place);
    await tap(new RegExp(grid.name));
    taps.push('card');
    await page.locator(`a[href="/listings/${near.haircut}"]`).click();
    await settled(page);
    await tap('立即预约');
    await page.waitForURL(/sign-in/);
    await page.getByRole('textbox', { name: '手机号' }).fill(number);
    await page.getByRole('textbox', { name: '验证码' }).fill('123456');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('请先点“同意隐私说明，获取验证码”').waitFor();
    assert.deepEqual(await textsTo(number), [], 'no number leaves the page before');
    const code = await codeTo(number, () => tap('同意隐私说明，获取验证码'));
    await page.getByRole('textbox', { name: '验证码' }).fill(code);
    await tap('登录');
    await page.waitForURL(/book/);
    await page.getByLabel('怎么称呼您').fill('周小小');
    taps.push('预约并支付');
    await page.getByRole('button', { name: /预约并支付/ }).tap();
    await paidInWechat(page);
    assert.ok(taps.length <= 6, taps.join(' → '));
    const person = await test.application.features.people.seekByPhone(number);
    assert.equal(person?.name, '周小小');
    assert.ok(person?.consent);
    await close();
  });

  it('somebody signed in, who has said their name, books and pays in three taps', async () => {
    const { page, open, close } = await visit(browser, test, near.resident, phone);
    let taps = 0;
    const tap = async (name: string | RegExp) => {
      taps += 1;
      await page.getByRole('button', { name }).first().click();
      await settled(page);
    };
    await open('/');
    taps += 1;
    await page.locator(`a[href="/listings/${near.haircut}"]`).click();
    await settled(page);
    await tap('立即预约');
    await page.waitForURL(/book/);
    assert.equal(await page.getByLabel('怎么称呼您').count(), 0, 'nobody is asked twice');
    taps += 1;
    await page.getByRole('button', { name: /预约并支付/ }).tap();
    await paidInWechat(page);
    assert.equal(taps, 3);
    await close();
  });

  it('who has agreed to another text reads the new one first, and may leave', async () => {
    const { page, open, close } = await visit(browser, test, near.resident, phone);
    const people = test.connection.collection<{ _id: string }>('people');
    const old = { consent: { version: '2020-01-01', at: new Date(0) } };
    await people.updateOne({ _id: near.resident._id }, { $set: old });
    await open('/orders');
    assert.match(page.url(), /\/consent\?to=/);
    await page.getByRole('button', { name: '我同意，继续' }).click();
    await page.waitForURL((url) => url.pathname === '/orders');
    await people.updateOne({ _id: near.resident._id }, { $set: old });
    await open('/me');
    await page.getByRole('button', { name: '不同意，退出登录' }).click();
    await page.waitForURL((url) => url.pathname === '/');
    assert.equal(await page.evaluate(() => fetch('/api/me').then(({ status }) => status)), 401);
    await close();
  });
});
