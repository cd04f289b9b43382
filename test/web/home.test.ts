import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import {
  freeStarts,
  givenArtisan,
  givenBooked,
  givenNeighbourhood,
  givenOrder,
  type Neighbourhood,
} from '../support/given.ts';
import { launchBrowser, phone, settled, visit } from './browser.ts';

/** What is left of a phone's screen above an open keyboard. */
const aboveKeyboard = { width: 390, height: 480 };

/** Title and price of the first result are on the screen, and nothing lies over them. */
async function seesFirstCard(page: Page): Promise<void> {
  const card = page
    .getByRole('region', { name: /的结果$/ })
    .getByRole('link')
    .first();
  await card.waitFor();
  const { y = Number.POSITIVE_INFINITY } = (await card.boundingBox()) ?? {};
  assert.ok(y + 90 < aboveKeyboard.height, `the first card begins at ${y}`);
  const covered = await card.evaluate((node) => {
    const { x, y: top } = node.getBoundingClientRect();
    return !node.contains(document.elementFromPoint(x + 150, top + 80));
  });
  assert.ok(!covered, 'nothing lies over it');
}

describe('a resident’s home, and the way from it to a booking', () => {
  let test: TestApp;
  let browser: Browser;
  let near: Neighbourhood;
  let repair: string;
  before(async () => {
    test = await startApp();
    near = await givenNeighbourhood(test);
    repair = (await givenArtisan(test, 'wu')).listing;
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await test?.stop();
  });

  it('what is looked for stands above an open keyboard, also in 长辈版', async () => {
    for (const elder of [false, true]) {
      const { page, open, close } = await visit(browser, test, near.resident, aboveKeyboard);
      await open('/');
      if (elder) await page.getByRole('button', { name: '长辈版' }).first().tap();
      else await page.getByRole('button', { name: '不用了' }).tap();
      await page.getByRole('button', { name: '美容美发' }).tap();
      await page.getByRole('heading', { name: '美容美发的结果' }).waitFor();
      await seesFirstCard(page);
      await page.getByRole('button', { name: '全部分类' }).tap();
      await page.getByLabel('搜索手艺或服务').fill('修冰箱');
      await page.getByRole('heading', { name: '“修冰箱”的结果' }).waitFor();
      await seesFirstCard(page);
      await close();
    }
  });

  it('what words may mean is offered while they are typed, and what was looked for lately before', async () => {
    const { page, open, close } = await visit(browser, test, near.resident, aboveKeyboard);
    await open('/');
    const field = page.getByLabel('搜索手艺或服务');
    const offered = page.getByRole('list', { name: '搜索建议' });
    await field.fill('剪头');
    await offered.getByRole('button', { name: /^理发 \d+$/ }).tap();
    await page.getByRole('heading', { name: '理发的结果' }).waitFor();
    await field.fill('冰厢');
    await offered.getByRole('button', { name: '是不是找“冰箱”' }).tap();
    await page.getByRole('heading', { name: '“冰箱”的结果' }).waitFor();
    await seesFirstCard(page);
    await field.fill('');
    await field.focus();
    await offered.getByRole('button', { name: '冰箱', exact: true }).waitFor();
    await offered.getByRole('button', { name: '清除记录' }).tap();
    await offered.waitFor({ state: 'hidden' });
    await field.fill('配钥匙');
    await page.getByRole('heading', { name: '“配钥匙”的结果' }).waitFor();
    await page.getByText('附近能找到这些').waitFor();
    await close();
  });

  it('a list comes back as it was left', async () => {
    const { page, open, close } = await visit(browser, test, near.resident, aboveKeyboard);
    await open('/?category=beauty');
    await settled(page);
    await page.evaluate(() => window.scrollTo({ top: 300 }));
    const before = await page.evaluate(() => window.scrollY);
    assert.ok(before > 100, 'there is something to scroll');
    await page.route('**/api/shelf?*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue();
    });
    await page
      .getByRole('link', { name: /周师傅/ })
      .last()
      .tap();
    await page.getByRole('button', { name: '立即预约' }).waitFor();
    await page.getByRole('button', { name: '返回' }).tap();
    // long before the shelf has answered anew
    await page
      .getByRole('link', { name: /周师傅/ })
      .first()
      .waitFor({ timeout: 1000 });
    assert.equal(await page.evaluate(() => window.scrollY), before);
    await page.unrouteAll({ behavior: 'wait' });
    await close();
  });

  it('home says what is to be paid, and which visit is next', async () => {
    const unpaid = await givenBooked(test, near, near.haircut, { nth: 6 });
    const { page, open, close } = await visit(browser, test, near.resident);
    await open('/');
    await page
      .getByRole('region', { name: '等您付款' })
      .getByRole('link', { name: /周师傅理发/ })
      .tap();
    await page.waitForURL(new RegExp(`/orders/${unpaid.id}/pay$`));
    await test.as(near.resident).dropOrder(unpaid.id);
    const confirmed = await givenOrder(test, near, 'confirmed', { nth: 6 });
    await open('/');
    await page.getByRole('region', { name: '下一次预约' }).getByRole('link').tap();
    await page.waitForURL(new RegExp(`/orders/${confirmed.id}$`));
    await close();
  });

  it('filters stand in the address, say how many there are, and are there again on the way back', async () => {
    const { page, open, close } = await visit(browser, test, near.resident);
    await open('/?category=beauty&where=nonsense&tier=7');
    const count = async () => page.locator('a.listing-card').count();
    await page.locator('a.listing-card').first().waitFor();
    const before = await count();
    await page.getByRole('button', { name: '筛选' }).tap();
    await page.getByRole('radio', { name: /^上门 \d+$/ }).waitFor();
    const said = await page
      .getByRole('radio', { name: /^上门 \d+$/ })
      .evaluate((node) => node.parentElement?.textContent);
    const atHome = Number(/\d+/.exec(said ?? '')?.[0]);
    assert.ok(atHome > 0 && atHome < before, `${atHome} of ${before}`);
    await page.getByRole('radio', { name: /^上门 / }).check({ force: true });
    await page.getByRole('radio', { name: '价钱低' }).check({ force: true });
    await page.getByRole('button', { name: `看这 ${atHome} 项` }).tap();
    await page.waitForURL(/category=beauty&sort=price&where=at_home$/);
    await page.locator('a.listing-card').first().waitFor();
    assert.equal(await count(), atHome);
    await page.locator('a.listing-card').first().tap();
    await page.getByRole('button', { name: '返回' }).tap();
    await page.getByRole('button', { name: '去掉“上门”' }).tap();
    await page.waitForURL(/category=beauty&sort=price$/);
    await open('/?by=today&leastRating=4.5&mostFen=1000&priceKind=quote');
    await page.getByText('这些条件一起，附近没有合适的').waitFor();
    await close();
  });

  it('the many of one person are two and a number, which opens all of them', async () => {
    const { page, open, close } = await visit(browser, test, near.resident);
    await page.route('**/api/shelf?*', async (route) => {
      const answer = await route.fetch();
      const body = (await answer.json()) as { items: object[] };
      if (!route.request().url().includes('provider='))
        Object.assign(body.items[1] ?? {}, { moreOfProvider: 45 });
      await route.fulfill({ response: answer, json: body });
    });
    await open('/?category=beauty');
    await page.getByRole('link', { name: /还有 45 项/ }).tap();
    await page.waitForURL(/provider=art_/);
    await page.getByRole('button', { name: /去掉“只看/ }).waitFor();
    await page.unrouteAll({ behavior: 'wait' });
    await close();
  });

  it('the leader is a tap away, on home, in 长辈版 and where nothing was found', async () => {
    const { leaderPhone } = await test.as(null).getGrid({ params: { code: near.place } });
    assert.match(leaderPhone ?? '', /^1\d{10}$/);
    const { page, open, close } = await visit(browser, test, near.resident);
    await open('/?q=潜水艇');
    await page.getByText('附近还没有合适的达人').waitFor();
    const call = page.getByRole('link', { name: /^打电话给/ });
    assert.equal(await call.first().getAttribute('href'), `tel:${leaderPhone}`);
    await open('/');
    await page.getByRole('button', { name: '长辈版' }).first().tap();
    const tiles = page.getByRole('list', { name: '常用' });
    assert.deepEqual(
      (await tiles.getByRole('listitem').allTextContents()).map((text) => text.trim()),
      ['理发', '维修', '我的预约', '打电话给 网格长'],
    );
    for (const tile of await tiles.getByRole('listitem').all())
      assert.ok(((await tile.boundingBox())?.height ?? 0) >= 90, 'large');
    const lines = await tiles.getByText('打电话给 网格长').evaluate((node) => {
      const range = document.createRange();
      return [...(node.textContent ?? '')].map((_letter, index) => {
        range.setStart(node.firstChild as Node, index);
        range.setEnd(node.firstChild as Node, index + 1);
        return range.getBoundingClientRect().top;
      });
    });
    assert.equal(new Set(lines.slice(0, 4)).size, 1, 'a word stands in one line');
    assert.equal(new Set(lines.slice(5)).size, 1, 'a word stands in one line');
    await close();
  });

  it('长辈版 is offered once, and its choice of a time asks for the part of the day first', async () => {
    const { page, open, close } = await visit(browser, test, near.resident);
    await open('/');
    await page.getByText(/字看得清吗/).waitFor();
    await page.getByRole('button', { name: '不用了' }).tap();
    await open('/');
    assert.equal(await page.getByText(/字看得清吗/).count(), 0);
    await open(`/listings/${near.haircut}`);
    // late in the day only the evening is left of it
    await page
      .getByText(/^(上午|下午|晚上)$/)
      .first()
      .waitFor();
    assert.equal(await page.getByRole('radio', { name: '上午' }).count(), 0);
    await open('/');
    await page.getByRole('button', { name: '长辈版' }).tap();
    await open(`/listings/${near.haircut}`);
    const days = page.getByRole('radio', { name: /明天|后天/ });
    await days.first().check();
    await page.getByRole('radio', { name: '下午' }).check();
    const starts = await page.locator('input[name=slot-start] + span').allTextContents();
    assert.ok(starts.length > 0 && starts.every((at) => at >= '12:00' && at < '18:00'), starts.join(' '));
    await close();
  });

  it('a note belongs to the listing it was typed for, and to who typed it', async () => {
    const [start = ''] = await freeStarts(test, near.haircut, near.place);
    const [other = ''] = await freeStarts(test, repair, near.place);
    const { page, open, close } = await visit(browser, test, near.resident);
    const note = page.getByLabel('给达人留言（可不填）');
    await open(`/listings/${near.haircut}/book?start=${start}`);
    await note.fill('家里有老人');
    await open(`/listings/${repair}/book?start=${other}`);
    assert.equal(await note.inputValue(), '');
    await open(`/listings/${near.haircut}/book?start=${start}`);
    assert.equal(await note.inputValue(), '家里有老人');
    await page.goto(`${test.baseUrl}/api/local/enter?person=${near.neighbour._id}`);
    await open('/');
    await open(`/listings/${near.haircut}/book?start=${start}`);
    assert.equal(await note.inputValue(), '');
    await close();
  });

  it('a choice that is none leads back to choosing', async () => {
    const { page, open, close } = await visit(browser, test, near.resident);
    for (const start of ['abc', '2020-01-01T01:00:00.000Z', '', '9'.repeat(300)]) {
      await open(`/listings/${near.haircut}/book?start=${start}`);
      await page.waitForURL(new RegExp(`/listings/${near.haircut}(\\?.*)?$`));
      await page.getByRole('button', { name: '立即预约' }).waitFor();
    }
    await close();
  });

  it('the same again takes two taps', async () => {
    const done = await givenOrder(test, near, 'confirmed', { nth: 12 });
    await test.as(near.resident).cancelOrder(done.id);
    const { page, open, close } = await visit(browser, test, near.resident, phone);
    await open(`/orders/${done.id}`);
    await page.getByRole('button', { name: '再约一次' }).tap();
    await page.getByRole('button', { name: /确认预约并支付/ }).tap();
    await page.getByRole('button', { name: '立即支付' }).waitFor();
    await close();
  });

  it('a booking without a network says one thing, and that', async () => {
    const [start = ''] = await freeStarts(test, near.homeHaircut, near.place);
    const { page, context, open, close, faults } = await visit(browser, test, near.neighbour);
    await open(`/listings/${near.homeHaircut}/book?start=${start}`);
    await page.getByLabel('详细地址').fill('柳岸2号楼 301');
    await page.getByLabel('联系人').fill('王桂珍');
    await page.getByLabel('联系电话').fill('13900000002');
    await context.setOffline(true);
    await page.getByRole('button', { name: /确认预约/ }).tap();
    await page.getByText(/网络/).first().waitFor();
    assert.equal(
      await page.getByRole('alert').count(),
      1,
      (await page.getByRole('alert').allTextContents()).join(' | '),
    );
    await context.setOffline(false);
    faults.length = 0;
    await close();
  });
});
