import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Someone, TestApp } from '../support/app.ts';
import { witness } from '../support/on-failure.ts';

const axeSource = createRequire(import.meta.url)('axe-core').source as string;

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1280, height: 800 };
export type Screen = typeof phone;

function chromiumPath(): string {
  const paths = [process.env.CHROMIUM_PATH ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'];
  const found = paths.find((path) => path !== '' && existsSync(path));
  if (found === undefined) throw new Error('Chromium was not found: install it or set CHROMIUM_PATH.');
  return found;
}

/** A browser that asks nobody outside for anything. */
export function launchBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
  return chromium.launch({ executablePath: chromiumPath(), args });
}

export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** Opens a page of the server and waits until it stands; the status it was answered with. */
  open(path: string): Promise<number>;
  /** Everything that went wrong on the way: script errors, refused content, calls to other hosts. */
  faults: string[];
  close(): Promise<void>;
}

/** Refusals that people meet are answers, and the browser prints them as errors of the network. */
const refusal = /Failed to load resource: the server responded with a status of 4\d\d/;

function watch(page: Page, hosts: string[]): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('console', (message) => {
    const isBad = message.type() === 'error' || message.type() === 'warning';
    if (isBad && !refusal.test(message.text())) faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && !hosts.includes(url.host))
      faults.push(`foreign: ${request.url()}`);
  });
  return faults;
}

/** The same for a page that was opened by hand. */
export const watched = (page: Page, app: TestApp): string[] =>
  watch(page, [new URL(app.baseUrl).host, new URL(app.standin.url).host]);

/** What a page shows and what went wrong on it, for whoever reads of a failed test. */
export async function shownBy(page: Page, faults: readonly string[]): Promise<string> {
  const text = await page.locator('body').textContent({ timeout: 2000 });
  return [page.url(), ...faults, (text ?? '').replace(/\s*\n\s*/g, ' | ').slice(0, 1500)].join('\n');
}

/** Somebody at their screen, signed in unless it is nobody. The zone of the machine is another than the server's. */
export async function visit(
  browser: Browser,
  app: TestApp,
  who: Someone | null,
  screen: Screen = phone,
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: screen,
    locale: 'zh-CN',
    timezoneId: 'America/New_York',
    hasTouch: screen.width < 600,
    isMobile: screen.width < 600,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults = watched(page, app);
  const forget = witness(() => shownBy(page, faults));
  context.once('close', forget);
  if (who) await page.goto(`${app.baseUrl}/api/local/enter?person=${who._id}`);
  return {
    page,
    context,
    faults,
    async open(path) {
      const answer = await page.goto(app.baseUrl + path);
      await settled(page);
      return answer?.status() ?? 0;
    },
    async close() {
      await context.close();
      assert.deepEqual(faults, []);
    },
  };
}

/** The page stands: its heading is there and nothing is loading any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('#main').waitFor();
  await page.locator('[role="status"][aria-label="正在加载"]').first().waitFor({ state: 'detached' });
}

/** What axe has to say about WCAG 2.2 AA, the whole page on the screen: what stays at the bottom covers nothing. */
export async function axeFaults(page: Page): Promise<string[]> {
  const screen = page.viewportSize() ?? phone;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...screen, height: Math.max(height, screen.height) });
  await page.evaluate(axeSource);
  const faults = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values } });
    return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)}`));
  });
  await page.setViewportSize(screen);
  return faults;
}

/** Text smaller and targets lower than people are owed, in CSS pixels. */
export async function sizeFaults(page: Page, textPx: number, targetPx: number): Promise<string[]> {
  const texts = await page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((node) =>
        [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent?.trim()),
      )
      .filter((node) => node.getBoundingClientRect().width > 1 && !node.closest('.unseen, .skip'))
      .map((node) => ({
        px: Number.parseFloat(getComputedStyle(node).fontSize),
        says: node.textContent?.trim().slice(0, 40),
      })),
  );
  // What is chosen by touching its label is as big as the label.
  const targets = await page.evaluate(() =>
    [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
      .filter((node) => !node.closest('.unseen, .skip'))
      .map((node) => ({
        height: (node.closest('label') ?? node).getBoundingClientRect().height,
        html: node.outerHTML.slice(0, 120),
      }))
      .filter(({ height }) => height > 1),
  );
  return [
    ...texts.filter(({ px }) => px < textPx).map(({ px, says }) => `text ${px}: ${says}`),
    ...targets
      .filter(({ height }) => height < targetPx - 0.5)
      .map(({ height, html }) => `target ${height}: ${html}`),
  ];
}

/** How many pixels of the page lie beyond the screen's right edge. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** The names of what Tab stops at, in order, from the page's beginning until it leaves the page. */
export async function tabOrder(page: Page, most = 80): Promise<string[]> {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    window.getSelection()?.removeAllRanges();
  });
  await page.locator('body').focus();
  const names: string[] = [];
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const node = document.activeElement as HTMLInputElement | null;
      if (!node || node === document.body) return null;
      const label = node.labels?.[0]?.textContent ?? '';
      const said = node.getAttribute('aria-label') ?? (label || node.textContent) ?? '';
      return `${node.tagName.toLowerCase()} ${said.replace(/\s+/g, ' ').trim()}`;
    });
    if (name === null || (stop > 0 && name === names[0])) break;
    names.push(name);
  }
  return names;
}
