import assert from 'node:assert/strict';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { micro } from '../../seeds/demo/cast.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { axeFaults, launchBrowser, overflow, phone, watched } from './browser.ts';

describe('the page that finds where somebody lives', () => {
  let test: TestApp;
  let browser: Browser;
  before(async () => {
    test = await startApp();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await test?.stop();
  });

  const here = (page: Page) => page.getByRole('button', { name: '看看我在哪个微网格' });
  async function openHome(more: object, prepare: (context: BrowserContext) => Promise<unknown>) {
    const context = await browser.newContext({
      viewport: phone,
      locale: 'zh-CN',
      reducedMotion: 'reduce',
      ...more,
    });
    await prepare(context);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const faults = watched(page, test);
    await page.goto(`${test.baseUrl}/`);
    return { context, page, faults };
  }
  async function centreOf(code: string) {
    const { centre, name } = await test.as(null).getGrid({ params: { code } });
    return { longitude: centre[0] ?? 0, latitude: centre[1] ?? 0, name };
  }

  it('asks the browser once it is told to, and offers what is nearest', async () => {
    const { name, ...geolocation } = await centreOf(micro(5));
    const { context, page, faults } = await openHome(
      { geolocation, permissions: ['geolocation'] },
      async () => {},
    );
    await here(page).click();
    const nearest = page.getByRole('region', { name: '离您最近的微网格' }).getByRole('listitem');
    await eventually(async () => (await nearest.count()) > 1);
    assert.match((await nearest.first().textContent()) ?? '', new RegExp(`${name}.*约 0 米`));
    assert.deepEqual(await axeFaults(page), []);
    assert.equal(await overflow(page), 0);
    await nearest.first().getByRole('button').click();
    await page.getByText(name).first().waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('says what to do where the person does not want it, and where they are far away', async () => {
    const refused = await openHome({}, async () => {});
    await here(refused.page).click();
    await refused.page.getByText('没有得到位置', { exact: false }).waitFor();
    await refused.context.close();
    const away = { geolocation: { longitude: 116.39, latitude: 39.9 }, permissions: ['geolocation'] };
    const far = await openHome(away, async () => {});
    await here(far.page).click();
    await far.page.getByText('您现在不在我们服务的小区附近', { exact: false }).waitFor();
    assert.deepEqual(far.faults, []);
    await far.context.close();
  });

  it('is told by WeChat on the datum of its phones, where the person agrees', async () => {
    const { context, page, faults } = await openHome({}, async () => {});
    await page.goto(`${test.baseUrl}/local`);
    await page.getByRole('button', { name: '像在微信里打开' }).click();
    await page.goto(`${test.baseUrl}/`);
    const answers = [false, true];
    page.on('dialog', (dialog) => void (answers.shift() ? dialog.accept() : dialog.dismiss()));
    await here(page).click();
    await page.getByText('没有得到位置', { exact: false }).waitFor();
    await here(page).click();
    const nearest = page.getByRole('region', { name: '离您最近的微网格' }).getByRole('listitem');
    await eventually(async () => (await nearest.count()) > 1);
    const { name } = await centreOf(micro(1));
    assert.match((await nearest.first().textContent()) ?? '', new RegExp(`${name}.*约 0 米`));
    assert.deepEqual(faults, []);
    await context.close();
  });
});
