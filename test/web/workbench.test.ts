import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { parse } from 'yaml';
import { orderKinds } from '../../src/features/orders/kinds/index.ts';
import { chinaDate } from '../../src/kernel/clock.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { freeStarts, givenArtisan, givenBooked, givenNeighbourhood, micro, pay } from '../support/given.ts';
import { launchBrowser, visit } from './browser.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const inSheet = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true });

const sameDay = (a: string, b: string) => chinaDate(new Date(a)) === chinaDate(new Date(b));

/** As much of a schema as is read here. */
interface Shape {
  const?: string;
  enum?: string[];
  properties?: Record<string, Shape>;
}
interface Contract {
  components: { schemas: Record<string, Shape> };
}

describe('the workbench of an artisan', () => {
  let test: TestApp;
  let browser: Browser;
  let artisan: Someone;
  let listing: string;
  before(async () => {
    test = await startApp();
    ({ artisan, listing } = await givenArtisan(test, 'zhou'));
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await test?.stop();
  });

  /** The sheet's backdrop is clicked as soon as the sheet is there. */
  const clickBeside = (page: Page) =>
    page.evaluate(() => document.querySelector<HTMLDialogElement>('dialog[open]')?.click());

  it('a new artisan reads what is still to be done, until it is', async () => {
    const { artisan: fresh } = await givenArtisan(test, 'wu');
    const introduce = async (introduction: string) => {
      const { version } = await test.as(fresh).getMyArtisan();
      await test
        .as(fresh)
        .updateMyArtisan({ headers: { 'If-Match': `"${version}"` }, body: { introduction } });
    };
    await introduce('');
    const { page, open, close } = await visit(browser, test, fresh);
    await open('/artisan');
    const card = page.getByRole('region', { name: '开张前的几件事' });
    await card.getByRole('link', { name: '写自我介绍或放一张照片' }).waitFor();
    assert.equal(await card.getByText('✓ 设好每周时间').count(), 1);
    await introduce('修了三十年家电。');
    await open('/artisan');
    await page.getByText('还没有单子').waitFor();
    assert.equal(await card.count(), 0);
    await close();
  });

  it('a form offers the prices that the server takes for its kind, and no others, and an example of its own', async () => {
    const sorts = { market: '市场价', lowfee: '低偿', free: '公益', quote: '上门报价' };
    const { schemas } = (parse(readFileSync('openapi.yaml', 'utf8')) as Contract).components;
    const formOf = (kind: string) =>
      Object.entries(schemas).find(
        ([name, { properties }]) => name.endsWith('ListingNew') && properties?.['kind']?.const === kind,
      )?.[1].properties?.['priceKind']?.enum ?? schemas['PriceKind']?.enum;
    const { page, open, close } = await visit(browser, test, artisan);
    const examples = new Set<string>();
    for (const { kind } of orderKinds) {
      const taken = (formOf(kind) ?? []).map((one) => sorts[one as keyof typeof sorts]);
      assert.ok(taken.length > 0, kind);
      await open(`/artisan/listings/new?kind=${kind}`);
      const offered = await page.getByRole('group', { name: '价格性质' }).getByRole('radio').all();
      const names = await Promise.all(
        offered.map((one) => one.evaluate((node) => node.closest('label')?.textContent?.trim())),
      );
      // where there is no choice nothing is asked
      assert.deepEqual(names.length > 0 ? names.sort() : ['公益'], taken.sort(), kind);
      examples.add(
        (await page
          .getByText(/^比如：/)
          .first()
          .textContent()) ?? '',
      );
    }
    assert.equal(examples.size, orderKinds.length);
    await close();
  });

  it('an order is accepted from the list, and two visits stand in the week with the walk between them', async () => {
    const near = await givenNeighbourhood(test);
    const visitAt = (address: string) => ({ address, contactName: '李芳', contactPhone: '13900000001' });
    const starts = await freeStarts(test, near.homeHaircut, near.place);
    const day = starts.find((at) => starts.filter((other) => sameDay(at, other)).length > 20) ?? '';
    const ofDay = starts.filter((at) => sameDay(at, day));
    const nth = (at: string | undefined) => ({ nth: starts.indexOf(at ?? '') });
    const first = await givenBooked(test, near, near.homeHaircut, {
      ...nth(ofDay[0]),
      visit: visitAt('柳岸2号 1'),
    });
    await pay(test, near.resident, first);
    const elsewhere = { ...near, place: micro(5) };
    const later = await freeStarts(test, near.homeHaircut, elsewhere.place);
    const second = await givenBooked(test, elsewhere, near.homeHaircut, {
      nth: later.indexOf(later.filter((at) => sameDay(at, day)).at(-1) ?? ''),
      visit: visitAt('柳岸5号 1'),
    });
    await pay(test, near.resident, second);
    const { page, open, close } = await visit(browser, test, near.barber);
    await open('/artisan');
    await page.getByText('等您答复（2）').waitFor();
    await button(page, '接单').first().tap();
    await page.getByText('等您答复（1）').waitFor();
    await button(page, '接单').first().tap();
    await page.getByText('等您答复', { exact: false }).waitFor({ state: 'detached' });
    const { busy } = await test.as(near.barber).getMyCalendar({ query: { days: 14 } });
    assert.equal(busy.find(({ id }) => id === first.id)?.walkMinutes, null, 'nothing goes before it');
    const walk = busy.find(({ id }) => id === second.id)?.walkMinutes ?? 0;
    assert.ok(walk > 0 && walk <= 60, `${walk} minutes`);
    await open('/artisan/week');
    await page.getByText(`走过去约 ${walk} 分钟`).waitFor();
    await page
      .getByRole('link', { name: /上门给老人剪头/ })
      .first()
      .tap();
    await page.waitForURL(/\/artisan\/orders\/ord_/);
    await close();
  });

  it('a second tap right after the first does not close the sheet that it opened', async () => {
    const { page, open, close } = await visit(browser, test, artisan);
    await open(`/artisan/listings/${listing}`);
    await button(page, '永久下架').waitFor();
    await page.evaluate(async () => {
      [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === '永久下架')?.click();
      while (!document.querySelector('dialog[open]')) await new Promise((done) => setTimeout(done));
      document.querySelector<HTMLDialogElement>('dialog[open]')?.click();
    });
    await sleep(500);
    assert.equal(await inSheet(page, '永久下架').isVisible(), true);
    await clickBeside(page);
    await inSheet(page, '永久下架').waitFor({ state: 'hidden' });
    await close();
  });

  it('what was typed is saved before the offer is submitted, and a wrong field stops both', async () => {
    const offer = { kind: 'service', category: 'haircut', title: '剪发', way: 'at_shop', address: '杏林店' };
    const price = { durationMinutes: 45, priceKind: 'market', priceFen: 2500 };
    const { id } = await test.as(artisan).createListing({ body: { ...offer, ...price } as never });
    const { page, open, close } = await visit(browser, test, artisan);
    await open(`/artisan/listings/${id}`);
    const title = page.getByLabel('项目名称');
    await title.fill('剪');
    await button(page, '提交审核').click();
    await page.getByText('请写项目名称，至少两个字。').waitFor();
    await page.waitForFunction(() => document.activeElement?.matches('input[maxlength="30"]'));
    const read = () => test.as(artisan).getListing({ params: { id } });
    assert.equal((await read()).state, 'draft');
    await title.fill('剪发，改过的');
    await button(page, '提交审核').click();
    await page.getByText('已提交，等待社区审核。').waitFor();
    const { state, title: saved } = await read();
    assert.deepEqual({ state, saved }, { state: 'submitted', saved: '剪发，改过的' });
    await close();
  });

  it('another span of a day begins after the last one and is saved as proposed', async () => {
    const { page, open, close } = await visit(browser, test, artisan);
    await open('/artisan/hours');
    await button(page, '周日加一段').click();
    await button(page, '周日加一段').click();
    await button(page, '保存每周时间').click();
    await page.getByText('每周时间已保存。').waitFor();
    await close();
  });

  it('who is suspended is told why, and reads it on the first page of work', async () => {
    const { checker } = await givenNeighbourhood(test);
    const { id } = await test.as(artisan).getMyArtisan();
    await test.as(checker).suspendArtisan(id, { reason: '有人投诉，待查' });
    const { page, open, close } = await visit(browser, test, artisan);
    await open('/artisan');
    await page.getByText('账号已停用，项目暂时下架').waitFor();
    await open('/notices');
    await page.getByText('您的达人账号已停用：有人投诉，待查。').waitFor();
    await close();
  });
});
