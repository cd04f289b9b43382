import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { givenGood } from '../support/given.goods.ts';
import { givenNeighbourhood, type Neighbourhood, pay } from '../support/given.ts';
import { axeFaults, launchBrowser, overflow, settled, sizeFaults, type Visitor, visit } from './browser.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** Two goods of one neighbour, from the basket to what comes back, on two phones. */
describe('goods through the pages', () => {
  let test: TestApp;
  let browser: Browser;
  let near: Neighbourhood;
  let resident: Visitor;
  let seller: Visitor;
  let honey = '';
  let orderId = '';

  before(async () => {
    test = await startApp();
    near = await givenNeighbourhood(test);
    browser = await launchBrowser();
    honey = await givenGood(test, near, { title: '土蜂蜜' });
    const more = { title: '老面馒头', unit: '袋', priceFen: 600, returnDays: 0, mostPerPerson: 3 };
    await givenGood(test, near, more);
    resident = await visit(browser, test, near.resident);
    seller = await visit(browser, test, near.barber);
  });
  after(async () => {
    await browser?.close();
    await test?.stop();
  });

  it('are put into the basket from the card and from their page, and coming back finds them there', async () => {
    const { page, open } = resident;
    await open('/?q=%E9%A6%92%E5%A4%B4');
    await button(page, '把老面馒头放进篮子').tap();
    await button(page, '把老面馒头放进篮子').tap();
    await page.getByText('篮子里有 2 袋').waitFor();
    await open(`/listings/${honey}`);
    await page.getByText('一口价，下单时付清').waitFor();
    assert.equal(await page.getByText('预约时付清').count(), 0);
    await button(page, '放进篮子').tap();
    await page.getByRole('link', { name: '篮子里有 1 瓶，去看看' }).tap();
    await page.waitForURL(/\/basket$/);
    await page.getByText('¥42', { exact: true }).waitFor();
    await page.goBack();
    await page.goForward();
    await page.getByText('¥42', { exact: true }).waitFor();
    await page.reload();
    await page.getByText('¥42', { exact: true }).waitFor();
  });

  it('stand in a basket that everybody can read and use', async () => {
    const { page } = resident;
    assert.deepEqual(await axeFaults(page), []);
    assert.deepEqual(await sizeFaults(page, 16, 44), []);
    await page.setViewportSize({ width: 320, height: 640 });
    assert.equal(await overflow(page), 0);
    await page.evaluate(() => window.localStorage.setItem('reading.elder', '1'));
    await page.reload();
    await page.getByText('¥42', { exact: true }).waitFor();
    assert.deepEqual(await sizeFaults(page, 18, 60), []);
    assert.deepEqual(await axeFaults(page), []);
    assert.equal(await overflow(page), 0);
    await page.evaluate(() => window.localStorage.setItem('reading.elder', '0'));
    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload();
    await page.getByText('¥42', { exact: true }).waitFor();
  });

  it('are one order with one window, and leave the basket empty', async () => {
    const { page } = resident;
    await page.getByRole('group', { name: '土蜂蜜买多少' }).getByRole('button', { name: '多一份' }).tap();
    await button(page, '下单并支付 ¥72').tap();
    await page.getByText('请选什么时候来取。').waitFor();
    await page.locator('.choice').nth(1).tap();
    await button(page, '下单并支付 ¥72').tap();
    await button(page, '立即支付').waitFor();
    await page.goBack();
    await page.waitForURL(/\/orders\/ord_\w+\/pay$/);
    await settled(page);
    orderId = /ord_\w+/.exec(page.url())?.[0] ?? '';
    await page.getByText('老面馒头等 2 样').waitFor();
    await page.goBack();
    await page.getByText('篮子是空的').waitFor();
    await pay(test, near.resident, await test.as(near.resident).getOrder(orderId));
  });

  it('are packed with one missing, which is paid back at once', async () => {
    const { page, open } = seller;
    await open(`/artisan/orders/${orderId}`);
    await button(page, '备好了').tap();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('group', { name: '老面馒头' }).getByRole('button', { name: '少一份' }).tap();
    await sheet.getByRole('button', { name: '备好了' }).tap();
    await page.getByText('已告诉居民来取货。').waitFor();
    const { amounts } = await test.as(near.resident).getOrder(orderId);
    assert.equal(amounts.refundFen, 600);
  });

  it('are fetched with the code and brought back in part', async () => {
    await resident.open(`/orders/${orderId}`);
    await resident.page.getByText('实际备好 1 袋，少了的已退款').waitFor();
    const { checkInCode } = await test.as(near.resident).getOrder(orderId);
    const { page } = seller;
    await button(page, '交货').tap();
    const handing = page.getByRole('dialog');
    await handing.locator('.code-input').fill(checkInCode ?? '');
    await handing.getByRole('button', { name: '交货' }).tap();
    await page.getByText('已交货。').waitFor();
    await resident.open(`/orders/${orderId}`);
    await button(resident.page, '退货').tap();
    const returning = resident.page.getByRole('dialog');
    assert.equal(await returning.getByRole('group', { name: '老面馒头' }).count(), 0, 'is not taken back');
    await returning.getByRole('group', { name: '土蜂蜜' }).getByRole('button', { name: '多一份' }).tap();
    await returning.getByLabel('原因').fill('买多了，没有打开');
    await returning.getByRole('button', { name: '退货' }).tap();
    await resident.page.getByText('已告诉达人').waitFor();
    await seller.open(`/artisan/orders/${orderId}`);
    await seller.page.getByText('土蜂蜜 1 瓶：买多了').waitFor();
    await button(seller.page, '收到退货').tap();
    const taking = seller.page.getByRole('dialog');
    await taking.getByLabel('还能卖，放回库存').check({ force: true });
    await taking.getByRole('button', { name: '收到退货' }).tap();
    await seller.page.getByText('已收回').waitFor();
    const { state, amounts } = await test.as(near.resident).getOrder(orderId);
    assert.deepEqual([state, amounts.refundFen, amounts.payableFen], ['settled', 3600, 3600]);
  });

  it('have a stock whose history their seller reads', async () => {
    const { page, open } = seller;
    await open(`/artisan/listings/${honey}`);
    await page.getByText('还有 19 瓶 可卖').waitFor();
    await page.getByLabel('增减多少').fill('-2');
    await page.getByLabel('坏了').check({ force: true });
    await button(page, '改库存').tap();
    await page.getByText('还有 17 瓶 可卖').waitFor();
    await page.getByText('进出', { exact: true }).tap();
    await page.getByText('一共放进 19 瓶 ＝ 卖掉 2 瓶 ＋ 留给订单 0 瓶 ＋ 可卖 17 瓶').waitFor();
    assert.deepEqual(await axeFaults(page), []);
  });

  it('that are sold out are said to be, where one would choose how many', async () => {
    const { page, open } = resident;
    const pinned = page.locator('.pinned-says');
    await open(`/listings/${honey}`);
    await pinned.getByText('请先选数量和取货时段').waitFor();
    await test.as(near.barber).correctStock(honey, { change: -17, reason: 'spoilt' });
    await open(`/listings/${honey}`);
    await pinned.getByText('暂时卖完了', { exact: true }).waitFor();
    await page.getByText('暂时卖完了，过些时候再来看看。').waitFor();
    assert.deepEqual(
      [await button(page, '立即下单').isDisabled(), await page.getByText('请先选').count()],
      [true, 0],
    );
    await test.as(near.barber).correctStock(honey, { change: 1, reason: 'restocked' });
    await open(`/listings/${honey}`);
    await pinned.getByText('请先选数量和取货时段').waitFor();
  });
});
