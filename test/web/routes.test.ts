import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, givenOrder, type Neighbourhood } from '../support/given.ts';
import { launchBrowser, phone, type Visitor, visit } from './browser.ts';

const source = readFileSync(new URL('../../src/web/app/router.ts', import.meta.url), 'utf8');
const routes = [...source.matchAll(/path: '(\/[^']*)'/g)].map(([, path]) => path ?? '');

const long = '长'.repeat(300);
const odd = [
  '?start=abc&state=nope&category=__proto__&cursor=!&tab=%20&as=nobody&from=2020-13-45',
  `?start=2020-01-01T00:00:00.000Z&start=x&state=&state=all&to=//evil.example&to=2&q=${encodeURIComponent(long)}`,
  '?start=&q=%F0%9F%98%80%00&category=&refused=1&constructor=1&id[]=1&%5B%5D=',
];
const ids = ['x', '__proto__', encodeURIComponent(`../${long}`)];

describe('every route', function () {
  this.timeout(600_000);
  let test: TestApp;
  let browser: Browser;
  let near: Neighbourhood;
  const visitors = new Map<string, Visitor>();
  before(async () => {
    test = await startApp();
    near = await givenNeighbourhood(test);
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await test?.stop();
  });

  async function at(who: Someone | null): Promise<Visitor> {
    const id = who?._id ?? '';
    const visitor = visitors.get(id) ?? (await visit(browser, test, who, phone));
    visitors.set(id, visitor);
    return visitor;
  }
  /** Who works with the pages of a part of the product. */
  function whoseIs(path: string): Someone {
    if (path.startsWith('/artisan')) return near.barber;
    if (path.startsWith('/leader')) return near.leader;
    if (/^\/staff\/(people|help)/.test(path)) return near.admin;
    return path.startsWith('/staff') ? near.checker : near.resident;
  }

  it('survives any query and any id: a heading and something to read stand there, and no script has failed', async () => {
    assert.ok(routes.length >= 30, `${routes.length} routes`);
    const order = await givenOrder(test, near, 'confirmed');
    const real = (path: string) => (path.includes('orders') ? order.id : near.haircut);
    const white: string[] = [];
    for (const path of routes.filter((each) => !each.includes(':rest'))) {
      const filled = path.includes(':id')
        ? [real(path), ...ids].map((id) => path.replace(':id', id))
        : [path];
      const asked = filled.flatMap((each, nth) =>
        nth === 0 ? odd.map((query) => each + query) : [each + odd[0]],
      );
      const { page, faults } = await at(whoseIs(path));
      for (const url of asked) {
        faults.length = 0;
        const answer = await page.goto(test.baseUrl + url).catch(() => null);
        const isRead = await isReadable(page);
        // what is not decodable at all is refused by the server, in words
        if (answer !== null && answer.status() < 500 && isRead && faults.length === 0) continue;
        white.push(
          `${url.slice(0, 120)}: ${answer?.status()} ${isRead ? '' : 'white'} ${faults.join('; ').slice(0, 200)}`,
        );
      }
    }
    assert.deepEqual(white, []);
  });

  /** A heading, and text beside it. */
  const isReadable = (page: Page): Promise<boolean> =>
    page
      .waitForFunction(
        () => {
          const main = document.getElementById('main');
          const heading = document.querySelector('h1')?.textContent?.trim() ?? '';
          return heading !== '' && (main?.textContent?.trim().length ?? 0) > 0;
        },
        undefined,
        { timeout: 5000 },
      )
      .then(() => true)
      .catch(() => false);

  /** Fills what is empty with something that is likely to pass. */
  const fill = (page: Page): Promise<void> =>
    page.evaluate(() => {
      const all = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
        'form input:not([type=file]), form textarea, form select',
      );
      for (const input of all) {
        if (input instanceof HTMLInputElement && ['radio', 'checkbox'].includes(input.type)) {
          if (input.type === 'checkbox' && !input.checked) input.click();
          continue;
        }
        if (input.value !== '') continue;
        const byType: Record<string, string> = {
          'select-one': input instanceof HTMLSelectElement ? (input.options[1]?.value ?? '') : '',
          date: '2027-01-05',
          time: '10:00',
          password: 'a-long-password',
          number: '30',
        };
        const byMode: Record<string, string> = { tel: '13812340000', numeric: '30', decimal: '30' };
        const isCode = input.autocomplete === 'one-time-code';
        input.value = isCode ? '123456' : (byType[input.type] ?? byMode[input.inputMode] ?? '好的');
        input.dispatchEvent(new Event('input', { bubbles: true }));
        input.dispatchEvent(new Event('change', { bubbles: true }));
      }
    });

  it('sends a form once, however often it is submitted while the answer is awaited', async () => {
    const completed = await givenOrder(test, near, 'completed', { nth: 12 });
    const slots = await test
      .as(null)
      .listSlots({ params: { id: near.haircut }, query: { place: near.place, days: 7 } });
    const start = slots.days.flatMap((day) => day.starts).at(-1) ?? '';
    const artisan = (await test.as(near.barber).getMyArtisan()).id;
    const pages: [Someone | null, string][] = [
      [null, '/sign-in'],
      [near.resident, '/me'],
      [near.resident, '/me/account'],
      [near.neighbour, '/me/close'],
      [near.resident, `/listings/${near.haircut}/book?start=${start}`],
      [near.resident, `/orders/${completed.id}`],
      [near.barber, '/artisan/hours'],
      [near.barber, '/artisan/listings'],
      [near.barber, '/artisan/listings/new'],
      [near.barber, `/artisan/listings/${near.haircut}`],
      [near.leader, '/leader/nominate'],
      [near.checker, `/staff/artisans/${artisan}`],
      [near.admin, '/staff/people'],
      [near.admin, '/staff/help'],
    ];
    const twice: string[] = [];
    let sending = 0;
    for (const [who, path] of pages) {
      const { page, open, faults } = await at(who);
      await open(path);
      const forms = await page.locator('form:not([role=search])').count();
      for (let nth = 0; nth < forms; nth += 1) {
        await fill(page);
        const sent: string[] = [];
        await page.route('**/api/**', async (route) => {
          if (route.request().method() === 'GET') return route.continue();
          sent.push(`${route.request().method()} ${new URL(route.request().url()).pathname}`);
          await new Promise((resolve) => setTimeout(resolve, 600));
          const body = JSON.stringify({ code: 'unavailable', detail: '服务暂时不可用', status: 503 });
          await route
            .fulfill({ status: 503, contentType: 'application/problem+json', body })
            .catch(() => undefined);
        });
        const form = page.locator('form:not([role=search])').nth(nth);
        if ((await form.count()) > 0)
          await form.evaluate(async (each: HTMLFormElement) => {
            for (let again = 0; again < 4; again += 1) {
              each.requestSubmit();
              await new Promise((resolve) => setTimeout(resolve, 60));
            }
          });
        await page.waitForTimeout(800);
        await page.unroute('**/api/**');
        if (sent.length > 0) sending += 1;
        if (sent.length > 1) twice.push(`${path} form ${nth}: ${sent.join(', ')}`);
      }
      faults.length = 0;
    }
    assert.deepEqual(twice, []);
    assert.ok(sending >= 10, `${sending} forms were sent at all`);
  });
});
