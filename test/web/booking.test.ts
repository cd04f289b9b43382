import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { freeStarts, givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
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

  /** The barber takes his haircut off, changes it, and has it approved again. */
  async function rework(change: object): Promise<void> {
    const params = { id: near.haircut };
    const barber = test.as(near.barber);
    const { version } = await barber.reworkListing(near.haircut);
    const body = { kind: 'service' as const, ...change };
    await barber.updateListing({ params, headers: { 'If-Match': `"${version}"` }, body });
    await barber.submitListing(near.haircut);
    await test.as(near.approver).approveListing(near.haircut);
  }

  it('says what has changed since it was opened, and books that after one more tap', async () => {
    const { page, open, close, faults } = await visit(browser, test, near.resident);
    const [start = ''] = await freeStarts(test, near.haircut, near.place);
    await open(`/listings/${near.haircut}/book?start=${encodeURIComponent(start)}`);
    await rework({ priceFen: 6800, durationMinutes: 60 });
    await page.getByRole('button', { name: /^确认预约并支付/ }).tap();
    await page.getByText('约定有变化').waitFor();
    await page.getByText(/原来：.*；现在：¥?68/).waitFor();
    await page.getByText('原来：45 分钟；现在：1 小时').waitFor();
    assert.deepEqual(await axeFaults(page), []);
    assert.ok((await freeStarts(test, near.haircut, near.place)).includes(start), 'nothing is claimed');
    // the browser itself notes the refusal
    faults.length = 0;
    await page.getByRole('button', { name: /^同意变化，预约并支付/ }).tap();
    await page.waitForURL(/\/orders\/ord_\w+\/pay$/);
    await settled(page);
    const mine = await test.as(near.resident).listOrders({ query: { as: 'resident' } });
    assert.equal(mine.items[0]?.amounts.advanceFen, 6800);
    await close();
  });
});
