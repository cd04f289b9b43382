import assert from 'node:assert/strict';
import type { Browser, Page, Request } from 'playwright-core';
import { day, hour } from '../../src/kernel/clock.ts';
import { startApp, type TestApp } from '../support/app.ts';
import {
  givenArtisan,
  givenBooked,
  givenNeighbourhood,
  givenOrder,
  type Neighbourhood,
  pay,
} from '../support/given.ts';
import { desktop, launchBrowser, phone, visit } from './browser.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const inSheet = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true });

/** The turns an order can take beside the straight way, each through the pages. */
describe('an order that takes a turn', () => {
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

  /** Repair work that has begun with a look: the call-out fee is paid, a quote may come. */
  async function lookedAt() {
    const { artisan, listing } = await givenArtisan(test, 'wu');
    const at = { address: '柳岸2号楼 301', contactName: '李芳', contactPhone: '13900000001' };
    const booked = await givenBooked(test, near, listing, { visit: at });
    await pay(test, near.resident, booked);
    await test.as(artisan).acceptOrder(booked.id);
    const { checkInCode } = await test.as(near.resident).getOrder(booked.id);
    await test.as(artisan).startOrder(booked.id, { code: checkInCode ?? '' });
    return { artisan, booked };
  }

  it('a phone is led to WeChat and back to the order, from the open app in three taps', async () => {
    const { page, open, close } = await visit(browser, test, near.resident, phone);
    await open('/');
    let taps = 0;
    const tap = async (name: RegExp, role: 'button' | 'link' = 'button') => {
      taps += 1;
      await page.getByRole(role, { name }).first().tap();
    };
    await tap(/周师傅理发/, 'link');
    await tap(/立即预约/);
    const outside: Request[] = [];
    page.on('request', (each) => {
      if (each.url().startsWith(test.standin.url)) outside.push(each);
    });
    await tap(/确认预约并支付/);
    await page.getByRole('button', { name: '立即支付' }).waitFor();
    // WeChat lets in who comes from the registered domain; which page of it is nobody's business.
    const [way] = outside;
    assert.ok(way && new URL(way.url()).pathname === '/phone/h5');
    assert.equal((await way.allHeaders())['referer'], `${new URL(test.baseUrl).origin}/`);
    await page.getByRole('button', { name: '立即支付' }).tap();
    await page.waitForURL(/\/orders\/ord_\w+$/);
    await page.getByText('正在等达人接单').waitFor({ timeout: 30_000 });
    assert.equal(taps, 3, 'to the order that is paid');
    await close();
  });

  it('a look, a quote, agreed and paid at the door in cash', async () => {
    const { artisan, booked } = await lookedAt();
    const worker = await visit(browser, test, artisan);
    await worker.open(`/artisan/orders/${booked.id}`);
    await button(worker.page, '报价').tap();
    await worker.page.getByLabel('尾款（元）').fill('八十');
    await worker.page.getByLabel('原因').fill('换压缩机启动器');
    await inSheet(worker.page, '报价').tap();
    await worker.page.getByText('请填写金额').waitFor();
    await worker.page.getByLabel('尾款（元）').fill('80.50');
    await inSheet(worker.page, '报价').tap();
    await worker.page.getByText('报价已发给居民。').waitFor();

    const payer = await visit(browser, test, near.resident);
    await payer.open(`/orders/${booked.id}`);
    await payer.page.getByText('换压缩机启动器').first().waitFor();
    await button(payer.page, '同意报价').tap();
    await payer.page.getByRole('heading', { name: '付款', exact: true }).waitFor();
    await payer.page.getByText('¥80.50').first().waitFor();
    await payer.open(`/orders/${booked.id}`);
    await payer.page.getByText(/前没有付尾款，服务就到此为止/).waitFor();

    await worker.page.reload();
    await button(worker.page, '已收现金尾款').tap();
    await inSheet(worker.page, '已收现金尾款').tap();
    await worker.page.getByText('已记下现金尾款。').waitFor();
    await payer.page.waitForURL(/\/orders\/ord_\w+$/, { timeout: 20_000 });
    await button(worker.page, '做完了').tap();
    await inSheet(worker.page, '做完了').tap();
    await payer.page.getByRole('button', { name: '确认验收' }).tap({ timeout: 20_000 });
    await payer.page.getByText('谢谢验收').waitFor();
    await worker.close();
    await payer.close();
  });

  it('a quote that is not agreed ends the work, and both sides read that it did', async () => {
    const { artisan, booked } = await lookedAt();
    await test.as(artisan).quoteOrder(booked.id, { amountFen: 5000, reason: '要换零件' });
    const payer = await visit(browser, test, near.resident);
    await payer.open(`/orders/${booked.id}`);
    await button(payer.page, '不同意报价').tap();
    await inSheet(payer.page, '不同意报价').tap();
    await payer.page.getByText('报价没有谈成，服务到此为止，不再另外收费。').waitFor();
    assert.equal(await payer.page.getByText('达人说做完了').count(), 0);
    const worker = await visit(browser, test, artisan);
    await worker.open(`/artisan/orders/${booked.id}`);
    await worker.page.getByText('报价没有谈成，服务到此为止。等居民确认，已付的归您。').waitFor();
    await worker.close();
    await payer.close();
  });

  it('a confirmed order is cancelled for the amount that was shown', async () => {
    const order = await givenOrder(test, near, 'confirmed', { nth: 30 });
    const { cancelRefundFen } = await test.as(near.resident).getOrder(order.id);
    const { page, open, close } = await visit(browser, test, near.resident);
    await open(`/orders/${order.id}`);
    await button(page, '取消预约').tap();
    await page.getByText(`退回 ¥${(cancelRefundFen ?? 0) / 100}，扣下`).waitFor();
    await inSheet(page, '取消预约').tap();
    await page.getByText('已取消，应退的款项会原路退回。').waitFor();
    const after = await test.as(near.resident).getOrder(order.id);
    assert.equal(after.amounts.refundFen, cancelRefundFen);
    await page.getByRole('heading', { name: '退款进度' }).waitFor();
    await page.getByText('已原路退回').waitFor();
    await close();
  });

  it('a code locked by wrong tries is made anew by who shows it', async () => {
    const order = await givenOrder(test, near, 'confirmed', { nth: 24 });
    const wrong = order.checkInCode === '000000' ? '111111' : '000000';
    for (let tries = 0; tries < 5; tries += 1)
      await test.as(near.barber).refused.startOrder(order.id, { code: wrong });
    const { page, open, close } = await visit(browser, test, near.resident);
    await open(`/orders/${order.id}`);
    await button(page, '换一个签到码').tap();
    await page.getByText('签到码输错太多次').waitFor({ state: 'detached' });
    const { checkInCode } = await test.as(near.resident).getOrder(order.id);
    assert.equal(await page.locator('.code-big').textContent(), checkInCode);
    await close();
  });

  it('a dispute is settled by staff with the amount back', async () => {
    const order = await givenOrder(test, near, 'done', { nth: 20 });
    const complaining = await visit(browser, test, near.resident);
    await complaining.open(`/orders/${order.id}`);
    await button(complaining.page, '有问题，提出争议').tap();
    await inSheet(complaining.page, '有问题，提出争议').tap();
    await complaining.page.getByText('请写明原因').waitFor();
    await complaining.page.getByLabel('原因').fill('剪得太短了');
    await inSheet(complaining.page, '有问题，提出争议').tap();
    await complaining.page.getByText('争议已提交').first().waitFor();

    await complaining.page.reload();
    await complaining.page.getByText('您提出了争议：剪得太短了。').waitFor();
    const staff = await visit(browser, test, near.checker, desktop);
    await staff.open('/staff/orders');
    await staff.page
      .getByRole('row', { name: /周师傅理发.*争议中/ })
      .getByRole('link')
      .click();
    await staff.page.getByText('争议：剪得太短了').first().waitFor();
    await button(staff.page, '裁定').click();
    await staff.page.getByLabel('退给居民（元）').fill('1000');
    await staff.page.getByLabel('原因').fill('剪短属实，退一半');
    await inSheet(staff.page, '裁定').click();
    await staff.page.getByRole('dialog').getByRole('alert').waitFor();
    await staff.page.getByLabel('退给居民（元）').fill('12.5');
    await inSheet(staff.page, '裁定').click();
    await staff.page.getByText('裁定已生效。').waitFor();
    const settled = await test.as(near.resident).getOrder(order.id);
    assert.equal(settled.state, 'settled');
    assert.equal(settled.amounts.refundFen, 1250);
    await complaining.close();
    await staff.close();
  });

  it('a review that must not stay is hidden by staff, with a reason', async () => {
    const order = await givenOrder(test, near, 'completed', { nth: 26 });
    await test.as(near.resident).writeReview(order.id, { stars: 1, text: '说了不该说的' });
    await test.as(near.barber).writeReview(order.id, { stars: 5, text: '准时' });
    const artisan = (await test.as(near.barber).getMyArtisan()).id;
    const { page, open, close } = await visit(browser, test, near.checker, desktop);
    await open(`/staff/artisans/${artisan}`);
    await page.getByText('说了不该说的').waitFor();
    await button(page, '隐藏这条评价').first().click();
    await inSheet(page, '确定').click();
    await page.getByText('请写明原因').waitFor();
    await page.getByLabel('原因').fill('说了别人家的私事');
    await inSheet(page, '确定').click();
    await page.getByText('已隐藏，不再公开，也不再计入评分。').waitFor();
    assert.equal(await page.getByText('说了不该说的').count(), 0);
    const { items, rating } = await test.as(null).listArtisanReviews(artisan);
    assert.deepEqual([items, rating], [[], { average: null, count: 0 }]);
    await close();
  });

  it('who waits in vain says so and gets all back', async () => {
    const order = await givenOrder(test, near, 'confirmed', { nth: 2 });
    const { page, open, close } = await visit(browser, test, near.resident);
    await test.pass(Date.parse(order.startAt) - test.application.clock.now().getTime() + hour / 3);
    await open(`/orders/${order.id}`);
    await button(page, '达人没来').tap();
    await inSheet(page, '达人没来').tap();
    await page.getByText('您登记了达人没有来').waitFor();
    await test.pass(3 * day);
    const settled = await test.as(near.resident).getOrder(order.id);
    assert.equal(settled.amounts.refundFen, settled.amounts.paidFen);
    await close();
  });

  it('the clock of the demo is moved on from its page', async () => {
    const { page, open, close } = await visit(browser, test, null, desktop);
    await open('/local');
    assert.equal(await page.getByRole('link', { name: /周国强/ }).count(), 1);
    const before = test.application.clock.offsetMs();
    await button(page, '+2 小时').click();
    await page.getByText('已拨快 +2 小时').waitFor();
    assert.equal(test.application.clock.offsetMs() - before, 2 * hour);
    await close();
  });
});
