import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { givenGoodOrder } from '../support/given.goods.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { launchBrowser, visit } from './browser.ts';

/** What a step asks first, in the sheet over the page. */
describe('the form of a step', () => {
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

  it('keeps what was typed for its own step alone, and sends the same again under the same key', async () => {
    const { id } = await givenGoodOrder(test, near, 'handed_over');
    const { page, open, faults, close } = await visit(browser, test, near.barber);
    const sheet = page.getByRole('dialog');
    const start = (name: string) => page.getByRole('button', { name, exact: true }).first().tap();
    await open(`/artisan/orders/${id}`);
    await start('补退一些钱');
    await sheet.getByLabel('原因').fill('有一瓶盖子松了');
    await sheet.getByRole('button', { name: '先不了' }).tap();
    await start('有问题，提出争议');
    assert.equal(await sheet.getByLabel('原因').inputValue(), '', 'of another step');
    await sheet.getByRole('button', { name: '先不了' }).tap();
    await start('补退一些钱');
    assert.equal(await sheet.getByLabel('原因').inputValue(), '有一瓶盖子松了');
    await sheet.getByLabel(/元/).fill('3');
    // the answer is lost on the way back, as it is in a lift
    let sent = 0;
    await page.route('**/give-back', async (route) => {
      sent += 1;
      if (sent > 1) return route.continue();
      await route.fetch();
      await route.abort();
    });
    await sheet.getByRole('button', { name: '补退一些钱' }).tap();
    await sheet.getByRole('alert').waitFor();
    assert.equal(faults.splice(0).length, 1, 'the network failed, and nothing else');
    await sheet.getByRole('button', { name: '补退一些钱' }).tap();
    await page.getByText('已退给居民。').waitFor();
    const { timeline, amounts } = await test.as(near.barber).getOrder(id);
    assert.equal(timeline.filter(({ step }) => (step as string) === 'give_back').length, 1);
    assert.equal(amounts.refundFen, 300);
    await close();
  });
});
