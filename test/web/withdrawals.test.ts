import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { minute } from '../../src/kernel/clock.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { bindWechatOf, givenEarned, givenTaken } from '../support/earned.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { launchBrowser, phone, visit } from './browser.ts';

describe('what was earned, on the artisan’s phone', () => {
  let test: TestApp;
  let browser: Browser;
  let near: Neighbourhood;
  before(async () => {
    test = await startApp();
    near = await givenNeighbourhood(test);
    await givenTaken(test, near);
    await givenEarned(test, near, 1850);
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await test?.stop();
  });

  it('needs a WeChat, goes there in two taps, is taken there or taken back', async () => {
    const { page, open, close, faults } = await visit(browser, test, near.barber, phone);
    await open('/artisan/income');
    await page.getByText(/还不知道您的微信/).waitFor();
    await bindWechatOf(test, near.barber);
    await page.reload();
    const field = page.getByLabel('提多少（元）');
    await field.fill('0.5');
    await page.getByRole('button', { name: '提现到微信' }).tap();
    await page.getByText(/一次提现要在 1\.00 元到/).waitFor();
    await field.fill('一百');
    await page.getByRole('button', { name: '提现到微信' }).tap();
    await page.getByText('请写清楚提多少元').waitFor();
    await field.fill('5');
    await page.getByRole('button', { name: '提现到微信' }).tap();
    await page.getByText('提交好了').waitFor();
    await page.getByRole('button', { name: '去微信收款' }).waitFor();
    await page.getByRole('button', { name: '撤回' }).tap();
    await page.getByText('正在撤回，钱会回到可提现。').waitFor();
    // WeChat takes a moment of real time over it
    await page.waitForTimeout(1000);
    await test.pass(5 * minute);
    await page.reload();
    await page.getByText('已撤回').waitFor();
    assert.equal(await field.inputValue(), '18.50', 'what can be withdrawn stands there: two taps');
    await page.getByRole('button', { name: '提现到微信' }).tap();
    await page.getByRole('button', { name: '去微信收款' }).waitFor();
    await page.evaluate(() => sessionStorage.setItem('plays-wechat', '1'));
    await page.getByRole('button', { name: '去微信收款' }).tap();
    await page.getByRole('button', { name: '收款', exact: true }).tap();
    await page.getByRole('link', { name: '返回商户' }).tap();
    await page.waitForURL(/\/artisan\/income/);
    await test.pass(5 * minute);
    await page.reload();
    await page.getByText('已到账').waitFor();
    const { withdrawnFen, withdrawableFen } = await test.as(near.barber).getMyMoney();
    assert.deepEqual([withdrawnFen, withdrawableFen], [1850, 0]);
    assert.deepEqual(faults, []);
    await close();
  });
});
