import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { chinaDay, hour, startOfChinaDay } from '../../src/kernel/clock.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { givenTool, loanBookingOf } from '../support/given.loans.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { launchBrowser, visit } from './browser.ts';

describe('waiting for what is lent, on a phone', function () {
  this.timeout(120_000);
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

  it('is asked for in the days one would like, and taken when it is one’s turn', async () => {
    const now = test.application.clock.now();
    await test.pass(startOfChinaDay(chinaDay(now) + 1).getTime() + 12 * hour - now.getTime());
    const listing = await givenTool(test, near, { firstUnits: 1, mostDays: 7 });
    const body = await loanBookingOf(test, listing, near.place, 4);
    const order = await test.as(near.neighbour).bookOrder({ body: body as never });

    const { page, open, close } = await visit(browser, test, near.resident);
    await open(`/listings/${listing}`);
    await page.getByText('想要的日子借完了？可以排队').tap();
    await page.getByLabel('最早哪天借').selectOption({ index: 0 });
    await page.getByLabel('最晚哪天还').selectOption({ index: 1 });
    await page.getByLabel('借几天').selectOption('2');
    await page.getByRole('button', { name: '排队', exact: true }).tap();
    await page.getByText('您排在第一位，有空的马上告诉您。').waitFor();
    await open('/orders');
    await page.getByText('排队中').waitFor();

    await test.as(near.neighbour).dropOrder(order.id);
    await open('/');
    await page.getByText('轮到您了').waitFor();
    await page.getByRole('link', { name: '去借' }).tap();
    await page.getByText(/起为您留了 2 天/).waitFor();
    await page
      .getByRole('button', { name: /立即预约|去借|借/ })
      .last()
      .tap();
    await page.getByRole('button', { name: /确认/ }).tap();
    await page.waitForURL(/pay/);
    const [entry] = (await test.as(near.resident).listMyQueueEntries()).items;
    assert.equal(entry?.state, 'taken');
    const ordered = await test.as(near.resident).getOrder(entry?.id ?? '');
    assert.deepEqual([ordered.state, ordered.listingId], ['unpaid', listing]);
    await close();
  });
});
