import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, givenOrder, type Neighbourhood } from '../support/given.ts';
import { takeLogin } from '../support/logins.ts';
import { desktop, launchBrowser, visit } from './browser.ts';

describe('what people meet when something does not go', () => {
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

  it('what was typed a moment ago does not lead away from the offer that was opened', async () => {
    const { page, open, close } = await visit(browser, test, near.resident);
    await open('/');
    await page.getByRole('link', { name: /周师傅理发/ }).waitFor();
    // in one turn, so that no pause between the two lets the page look
    await page.evaluate(() => {
      const words = document.querySelector<HTMLInputElement>('#search-words');
      if (words) words.value = '剃头';
      words?.dispatchEvent(new Event('input'));
      document.querySelector<HTMLElement>('a.listing-card')?.click();
    });
    await page.waitForURL(/\/listings\//);
    await page.waitForTimeout(600);
    assert.match(page.url(), /\/listings\//);
    await close();
  });

  it('out of reach: the page says so and offers to change the place', async () => {
    const { page, open, close } = await visit(browser, test, near.acrossTheRiver);
    await open(`/listings/${near.haircut}`);
    await page.getByRole('heading', { name: '这里走不到' }).waitFor();
    assert.equal(await page.getByText('周师傅').count(), 0);
    await page.getByRole('button', { name: /更换/ }).click();
    await page.getByLabel('找您住的小区').fill('柳岸2号');
    await page.getByRole('button', { name: /柳岸2号/ }).click();
    await page.getByRole('button', { name: '立即预约' }).waitFor();
    await close();
  });

  it('a time taken meanwhile: the note stays and another time is one tap away', async () => {
    const { page, open, close } = await visit(browser, test, near.resident);
    await open(`/listings/${near.haircut}`);
    await page.getByRole('button', { name: '立即预约' }).click();
    await page.getByLabel('给达人留言（可不填）').fill('头发有点长');
    await givenOrder(test, { ...near, resident: near.neighbour }, 'unpaid');
    await page.getByRole('button', { name: /确认预约/ }).click();
    await page.getByRole('alert').waitFor();
    await page.getByRole('link', { name: '换一个时间' }).click();
    await page.getByRole('button', { name: '立即预约' }).click();
    assert.equal(await page.getByLabel('给达人留言（可不填）').inputValue(), '头发有点长');
    await page.getByRole('button', { name: /确认预约/ }).click();
    // a phone goes on to pay by itself
    await page.getByRole('button', { name: '立即支付' }).waitFor();
    await close();
  });

  it('a visit without an address: nothing is sent, the missing fields are named, what was typed survives a reload', async () => {
    const { page, open, close } = await visit(browser, test, near.resident, desktop);
    await open(`/listings/${near.homeHaircut}`);
    await page.getByRole('button', { name: '立即预约' }).click();
    await page.getByLabel('详细地址').fill('柳岸2号楼 301');
    // One's own name and number stand there already.
    const phone = page.getByLabel('联系电话');
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('[autocomplete="tel-national"]')?.value,
    );
    assert.match(await phone.inputValue(), /^1\d{10}$/);
    await phone.fill('139');
    await page.getByRole('button', { name: /确认预约/ }).click();
    await page.getByText('请填写 11 位手机号。').waitFor();
    await page.reload();
    assert.equal(await page.getByLabel('详细地址').inputValue(), '柳岸2号楼 301');
    await page.getByLabel('联系电话').fill('139 0000-0001');
    await page.getByRole('button', { name: /确认预约/ }).click();
    await page.getByRole('heading', { name: '付款', exact: true }).waitFor();
    assert.equal((await test.as(near.resident).listAddresses()).items.length, 1);
    await close();
  });

  it('a page of another role leads to one’s own, not into nothing', async () => {
    const { page, open, close } = await visit(browser, test, near.resident);
    await open('/staff');
    await page.getByText('您的账号没有打开那个页面的权限。').waitFor();
    await open('/orders/ord_unknown');
    await page.getByRole('alert').waitFor();
    await close();
  });

  it('the server out of reach: the page says so and tries again', async () => {
    const { page, context, open, close } = await visit(browser, test, near.resident);
    await open('/');
    await context.setOffline(true);
    await page.getByRole('searchbox').fill('磨刀');
    await page.getByText('连不上服务').waitFor();
    await context.setOffline(false);
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByRole('heading', { name: '“磨刀”的结果' }).waitFor();
    await page.getByText('连不上服务').waitFor({ state: 'detached' });
    await close().catch((error: Error) => assert.match(error.message, /ERR_INTERNET_DISCONNECTED/));
  });

  it('a phone that works here already: who it is, and another tap for a new login', async () => {
    const phone = near.checker.phone ?? '';
    const roles = [{ role: 'staff' as const, grid: '510115' }];
    const chen = { name: '陈静', phone, login: 'chen.jing', roles };
    await test.as(near.admin).createStaff({ body: chen });
    await takeLogin(test, { ...near.checker, phone }, 'an-old-password');
    const { page, open, close } = await visit(browser, test, near.admin, desktop);
    await open('/staff/people');
    await page.getByLabel('姓名', { exact: true }).fill('测试员');
    await page.getByLabel('手机号').fill(phone);
    await page.getByLabel('账号', { exact: true }).fill('ceshi.yuan');
    await page.getByRole('button', { name: '新增', exact: true }).click();
    await page.getByText(/这个电话已经是工作人员：陈静/).waitFor();
    await page.getByRole('button', { name: '换成新的', exact: true }).click();
    await page.getByText('已换成新的权限；账号 ceshi.yuan 等 陈静 本人确认。').waitFor();
    const body = { login: 'chen.jing', password: 'an-old-password' };
    assert.equal((await test.as(null).signInByPassword({ body })).person?.name, '陈静');
    await close();
  });

  it('who has left the market still does what was agreed, and sees the money', async () => {
    const order = await givenOrder(test, near, 'confirmed');
    const waiting = await givenOrder(test, near, 'requested', { nth: 3 });
    const { page, open, close } = await visit(browser, test, near.barber);
    await open('/artisan/listings');
    await page.getByRole('button', { name: '不再做达人' }).tap();
    await page.getByRole('dialog').getByText('约好的单子还要照常完成').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '不再做达人' }).tap();
    await page.getByText('您不再是达人了，项目已下架。', { exact: true }).waitFor();
    await open('/me');
    await page.getByRole('link', { name: '达人工作台' }).tap();
    await page
      .getByRole('link', { name: /周师傅理发/ })
      .first()
      .tap();
    await page
      .getByText('请居民出示订单里的 6 位签到码。')
      .or(page.getByRole('button', { name: '开始服务' }))
      .first()
      .waitFor();
    const states = await Promise.all(
      [order, waiting].map(async ({ id }) => (await test.as(near.resident).getOrder(id)).state),
    );
    assert.deepEqual(states, ['confirmed', 'declined'], 'what was not accepted yet has gone back');
    await open('/artisan/income');
    await page.getByRole('heading', { name: '收入' }).waitFor();
    await close();
  });
});
