import { api } from './api.ts';
import type { Located } from './location.ts';
import { request } from './request.ts';
import { playsWechat } from './wechat.ts';

type Script = typeof import('weixin-js-sdk').default;
type Method = 'updateAppMessageShareData' | 'updateTimelineShareData' | 'getLocation' | 'scanQRCode';

/** What somebody else sees of a page that is sent to them. */
export interface ShareCard {
  title: string;
  text: string;
  /** Whole addresses: WeChat fetches the picture, and opens the link elsewhere. */
  picture: string;
  link: string;
}

/**
 * WeChat's own script, part of this build and of no foreign host. It looks at the browser as it is loaded: one that plays
 * WeChat calls itself so for that moment.
 */
async function load(): Promise<Script> {
  if (!playsWechat()) return (await import('weixin-js-sdk')).default;
  const { installPlayedBridge } = await import('./played-bridge.ts');
  installPlayedBridge();
  const played = `${navigator.userAgent} MicroMessenger/8.0.49`;
  Object.defineProperty(navigator, 'userAgent', { get: () => played, configurable: true });
  try {
    return (await import('weixin-js-sdk')).default;
  } finally {
    Reflect.deleteProperty(navigator, 'userAgent');
  }
}

const withoutHash = (url: string): string => url.replace(/#.*/s, '');
/** An iPhone's WeChat holds to the page that was opened first, every other one to the page that is open. */
function signedUrl(): string {
  const [opened] = performance.getEntriesByType('navigation');
  const isApple = /iphone|ipad/i.test(navigator.userAgent);
  return withoutHash(isApple && opened ? opened.name : window.location.href);
}

/** Whether WeChat takes this page for ours. */
async function configure(script: Script, jsApiList: Method[], refused: boolean): Promise<boolean> {
  const body = { url: signedUrl(), ...(refused && { refused }) };
  const signature = await request(() => api.POST('/api/wechat/signatures', { body }));
  return new Promise((resolve) => {
    script.error(() => resolve(false));
    script.config({ debug: false, ...signature, jsApiList });
    script.ready(() => resolve(true));
  });
}

/** The script, once WeChat knows the page; where it did not take the signature, by another one. */
async function scriptFor(...methods: Method[]): Promise<Script> {
  const script = await load();
  if (!(await configure(script, methods, false))) await configure(script, methods, true);
  return script;
}

/** Opens a page of the mini-program over the one that shows us. */
export async function navigateMini(url: string): Promise<void> {
  const script = await load();
  script.miniProgram.navigateTo({ url });
}

/** From now on the page is sent on as this card. */
export async function prepareShare({ title, text, picture, link }: ShareCard): Promise<void> {
  const script = await scriptFor('updateAppMessageShareData', 'updateTimelineShareData');
  // what became of it is shown by nobody: the card is there, or WeChat makes one up
  const card = { title, link, imgUrl: picture, success: () => undefined };
  script.updateAppMessageShareData({ ...card, desc: text });
  script.updateTimelineShareData(card);
}

/** Asks WeChat where this phone is, on the datum that a phone in China measures by. */
export async function locateInWechat(): Promise<Located> {
  const script = await scriptFor('getLocation');
  return new Promise((resolve) => {
    script.getLocation({
      type: 'gcj02',
      success: ({ longitude, latitude }) =>
        resolve({ position: { lon: Number(longitude), lat: Number(latitude), datum: 'gcj02' } }),
      cancel: () => resolve({ position: null, why: 'refused' }),
      fail: ({ errMsg }: { errMsg?: string }) =>
        resolve({ position: null, why: /den(y|ied)|authori/i.test(errMsg ?? '') ? 'refused' : 'unknown' }),
    });
  });
}

/** Opens WeChat's scanner; what stands in the code, null where nothing was scanned. */
export async function scanInWechat(): Promise<string | null> {
  const script = await scriptFor('scanQRCode');
  return new Promise((resolve) => {
    script.scanQRCode({
      needResult: 1,
      scanType: ['qrCode'],
      success: ({ resultStr }) => resolve(resultStr),
      cancel: () => resolve(null),
      fail: () => resolve(null),
    });
  });
}
