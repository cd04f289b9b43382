import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { givenShop } from '../contract/fixtures.shops.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { givenActivity } from '../support/given.activities.ts';
import { givenGood, givenGoodOrder } from '../support/given.goods.ts';
import { givenTool } from '../support/given.loans.ts';
import { givenNeighbourhood, givenOrder, type Neighbourhood } from '../support/given.ts';
import { launchBrowser, phone, type Visitor, visit } from './browser.ts';
import { Gate } from './gate.ts';

/** Fills what is empty with something that is likely to pass. */
const fill = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const folded of document.querySelectorAll('details')) folded.open = true;
    const all = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
      'form input:not([type=file]), form textarea, form select',
    );
    for (const input of all) {
      if (input instanceof HTMLInputElement && ['radio', 'checkbox'].includes(input.type)) {
        const chosen = document.querySelector(`input[name="${CSS.escape(input.name)}"]:checked`);
        if (input.type === 'radio' ? chosen === null : !input.checked) input.click();
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
      const byMode: Record<string, string> = { tel: '13812340000', numeric: '30', decimal: '3' };
      const isCode =
        ('maxLength' in input && input.maxLength === 6) || input.autocomplete === 'one-time-code';
      input.value = isCode ? '123456' : (byType[input.type] ?? byMode[input.inputMode] ?? '好的');
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }
  });

/** Where a refusal is said: in so many places, and whether one sees it without scrolling. */
const refusalsShown = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('[role="alert"]')]
      .map((alert) => ({ text: alert.textContent?.trim() ?? '', box: alert.getBoundingClientRect() }))
      .filter(({ text, box }) => text !== '' && box.height > 0)

      .map(({ text, box }) => ({
        text,
        top: box.top,
        isSeen: box.bottom > 0 && box.top < window.innerHeight,
      })),
  );

/** Everything with which something is sent: the forms of pages, and those that a step asks first. */
const mostButtons = 12;

describe('every form', function () {
  this.timeout(300_000);
  let test: TestApp;
  let browser: Browser;
  let near: Neighbourhood;
  const visitors = new Map<string, Visitor & { gate: Gate }>();
  before(async () => {
    test = await startApp();
    near = await givenNeighbourhood(test);
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await test?.stop();
  });

  async function at(who: Someone | null) {
    const known = visitors.get(who?._id ?? '');
    if (known) return known;
    const visitor = await visit(browser, test, who, phone);
    const made = { ...visitor, gate: await Gate.at(visitor.page) };
    visitors.set(who?._id ?? '', made);
    return made;
  }

  /** Several times what sends it, while the answer is awaited; then it is refused. Answers what is wrong. */
  async function sendOften(who: Someone | null, what: string, again: (page: Page) => Promise<void>) {
    const { page, gate } = await at(who);
    gate.shut();
    await again(page);
    await page.waitForTimeout(60);
    const sent = await gate.open();
    if (sent.length === 0) return { sent: false, wrong: [] };
    await page
      .getByRole('alert')
      .filter({ hasText: '服务暂时不可用' })
      .first()
      .waitFor({ timeout: 5000 })
      .catch(() => undefined);
    const said = await refusalsShown(page);
    const wrong = [];
    if (sent.length > 1) wrong.push(`${what} is sent ${sent.length} times: ${sent.join(', ')}`);
    if (said.length !== 1)
      wrong.push(`${what} says ${said.length} things: ${said.map(({ text }) => text).join(' / ')}`);
    if (said.some(({ isSeen }) => !isSeen))
      wrong.push(`${what} says it beyond the screen: ${JSON.stringify(said)}`);
    return { sent: true, wrong };
  }
  const submitOften = (form: string, nth: number) => (page: Page) =>
    page
      .locator(form)
      .nth(nth)
      .evaluate(async (each: HTMLFormElement) => {
        for (let again = 0; again < 4; again += 1) {
          each.requestSubmit();
          await new Promise((resolve) => setTimeout(resolve, 30));
        }
      });

  /** Every button of a page that belongs to no form, tapped twice; answers which sent, and what came of it twice. */
  async function tapTwice(who: Someone | null, path: string) {
    const { page, gate, open } = await at(who);
    const wrong: string[] = [];
    let sending = 0;
    const buttons = page.locator('main button:not([type=submit]):not(form button):not([disabled])');
    for (let nth = 0; nth < Math.min(await buttons.count(), mostButtons); nth += 1) {
      const button = buttons.nth(nth);
      gate.shut();
      const name = await button
        .evaluate(
          (each: HTMLButtonElement) => {
            each.click();
            each.click();
            return each.textContent;
          },
          undefined,
          { timeout: 1000 },
        )
        .catch(() => null);
      if (name === null) {
        // what was tapped before has taken it away
        await gate.open();
        break;
      }
      await page.waitForTimeout(40);
      const isOne = gate.isOne();
      const sent = await gate.open();
      if (sent.length > 0) sending += 1;
      if (!isOne) wrong.push(`${path} ${name} is sent as ${sent.length}: ${sent.join(', ')}`);
      if ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape');
      if (new URL(page.url()).pathname !== path.split('?')[0]) await open(path);
    }
    return { sending, wrong };
  }

  it('of a page is sent once, and a refusal is said once, where one sees it', async () => {
    const completed = await givenOrder(test, near, 'completed', { nth: 12 });
    const good = await givenGood(test, near);
    const slots = await test
      .as(null)
      .listSlots({ params: { id: near.haircut }, query: { place: near.place, days: 7 } });
    const start = slots.days.flatMap((day) => day.starts).at(-1) ?? '';
    const artisan = (await test.as(near.barber).getMyArtisan()).id;
    const [tool, club] = [await givenTool(test, near), await givenActivity(test, near)];
    const shop = await givenShop(test, near.checker, [near.barber]);
    const pages: [Someone | null, string][] = [
      [near.barber, `/artisan/listings/${tool}`],
      [near.barber, `/artisan/listings/${club}`],
      [near.barber, '/artisan/income'],
      [near.barber, '/artisan/round'],
      [near.resident, '/me/needs'],
      [near.resident, '/notices'],
      [near.resident, `/listings/${club}`],
      [near.resident, '/consent'],
      [near.leader, '/leader/needs'],
      [near.checker, '/staff/shops/new'],
      [near.checker, '/staff/merchants/new'],
      [near.checker, `/staff/shops/${shop.id}`],
      [near.checker, '/staff/texts'],
      [near.checker, '/staff/refunds'],
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
      [near.barber, `/artisan/listings/${good}`],
      [near.leader, '/leader/nominate'],
      [near.checker, `/staff/artisans/${artisan}`],
      [near.admin, '/staff/people'],
      [near.admin, '/staff/help'],
    ];
    const wrong: string[] = [];
    let sending = 0;
    let tapping = 0;
    for (const [who, path] of pages) {
      const { page, open } = await at(who);
      await open(path);
      const forms = await page.locator('form:not([role=search])').count();
      for (let nth = 0; nth < forms; nth += 1) {
        // one page says nothing of the form before
        if (nth > 0) await open(path);
        await fill(page);
        const found = await sendOften(
          who,
          `${path} form ${nth}`,
          submitOften('form:not([role=search])', nth),
        );
        wrong.push(...found.wrong);
        if (found.sent) sending += 1;
      }
      if (forms > 0) await open(path);
      const tapped = await tapTwice(who, path);
      wrong.push(...tapped.wrong);
      tapping += tapped.sending;
    }
    assert.deepEqual(wrong, []);
    assert.ok(sending >= 14, `${sending} forms were sent at all`);
    assert.ok(tapping >= 3, `${tapping} buttons sent something`);
  });

  it('of a step is sent once, and a refusal is said once, where one sees it', async () => {
    const [requested, confirmed, underway, done] = await Promise.all(
      (['requested', 'confirmed', 'underway', 'done'] as const).map((state, nth) =>
        givenOrder(test, near, state, { nth: nth * 6 }),
      ),
    );
    await test.as(near.resident).disputeOrder(done?.id ?? '', { reason: '剪坏了' });
    const [placed, packed, handed] = [
      await givenGoodOrder(test, near, 'placed'),
      await givenGoodOrder(test, near, 'packed'),
      await givenGoodOrder(test, near, 'handed_over'),
    ];
    const pages: [Someone, string][] = [
      ...[requested, confirmed, placed, handed].map((each): [Someone, string] => [
        near.resident,
        `/orders/${each?.id}`,
      ]),
      ...[requested, confirmed, underway, done, placed, packed, handed].map((each): [Someone, string] => [
        near.barber,
        `/artisan/orders/${each?.id}`,
      ]),
      [near.checker, `/staff/orders/${done?.id}`],
      [near.checker, `/staff/listings/${near.haircut}`],
    ];
    const wrong: string[] = [];
    const sent = new Set<string>();
    for (const [who, path] of pages) {
      const { page, open } = await at(who);
      await open(path);
      const steps = page.locator('.steps > .buttons > button');
      for (let nth = 0; nth < (await steps.count()); nth += 1) {
        const step = steps.nth(nth);
        const what = `${path}: ${await step.textContent()}`;
        const found = await sendOften(who, what, async () => {
          await step.dispatchEvent('click');
          await step.dispatchEvent('click');
          if ((await page.getByRole('dialog').count()) === 0) return;
          await page.getByRole('dialog').locator('form').waitFor();
          await page.locator('dialog [aria-label="正在加载"]').waitFor({ state: 'detached' });
          await fill(page);
          await submitOften('dialog form', 0)(page);
        });
        wrong.push(...found.wrong);
        if (found.sent) sent.add(what.replace(/^.*: /, ''));
        if ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape');
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(sent.size >= 12, `these were sent at all: ${[...sent].join(' ')}`);
  });
});
