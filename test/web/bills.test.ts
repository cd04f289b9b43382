import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { chinaMonth } from '../../src/kernel/clock.ts';
import { billMakers } from '../contract/fixtures.bills.ts';
import type { World } from '../contract/fixtures.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood } from '../support/given.ts';
import { toStandin } from '../support/standin.ts';
import { axeFaults, desktop, launchBrowser, visit } from './browser.ts';

const top = '510115';

describe('the bills on the page', function () {
  this.timeout(90_000);
  let app: TestApp;
  let browser: Browser;
  before(async () => {
    app = await startApp();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await toStandin('/standin/wechat/settings', { billsOf: '' });
    await app?.stop();
  });

  it('say what bill and books have otherwise; one says what it is, another confirms it', async () => {
    const near = await givenNeighbourhood(app);
    await billMakers['finding open']({ ...near, app } as unknown as World);
    const { people } = app.application.features;
    await people.grant(near.neighbour._id, { role: 'admin', grid: top });
    await people.grant(near.resident._id, { role: 'supervisor', grid: top });

    const first = await visit(browser, app, near.neighbour, desktop);
    await first.open('/staff/refunds');
    await first.page.locator('#main').getByRole('link', { name: '微信对账' }).click();
    await first.page.getByText('微信有，账上没有').waitFor();
    assert.deepEqual(await axeFaults(first.page), []);
    await first.page.getByRole('button', { name: '记为商户自有资金' }).click();
    const sheet = first.page.getByRole('dialog');
    await sheet.getByRole('textbox').fill('管理员给商户号充值');
    await sheet.getByRole('button', { name: '确定' }).click();
    await first.page.getByText('已说明，等另一位同事确认。').waitFor();
    assert.equal(await first.page.getByRole('button', { name: '确认说明' }).count(), 0, 'not by oneself');
    await first.close();

    const second = await visit(browser, app, near.resident);
    await second.open('/staff/bills');
    await second.page.getByText('管理员给商户号充值').waitFor();
    assert.deepEqual(await axeFaults(second.page), []);
    await second.page.getByRole('button', { name: '确认说明' }).click();
    await second.page.getByText('全部对得上').waitFor();
    await app.settle();
    assert.equal(await app.application.features.ledger.balanceOf('own:operator'), -100);
    await second.close();

    const books = await visit(browser, app, near.neighbour, desktop);
    await books.open(`/staff/ledger?month=${chinaMonth(app.application.clock.now())}`);
    await books.page.getByText('借贷相等').waitFor();
    assert.deepEqual(await axeFaults(books.page), []);
    await books.page.locator('#main').getByRole('link', { name: '商户自有资金' }).click();
    await books.page.getByRole('heading', { name: '明细账 · 商户自有资金' }).waitFor();
    await books.page.getByRole('cell', { name: '商户自有资金收支' }).waitFor();
    assert.deepEqual(await axeFaults(books.page), []);
    await books.close();
  });
});
