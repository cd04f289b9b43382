// What a resident's first page costs, and how soon the shelf stands on a phone with a slow network.
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { micro } from '../seeds/demo/cast.ts';
import { launchChromium, withDemo } from './support/demo.ts';
import { addressOf, median } from './support/programs.ts';

const phone = { width: 390, height: 844 };
/** 400 kbit/s there and back, 400 ms until an answer begins. */
const slow = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const rounds = 5;

/** The most that each may be. */
const goals = {
  kilobytes: { says: 'kB gzip of script and style up to the shelf', most: 85 },
  requests: { says: 'requests up to the shelf', most: 12 },
  slowMs: { says: `ms until the first card, slow network, median of ${rounds}`, most: 3000 },
};
type Measured = Record<keyof typeof goals, number>;

const firstCard = (page: Page) => page.locator('.listing-card').first().waitFor();

/** A phone that has chosen where it is and has nothing else of the page. */
async function openPhone(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: phone, isMobile: true, hasTouch: true });
  const place = micro(2);
  await context.addCookies([{ name: 'place', value: place, url }]);
  const page = await context.newPage();
  await page.addInitScript((code) => {
    localStorage.setItem('place', JSON.stringify({ code, name: '柳岸2号' }));
  }, place);
  return page;
}

async function measureBytes(
  browser: Browser,
  url: string,
): Promise<Pick<Measured, 'kilobytes' | 'requests'>> {
  const page = await openPhone(browser, url);
  const asked: string[] = [];
  const sizes: Promise<number>[] = [];
  let isThere = false;
  page.on('request', (request) => {
    if (!isThere) asked.push(new URL(request.url()).pathname);
  });
  page.on('response', (response) => {
    if (isThere || !/\.(js|css)$/.test(new URL(response.url()).pathname)) return;
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(`${url}/`);
  await firstCard(page);
  isThere = true;
  const all = await Promise.all(sizes);
  await page.context().close();
  for (const path of ['/api/session', '/api/shelf'])
    if (asked.filter((each) => each === path).length !== 1)
      throw new Error(`not right, so not measured: ${path} among ${asked.join(' ')}`);
  return { kilobytes: all.reduce((sum, one) => sum + one, 0) / 1024, requests: asked.length };
}

async function measureSlow(browser: Browser, url: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const page = await openPhone(browser, url);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', slow);
    const from = performance.now();
    await page.goto(`${url}/`, { waitUntil: 'commit' });
    await firstCard(page);
    times.push(performance.now() - from);
    await page.context().close();
  }
  return median(times);
}

/** Prints each figure beside its goal and answers whether all were held. */
export function run(): Promise<boolean> {
  return withDemo(async (server) => {
    const browser = await launchChromium();
    try {
      const url = addressOf(server);
      const measured = { ...(await measureBytes(browser, url)), slowMs: await measureSlow(browser, url) };
      let held = true;
      for (const [name, { says, most }] of Object.entries(goals)) {
        const value = measured[name as keyof Measured];
        held &&= value <= most;
        console.log(
          `${says.padEnd(60)} ${value.toFixed(0).padStart(6)}  at most ${most}${value <= most ? '' : '  MISSED'}`,
        );
      }
      return held;
    } finally {
      await browser.close();
    }
  });
}
