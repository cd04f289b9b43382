import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, givenOrder, type Neighbourhood } from '../support/given.ts';
import { launchBrowser, phone, type Visitor, visit } from './browser.ts';

const files = ['router.ts', 'staff.routes.ts'];
const source = files
  .map((name) => readFileSync(new URL(`../../src/web/app/${name}`, import.meta.url), 'utf8'))
  .join('');
const routes = [...source.matchAll(/path: '(\/[^']*)'/g)].map(([, path]) => path ?? '');

const long = '长'.repeat(300);
const odd = [
  '?start=abc&state=nope&category=__proto__&cursor=!&tab=%20&as=nobody&from=2020-13-45',
  `?start=2020-01-01T00:00:00.000Z&start=x&state=&state=all&to=//evil.example&to=2&q=${encodeURIComponent(long)}`,
  '?start=&q=%F0%9F%98%80%00&category=&refused=1&constructor=1&id[]=1&%5B%5D=',
] as const;
const ids = ['x', '__proto__', encodeURIComponent(`../${long}`)];
/** No page: what stands between two pages, so that each is built anew. */
const between = '/nowhere/between';

describe('every route', function () {
  this.timeout(300_000);
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

  async function at(who: Someone): Promise<Visitor> {
    const visitor = visitors.get(who._id) ?? (await visit(browser, test, who, phone));
    visitors.set(who._id, visitor);
    return visitor;
  }
  /** Who works with the pages of a part of the product. */
  function whoseIs(path: string): Someone {
    if (path.startsWith('/artisan')) return near.barber;
    if (path.startsWith('/leader')) return near.leader;
    if (/^\/staff\/(people|help)/.test(path)) return near.admin;
    return path.startsWith('/staff') ? near.checker : near.resident;
  }

  /** A heading, text below it, and nothing that loads for ever. */
  const isReadable = (page: Page): Promise<boolean> =>
    page
      .waitForFunction(
        () => {
          const heading =
            document.querySelector<HTMLElement>('h1:not([data-old])')?.textContent?.trim() ?? '';
          const main = document.getElementById('main');
          const loads = document.querySelector('[role="status"][aria-label="正在加载"]') !== null;
          return heading !== '' && (main?.textContent?.trim().length ?? 0) > 0 && !loads;
        },
        undefined,
        { timeout: 10_000 },
      )
      .then(() => true)
      .catch(() => false);

  /** Another page of the app that is open, as by Back and Forward; the one before stays marked. */
  const goTo = (page: Page, url: string) =>
    page.evaluate((to) => {
      for (const heading of document.querySelectorAll('h1')) heading.dataset['old'] = '';
      window.history.pushState(null, '', to);
      window.dispatchEvent(new PopStateEvent('popstate', { state: null }));
    }, url);

  it('survives any query and any id: a heading and something to read stand there, and no script has failed', async () => {
    assert.ok(routes.length >= 30, `${routes.length} routes`);
    const order = await givenOrder(test, near, 'confirmed');
    const real = (path: string) => path.replace(':id', path.includes('orders') ? order.id : near.haircut);
    const white: string[] = [];
    for (const path of routes.filter((each) => !each.includes(':rest'))) {
      const foreign = path.includes(':id') ? ids.map((id) => path.replace(':id', id) + odd[0]) : [];
      const { page, faults } = await at(whoseIs(path));
      faults.length = 0;
      for (const [nth, url] of [...odd.map((query) => real(path) + query), ...foreign].entries()) {
        // the first is opened as a link from outside, the others in the app; the server answers them all
        const answer = nth === 0 ? await page.goto(test.baseUrl + url) : await fetch(test.baseUrl + url);
        const status = typeof answer?.status === 'function' ? answer.status() : (answer?.status ?? 0);
        if (nth > 0) {
          await goTo(page, between);
          await isReadable(page);
          await goTo(page, url);
        }
        const isRead = await isReadable(page);
        if (status > 0 && status < 500 && isRead && faults.length === 0) continue;
        white.push(
          `${url.slice(0, 120)}: ${status} ${isRead ? '' : 'white'} ${faults.splice(0).join('; ').slice(0, 200)}`,
        );
      }
    }
    assert.deepEqual(white, []);
  });
});
