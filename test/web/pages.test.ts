import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { givenShop } from '../contract/fixtures.shops.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, givenOrder, type Neighbourhood } from '../support/given.ts';
import { drawn, upload } from '../support/pictures.ts';
import {
  axeFaults,
  desktop,
  launchBrowser,
  overflow,
  phone,
  settled,
  sizeFaults,
  tabOrder,
  type Visitor,
  visit,
} from './browser.ts';

interface Seen {
  who: Someone | null;
  path: string;
}

/** Every page there is, each seen by who works with it. */
describe('every page', function () {
  // Some thirty pages, each judged as a whole.
  this.timeout(300_000);
  let test: TestApp;
  let browser: Browser;
  let near: Neighbourhood;
  let pages: Seen[];

  before(async () => {
    test = await startApp();
    near = await givenNeighbourhood(test);
    browser = await launchBrowser();
    pages = await allPages();
  });
  after(async () => {
    await browser?.close();
    await test?.stop();
  });

  /** A draft with pictures, of an artisan who shows themselves. */
  async function picturedDraft(barber: Someone): Promise<string> {
    const pictures = [await upload(test, barber, await drawn()), await upload(test, barber, await drawn())];
    const portrait = (await upload(test, barber, await drawn(), 'portrait')).id;
    const { version } = await test.as(barber).getMyArtisan();
    await test.as(barber).updateMyArtisan({ headers: { 'If-Match': `"${version}"` }, body: { portrait } });
    const body = {
      kind: 'service',
      category: 'haircut',
      title: '有图的项目',
      way: 'at_home',
      durationMinutes: 30,
      priceKind: 'market',
      priceFen: 100,
      pictures: pictures.map(({ id }) => id),
    } as const;
    return (await test.as(barber).createListing({ body })).id;
  }

  async function allPages(): Promise<Seen[]> {
    const { resident, barber, leader, checker, haircut, homeHaircut } = near;
    const unpaid = await givenOrder(test, near, 'unpaid');
    const confirmed = await givenOrder(test, near, 'confirmed', { nth: 8 });
    const completed = await givenOrder(test, near, 'completed', { nth: 16 });
    await test.as(resident).writeReview(completed.id, { stars: 4, text: '剪得仔细' });
    await test.as(barber).writeReview(completed.id, { stars: 5, text: '准时' });
    const starts = await test
      .as(null)
      .listSlots({ params: { id: homeHaircut }, query: { place: near.place, days: 7 } });
    const start = starts.days.flatMap((day) => day.starts).at(-1) ?? '';
    await test.as(checker).revealOrderContact(confirmed.id, { reason: '居民来电核实' });
    const body = { phone: '13400000009', reason: '带身份证来过，旧号码停机' };
    await test.as(checker).proposePhoneChange({ params: { id: resident._id }, body });
    await test.as(checker).askForCoverage();
    await test.settle();
    const artisan = (await test.as(barber).getMyArtisan()).id;
    const shop = await givenShop(test, checker, [barber]);
    const pictured = await picturedDraft(barber);
    const subject = { kind: 'listing', id: haircut } as const;
    await test
      .as(resident)
      .reportSubject({ body: { subject, reason: 'price', details: '到门口又加了五十块' } });
    const mine = async (who: Someone | null, ...paths: string[]) => paths.map((path) => ({ who, path }));
    return [
      ...(await mine(null, '/sign-in', '/local', '/nowhere', '/help', '/privacy', '/basket')),
      ...(await mine(resident, '/', `/listings/${haircut}`, `/listings/${homeHaircut}/book?start=${start}`)),
      ...(await mine(resident, '/orders', `/orders/${unpaid.id}/pay`, `/orders/${confirmed.id}`)),
      ...(await mine(
        resident,
        `/orders/${completed.id}`,
        '/notices',
        '/me',
        '/me/account',
        '/me/looks',
        '/me/needs',
        '/fund',
        '/me/decisions',
        `/report/artisan/${artisan}`,
      )),
      ...(await mine(resident, '/me/close', '/consent')),
      ...(await mine(near.acrossTheRiver, '/me/close')),
      ...(await mine(
        barber,
        '/artisan',
        `/artisan/orders/${confirmed.id}`,
        '/artisan/hours',
        '/artisan/round',
        '/artisan/week',
      )),
      ...(await mine(barber, '/artisan/listings', '/artisan/listings/new', `/artisan/listings/${haircut}`)),
      ...(await mine(barber, `/artisan/listings/${pictured}`)),
      ...(await mine(barber, '/artisan/income', '/artisan/statement', '/artisan/reviews')),
      ...(await mine(
        near.admin,
        '/staff/people',
        '/staff/help',
        '/staff/second-factor',
        '/staff/categories',
      )),
      ...(await mine(leader, '/leader', '/leader/nominate', '/leader/needs', '/leader/funnel')),
      ...(await mine(
        checker,
        '/staff/shops',
        '/staff/shops/new',
        '/staff/merchants/new',
        `/staff/shops/${shop.id}`,
      )),
      ...(await mine(resident, `/shops/${shop.id}`)),
      ...(await mine(checker, '/staff', `/staff/artisans/${artisan}`, '/staff/listings')),
      ...(await mine(checker, `/staff/listings/${pictured}`, '/staff/orders?state=all')),
      ...(await mine(
        checker,
        `/staff/orders/${confirmed.id}`,
        '/staff/refunds',
        '/staff/funds',
        '/staff/ledger',
        '/staff/ledger/statement?account=escrow',
        '/staff/texts',
        '/staff/reports',
        '/staff/quality',
        `/staff/coverage?category=haircut&at=${near.place}`,
        '/staff/audit',
      )),
    ];
  }

  type Find = (page: Page) => Promise<string[]>;
  type Wrong = Record<string, string[]>;
  interface Mode {
    screen: typeof phone;
    elder: boolean;
    finds: Record<string, Find>;
  }
  /** Switches the 长辈版 on or off as people do; a page without the switch is opened anew as it was left. */
  async function setElder(page: Page, on: boolean): Promise<void> {
    const isElder = (want: boolean) => document.documentElement.classList.contains('elder') === want;
    if (await page.evaluate(isElder, on)) return;
    const toggle = page.locator('.reading-toggle');
    if ((await toggle.count()) > 0) await toggle.dispatchEvent('click');
    else {
      await page.evaluate((value) => window.localStorage.setItem('reading.elder', value), on ? '1' : '0');
      await page.reload();
      await settled(page);
    }
    await page.waitForFunction(isElder, on);
    // the sizes pass over to one another, however briefly
    await page.waitForFunction(() => !document.getAnimations().some((each) => each instanceof CSSTransition));
  }
  /** What a look at every page finds wrong; each is opened once and judged in one mode after the other. */
  async function look(modes: Mode[]): Promise<Wrong[]> {
    const wrong = modes.map(({ finds }) => nothing(...Object.keys(finds)));
    const visitors = new Map<string, Visitor>();
    for (const { who, path } of pages) {
      const id = who?._id ?? '';
      const visitor = visitors.get(id) ?? (await visit(browser, test, who, phone));
      visitors.set(id, visitor);
      const { page, open } = visitor;
      // the server knows every page that there is
      assert.equal(await open(path), path === '/nowhere' ? 404 : 200, path);
      for (const [nth, { screen, elder, finds }] of modes.entries()) {
        await page.setViewportSize(screen);
        await setElder(page, elder);
        for (const [name, find] of Object.entries(finds))
          for (const fault of await find(page)) wrong[nth]?.[name]?.push(`${path} ${fault}`);
      }
      await page.setViewportSize(phone);
      await setElder(page, false);
    }
    for (const visitor of visitors.values()) await visitor.close();
    return wrong;
  }

  /** Scrolling to the side on the narrowest screen that is held, to which the same page is drawn again. */
  const tooWide: Find = async (page) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const px = await overflow(page);
    await page.setViewportSize(phone);
    return px > 0 ? [`is ${px} px too wide`] : [];
  };
  /** Every control is said by a name; one heading and one main part tell where one is. */
  const nameless: Find = async (page) => {
    const said = await page.locator('body').ariaSnapshot();
    const control = /- (button|link|textbox|combobox|checkbox|radio)( \[|$|:)/;
    const faults = said.split('\n').filter((line) => control.test(line));
    if ((await page.locator('h1').count()) !== 1) faults.push('h1');
    if ((await page.locator('main').count()) !== 1) faults.push('main');
    return faults;
  };
  const nothing = (...names: string[]): Wrong =>
    Object.fromEntries(names.map((name): [string, string[]] => [name, []]));
  const sizes =
    (textPx: number, targetPx: number): Find =>
    (page) =>
      sizeFaults(page, textPx, targetPx);

  const modes: Mode[] = [
    { screen: phone, elder: false, finds: { nameless, sizes: sizes(16, 44), axeFaults, tooWide } },
    { screen: desktop, elder: false, finds: { axeFaults } },
    { screen: phone, elder: true, finds: { sizes: sizes(18, 60), axeFaults, tooWide } },
  ];
  let looked: Promise<Wrong[]> | undefined;
  const seen = async (nth: number) => {
    looked ??= look(modes);
    return (await looked)[nth];
  };

  it('on a phone: WCAG 2.2 AA, names for all controls, text of 16 px, targets of 44 px, 320 px are enough', async () => {
    assert.deepEqual(await seen(0), nothing('nameless', 'sizes', 'axeFaults', 'tooWide'));
  });

  it('on a desktop: WCAG 2.2 AA', async () => {
    assert.deepEqual(await seen(1), nothing('axeFaults'));
  });

  it('in the 长辈版: text of 18 px, targets of 60 px, WCAG 2.2 AA, 320 px are enough', async () => {
    assert.deepEqual(await seen(2), nothing('sizes', 'axeFaults', 'tooWide'));
  });

  it('that is none is said to be none, by the status and by the page', async () => {
    const visitor = await visit(browser, test, null);
    for (const path of ['/nowhere', '/orders/1/nothing', '/staff/nothing']) {
      const answer = await visitor.page.goto(test.baseUrl + path);
      assert.equal(answer?.status(), 404, path);
      await settled(visitor.page);
      assert.match((await visitor.page.locator('#main').textContent()) ?? '', /没有找到这个页面/);
    }
    const posted = await fetch(`${test.baseUrl}/me`, { method: 'POST' });
    assert.deepEqual([posted.status, posted.headers.get('allow')], [405, 'GET, HEAD']);
    await visitor.context.close();
  });

  it('is reached by the Tab key in the order in which it is read', async () => {
    const visitor = await visit(browser, test, near.resident);
    await visitor.open('/');
    const home = await tabOrder(visitor.page);
    const order = [
      'a 跳到正文',
      'button 长辈版',
      'button 我家在',
      'input 搜索手艺或服务',
      'a 理周师傅理发',
      'a 首页',
    ];
    const places = order.map((start) => home.findIndex((name) => name.startsWith(start)));
    assert.ok(
      places.every((at, index) => at >= 0 && (index === 0 || at > (places[index - 1] ?? 0))),
      home.join('\n'),
    );

    await visitor.open(`/listings/${near.haircut}`);
    const listing = await tabOrder(visitor.page);
    const book = listing.findIndex((name) => name.includes('立即预约'));
    const slot = listing.findIndex((name) => name.startsWith('input ') && /\d\d:\d\d/.test(name));
    assert.ok(slot >= 0 && book > slot, listing.join('\n'));
    await visitor.close();
  });

  it('says the order to who listens: progress, code and what can be done', async () => {
    const visitor = await visit(browser, test, near.resident);
    const confirmed = pages.filter(({ path }) => path.startsWith('/orders/'))[1];
    await visitor.open(confirmed?.path ?? '');
    const said = await visitor.page.locator('main').ariaSnapshot();
    for (const part of ['list "订单进度"', '（当前）', 'heading "签到码"', 'button "取消预约"'])
      assert.ok(said.includes(part), `${part} is not said:\n${said}`);
    await visitor.close();
  });
});
