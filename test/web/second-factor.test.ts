import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { agreed } from '../support/consent.ts';
import { shownCode } from '../support/second-factor.ts';
import { axeFaults, desktop, launchBrowser, settled, visit } from './browser.ts';

const grid = '510115';
const password = 'a-long-password';

/** What somebody does with an authenticator beside the page. Answers its secret and the codes for later. */
async function setUp(page: Page): Promise<{ secret: string; recovery: string[] }> {
  await page.getByRole('button', { name: '开始启用' }).click();
  await page.getByRole('img', { name: '给验证器应用扫的二维码' }).waitFor();
  const secret = ((await page.locator('code').textContent()) ?? '').replace(/\s/g, '');
  await page.getByLabel('第二步').fill('12');
  await page.getByRole('button', { name: '确认启用' }).click();
  await page.getByText('请输入应用里显示的 6 位数字').waitFor();
  await page.getByLabel('第二步').fill(shownCode(secret, -1));
  await page.getByRole('button', { name: '确认启用' }).click();
  await page.getByRole('heading', { name: '备用码' }).waitFor();
  assert.deepEqual(await axeFaults(page), []);
  const recovery = await page.locator('.recovery-codes code').allTextContents();
  assert.equal(recovery.length, 10);
  await page.getByRole('button', { name: '我已经收好了' }).click();
  return { secret, recovery };
}

describe('a second factor on its pages', function () {
  this.timeout(120_000);
  let test: TestApp;
  let browser: Browser;
  let chief: Someone;
  before(async () => {
    test = await startApp();
    browser = await launchBrowser();
    chief = await worker('13700000001', 'chief', 'admin');
  });
  after(async () => {
    await browser?.close();
    await test?.stop();
  });
  async function worker(phone: string, login: string, role: 'admin' | 'staff'): Promise<Someone> {
    const { people } = test.application.features;
    const { _id } = await people.ensureByPhone(phone, '陈静');
    await people.update(_id, { roles: [{ role, grid }], about: '试一试' });
    await people.agree(_id, agreed.consent);
    await people.setPassword(_id, login, password);
    return { _id, phone };
  }
  async function signIn(page: Page, login: string): Promise<void> {
    await page.getByRole('radio', { name: '账号密码' }).check();
    await page.getByLabel('账号', { exact: true }).fill(login);
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
  }

  it('is set up from the account, asked for at the next sign-in, and taken off again', async () => {
    const there = await visit(browser, test, chief, desktop);
    await there.open('/me/account');
    await there.page.getByRole('link', { name: '动态验证码' }).click();
    const { secret, recovery } = await setUp(there.page);
    await there.page.getByText('还有 10 个备用码').waitFor();
    assert.deepEqual(await axeFaults(there.page), []);

    const here = await visit(browser, test, null, desktop);
    await here.open('/sign-in?to=/staff/people');
    await signIn(here.page, 'chief');
    await here.page.waitForURL(/\/sign-in\/second/);
    await settled(here.page);
    assert.deepEqual(await axeFaults(here.page), []);
    // no other page opens meanwhile
    await here.open('/me');
    await here.page.waitForURL(/\/sign-in\/second/);
    await here.page.getByLabel('动态验证码').fill('000000');
    await here.page.getByRole('button', { name: '登录', exact: true }).click();
    await here.page.getByText('动态验证码不对，或已经用过').waitFor();
    await here.page.getByLabel('动态验证码').fill(recovery[0] ?? '');
    await here.page.getByRole('button', { name: '登录', exact: true }).click();
    await here.page.waitForURL(/\/me$/);
    await here.close().catch((error: Error) => assert.match(error.message, /422/));

    await there.page.getByLabel('密码', { exact: true }).fill(password);
    await there.page.getByLabel('动态验证码').fill(shownCode(secret, 1));
    await there.page.getByRole('button', { name: '停用动态验证码' }).click();
    await there.page.getByText('已停用。在别处的登录已退出。').waitFor();
    await there.close();
  });

  it('is all that somebody can do whose grid wants it, and an administrator takes it off', async () => {
    const { settings } = test.application.features;
    const by = { byId: null, as: 'command', reason: '试一下' };
    await settings.change(grid, 'staff.secondFactor', 'required', settings.versionOf(grid), by);
    const lin = await worker('13700000002', 'lin.mei', 'staff');
    const { page, close, open } = await visit(browser, test, null, desktop);
    await open('/sign-in');
    await signIn(page, 'lin.mei');
    await page.getByText('您所在的网格要求工作人员启用动态验证码').waitFor();
    await open('/');
    await page.waitForURL(/\/sign-in\/second/);
    await setUp(page);
    await page.waitForURL((url) => url.pathname === '/');
    assert.equal((await test.application.features.people.find(lin._id)).secondFactor?.recovery.length, 10);
    await settings.change(grid, 'staff.secondFactor', 'optional', settings.versionOf(grid), by);

    const boss = await visit(browser, test, await worker('13700000003', 'boss', 'admin'), desktop);
    await boss.open('/staff/people');
    await boss.page.getByRole('button', { name: '重设动态验证码' }).first().click();
    await boss.page.getByRole('button', { name: '已核实，重设' }).click();
    await boss.page.getByText('已重设，短信已发给本人。').waitFor();
    assert.equal((await test.application.features.people.find(lin._id)).secondFactor, undefined);
    await boss.close();
    await close();
  });
});
