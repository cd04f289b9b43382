import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { sayTime } from '../../src/web/format/time.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { givenTool, loanBookingOf } from '../support/given.loans.ts';
import { givenRoom } from '../support/given.rooms.ts';
import {
  freeStarts,
  givenArtisan,
  givenBooked,
  givenNeighbourhood,
  givenOrder,
  givenRevised,
  type Neighbourhood,
} from '../support/given.ts';
import { axeFaults, launchBrowser, settled, visit } from './browser.ts';

describe('the page that books', () => {
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

  const revise = (change: object) => givenRevised(test, near, change);

  it('says what has changed since it was opened, and books that after one more tap', async () => {
    const { page, open, close, faults } = await visit(browser, test, near.resident);
    const [start = ''] = await freeStarts(test, near.haircut, near.place);
    await open(`/listings/${near.haircut}/book?start=${encodeURIComponent(start)}`);
    await page
      .getByText(/取消，退 ¥25$/)
      .first()
      .waitFor();
    await revise({ priceFen: 6800, durationMinutes: 60 });
    await page.getByRole('button', { name: /^确认预约并支付/ }).tap();
    await page.getByText('约定有变化').waitFor();
    await page.getByText(/原来：.*；现在：¥?68/).waitFor();
    await page.getByText('原来：45 分钟；现在：1 小时').waitFor();
    assert.deepEqual(await axeFaults(page), []);
    assert.ok((await freeStarts(test, near.haircut, near.place)).includes(start), 'nothing is claimed');
    // the browser itself notes the refusal
    faults.length = 0;
    await page.getByRole('button', { name: /^同意变化，预约并支付/ }).tap();
    await page.getByRole('button', { name: '立即支付' }).waitFor();
    const mine = await test.as(near.resident).listOrders({ query: { as: 'resident' } });
    assert.equal(mine.items[0]?.amounts.advanceFen, 6800);
    await close();
  });

  it('is followed by one that says what would come back, and until when, before one cancels', async () => {
    const order = await givenOrder(test, near, 'confirmed', { nth: 3 });
    const { cancelRefundFen, cancelRefundUntil } = await test.as(near.resident).getOrder(order.id);
    assert.equal(cancelRefundFen, order.amounts.paidFen);
    const until = sayTime(cancelRefundUntil ?? '', test.application.clock.now());
    const back = `${until} 前取消，退回 ¥${order.amounts.paidFen / 100}`;
    const { page, open, close } = await visit(browser, test, near.resident);
    await open(`/orders/${order.id}`);
    await page.getByText(back, { exact: true }).waitFor();
    await page.getByRole('button', { name: '取消预约', exact: true }).tap();
    await page.getByText(`${back}，扣下 ¥0。确定取消吗？`).waitFor();
    await close();
  });

  it('leads to the payment of what one has at that time already', async () => {
    const order = await givenBooked(test, near, near.haircut, { nth: 20 });
    const { page, open, close, faults } = await visit(browser, test, near.resident);
    await open(`/listings/${near.haircut}/book?start=${encodeURIComponent(order.startAt)}`);
    await page.getByRole('button', { name: /^确认预约并支付/ }).tap();
    await page.getByText('这个时间您已经约了，还没有付款').waitFor();
    // the browser itself notes the refusal
    faults.length = 0;
    await page.getByRole('link', { name: '去付款', exact: true }).tap();
    await page.waitForURL(new RegExp(`/orders/${order.id}/pay$`));
    await close();
  });

  it('two visits at one time are warned of, before anything is booked', async () => {
    const repair = (await givenArtisan(test, 'wu')).listing;
    const starts = await freeStarts(test, repair, near.place);
    const cuts = await freeStarts(test, near.haircut, near.place);
    const nth = cuts.findIndex((one, index) => index > 12 && starts.includes(one));
    const standing = await givenOrder(test, near, 'confirmed', { nth });
    const at = standing.startAt;
    const { page, open, close } = await visit(browser, test, near.resident);
    await open(`/listings/${repair}/book?start=${at}`);
    await page.getByText(/这个时间您已经约了：.*理发/).waitFor();
    const { items } = await test.as(near.resident).listOrders({ query: { as: 'resident' } });
    const other = starts.find((one) => items.every(({ endAt }) => one >= endAt));
    await open(`/listings/${repair}/book?start=${other}`);
    await settled(page);
    assert.equal(await page.getByText(/这个时间您已经约了/).count(), 0);
    // whatever else one has to be at is warned of as well; what is only fetched or borrowed takes nobody's time
    const hall = await givenRoom(test, near, { priceKind: 'free', priceFen: 0 });
    await open(`/listings/${hall}/book?start=${at}&hours=1&guests=2`);
    await page.getByText(/这个时间您已经约了：.*理发/).waitFor();
    const drill = await givenTool(test, near);
    const loan = await test
      .as(near.resident)
      .bookOrder({ body: (await loanBookingOf(test, drill, near.place, 2, 5)) as never });
    await open(`/listings/${hall}/book?start=${loan.startAt}&hours=1&guests=2`);
    await settled(page);
    assert.equal(await page.getByText(/这个时间您已经约了/).count(), 0);
    await close();
  });
});
