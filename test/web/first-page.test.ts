import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { firstPages } from '../../src/copy/zh-CN/pages-first.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { givenArtisan, givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { launchBrowser, phone, settled, visit } from './browser.ts';

const web = join(import.meta.dirname, '../../src/web');
const most = { gzipBytes: 85 * 1024, requests: 12 };

/** The files that main.ts reaches by static imports. */
function firstFiles(): string[] {
  const seen = new Set<string>();
  const open = [join(web, 'app/main.ts')];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    const imports = text.matchAll(/^(?:import|export) (?!type )(?:[^;]*? from )?'(\.[^']+)';/gm);
    for (const [, path = ''] of imports) open.push(join(dirname(file), path));
  }
  return [...seen];
}

describe('the first page', () => {
  let test: TestApp;
  let browser: Browser;
  let near: Neighbourhood;
  before(async () => {
    test = await startApp();
    near = await givenNeighbourhood(test);
    await givenArtisan(test, 'wu');
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await test?.stop();
  });

  it('says only what has come with it', () => {
    // titles of other pages are asked for once these are opened
    const files = firstFiles().filter(
      (file) => file.startsWith(web) && !/\/app\/(router|staff\.routes)\.ts$/.test(file),
    );
    assert.ok(files.length > 40, `${files.length} files were read`);
    const missing = files.flatMap((file) => {
      const keys = [...readFileSync(file, 'utf8').matchAll(/\bt\.(\w+)/g)].map(([, key = '']) => key);
      return keys.filter((key) => !(key in firstPages)).map((key) => `${file.slice(web.length)}: t.${key}`);
    });
    assert.deepEqual(missing, []);
  });

  it('is there with few requests and few bytes', async () => {
    const { page, open, close } = await visit(browser, test, null, phone);
    // signed in without having seen a page: nothing is kept of one
    const path = `/api/local/enter?person=${near.resident._id}`;
    await page.request.get(`${test.baseUrl}${path}`, { maxRedirects: 0 });
    const asked: string[] = [];
    const bytes = new Map<string, Promise<number>>();
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (!/^\/assets\/.*\.(js|css)$/.test(pathname)) return;
      bytes.set(
        pathname,
        response.body().then((body) => gzipSync(body).length),
      );
    });
    await open('/');
    await settled(page);
    await page
      .getByRole('link', { name: /周师傅/ })
      .first()
      .waitFor();
    const first = [...bytes].filter(([path]) => /\/(first|index)-/.test(path));
    const sizes = await Promise.all(first.map(([, size]) => size));
    const sum = sizes.reduce((all, one) => all + one, 0);
    assert.ok(sum > 30_000 && sum <= most.gzipBytes, `${sum} bytes of script and style`);
    const upToShelf = asked.slice(0, asked.indexOf('/api/shelf') + 1);
    assert.ok(upToShelf.length <= most.requests, upToShelf.join('\n'));
    // the second time the browser knows the place, and the shelf is asked for along with the page
    asked.length = 0;
    await open('/');
    await settled(page);
    for (const path of ['/api/session', '/api/shelf'])
      assert.equal(asked.filter((each) => each === path).length, 1, path);
    await close();
  });

  it('can be put on the home screen: a manifest with icons in their sizes, drawn to their edges', async () => {
    const { page, open, close } = await visit(browser, test, null, phone);
    await open('/');
    const href = await page.locator('link[rel=manifest]').getAttribute('href');
    const read = async (path: string) => await (await fetch(test.baseUrl + path)).arrayBuffer();
    const answer = await fetch(test.baseUrl + href);
    assert.match(answer.headers.get('content-type') ?? '', /manifest\+json/);
    const manifest = (await answer.json()) as {
      name: string;
      start_url: string;
      display: string;
      icons: { src: string; sizes: string; purpose: string }[];
    };
    assert.deepEqual([manifest.name, manifest.start_url, manifest.display], ['达人超市', '/', 'standalone']);
    const apple = await page.locator('link[rel=apple-touch-icon]').getAttribute('href');
    const icons = [...manifest.icons, { src: apple ?? '', sizes: '180x180', purpose: 'any' }];
    assert.ok(icons.some(({ purpose, sizes }) => purpose === 'maskable' && sizes === '512x512'));
    for (const { src, sizes } of icons) {
      const image = sharp(Buffer.from(await read(src)));
      const { width, height, format } = await image.metadata();
      assert.deepEqual([`${width}x${height}`, format], [sizes, 'png'], src);
      assert.ok((await image.stats()).isOpaque, `${src} has an empty corner`);
    }
    const client = await page.context().newCDPSession(page);
    assert.deepEqual((await client.send('Page.getAppManifest')).errors, []);
    await close();
  });
});
