// What pictures cost: the first page of a shelf that has them, on a phone, the CPU of an upload, the memory of many at once.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { micro } from '../seeds/demo/cast.ts';
import { launchChromium, withDemo } from './support/demo.ts';
import { signIn } from './support/neighbourhood.ts';
import { cpuMs, type Program } from './support/programs.ts';

const phone = { width: 390, height: 844 };
const uploads = 5;
const together = 20;

/** The most that each may be. */
const goals = {
  kilobytes: { says: 'KB of pictures on the first page of 美容美发', most: 150 },
  requests: { says: 'requests for pictures there', most: 12 },
  shift: { says: 'layout shift (CLS)', most: 0.05 },
  cpuMs: { says: 'CPU ms of an upload of 12 megapixels', most: 2500 },
  peakMb: { says: `MB at most with ${together} uploads at once`, most: 700 },
};
type Measured = Record<keyof typeof goals, number>;

interface Shift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}

function requireRight(holds: boolean, what: string): void {
  if (!holds) throw new Error(`not right, so not measured: ${what}`);
}

async function openShelf(page: Page, url: string, place: string) {
  const pictures: { bytes: number; status: number }[] = [];
  page.on('response', async (answer) => {
    if (!new URL(answer.url()).pathname.startsWith('/api/files/')) return;
    pictures.push({
      status: answer.status(),
      bytes: (await answer.body().catch(() => Buffer.alloc(0))).length,
    });
  });
  await page.addInitScript((code) => {
    localStorage.setItem('place', JSON.stringify({ code, name: '柳岸2号' }));
    const shifts = window as unknown as { shift: number };
    shifts.shift = 0;
    new PerformanceObserver((list) => {
      for (const each of list.getEntries() as Shift[]) if (!each.hadRecentInput) shifts.shift += each.value;
    }).observe({ type: 'layout-shift', buffered: true });
  }, place);
  await page.goto(`${url}/?category=beauty`, { waitUntil: 'networkidle' });
  await page.locator('.listing-card img').first().waitFor();
  await page.waitForTimeout(1500);
  const shown = await page
    .locator('.listing-card img')
    .evaluateAll((all) => (all as HTMLImageElement[]).filter(({ naturalWidth }) => naturalWidth > 0).length);
  const shift = await page.evaluate(() => (window as unknown as { shift: number }).shift);
  requireRight(shown > 0 && pictures.every(({ status }) => status === 200), `${shown} pictures are drawn`);
  const bytes = pictures.reduce((sum, each) => sum + each.bytes, 0);
  return { shift, requests: pictures.length, kilobytes: bytes / 1024 };
}

async function measureShelf(url: string, place: string) {
  const browser = await launchChromium();
  try {
    return await openShelf(await browser.newPage({ viewport: phone }), url, place);
  } finally {
    await browser.close();
  }
}

/** 12 megapixels with as much in them as a camera sees. */
const photo = (): Promise<Buffer> =>
  sharp({
    create: {
      width: 4000,
      height: 3000,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .blur(2)
    .jpeg({ quality: 90 })
    .toBuffer();

async function send(url: string, headers: Record<string, string>, bytes: Buffer): Promise<void> {
  const form = new FormData();
  form.set('purpose', 'listing');
  form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'photo.jpg');
  const answer = await fetch(`${url}/api/files`, { method: 'POST', headers, body: form });
  const { width, height } = (await answer.json()) as { width?: number; height?: number };
  requireRight(answer.status === 201 && width === 1600 && height === 1200, `an upload, ${answer.status}`);
}

/** The most that the process has held so far, as the system counts it. */
function peakMegabytes({ child }: Program): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
}

async function measureUploads(server: Program, url: string, personId: string) {
  const headers = await signIn(url, personId);
  const bytes = await photo();
  await send(url, headers, bytes);
  const before = cpuMs(server);
  for (let at = 0; at < uploads; at += 1) await send(url, headers, bytes);
  const cpu = (cpuMs(server) - before) / uploads;
  await Promise.all(Array.from({ length: together }, () => send(url, headers, bytes)));
  return { cpuMs: cpu, peakMb: peakMegabytes(server) };
}

async function measure(server: Program): Promise<Measured> {
  const url = `http://127.0.0.1:${server.ready.port}`;
  const { items } = (await (await fetch(`${url}/api/local/people`)).json()) as {
    items: { id: string; role: string; homeGrid?: { code: string } | null }[];
  };
  const shelf = await measureShelf(url, micro(2));
  const artisan = items.find(({ role }) => role === 'artisan')?.id ?? '';
  return { ...shelf, ...(await measureUploads(server, url, artisan)) };
}

function report(measured: Measured): boolean {
  let held = true;
  for (const [name, { says, most }] of Object.entries(goals)) {
    const value = measured[name as keyof Measured];
    const holds = value <= most;
    held &&= holds;
    const said = value < 1 ? value.toFixed(3) : value.toFixed(0);
    console.log(`${says.padEnd(48)} ${said.padStart(7)}  at most ${most}${holds ? '' : '  MISSED'}`);
  }
  return held;
}

/** On an embedded store with the demo. Answers whether every goal was held. */
export function run(): Promise<boolean> {
  return withDemo(async (server) => report(await measure(server)));
}
