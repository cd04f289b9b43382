import type { components } from '../../contract/types.gen.ts';
import { phoneUrl } from './local.ts';
import { session } from './session.ts';

type BridgeCall = NonNullable<components['schemas']['Payment']['bridge']>;
type TransferCall = NonNullable<components['schemas']['Transfer']['bridge']>;
export interface Bridge {
  invoke(name: string, call: object, answer: (said: { err_msg: string }) => void): void;
}
const playing = 'plays-wechat';
const wanted = 'wechat-to';
const bridgeWaitMs = 3000;

function keep(name: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, value);
  } catch {
    // without storage one comes back to the first page
  }
}
function kept(name: string): string | null {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Whether this browser plays WeChat; on a demo alone. */
export const playsWechat = (): boolean => session.value?.demo === true && kept(playing) === '1';
export const playWechat = (on: boolean): void => keep(playing, on ? '1' : null);

/** Whether the page is open inside WeChat, where it signs in and pays without leaving. */
export const isInWechat = (): boolean => /MicroMessenger/i.test(navigator.userAgent) || playsWechat();

/** Whether it is open in the mini-program, which signs in and pays by pages of its own. */
export const isInMini = (): boolean =>
  /miniProgram/i.test(navigator.userAgent) ||
  (window as { __wxjs_environment?: string }).__wxjs_environment === 'miniprogram';

/** From where one leaves for WeChat. */
export const wantPage = (to: string): void => keep(wanted, to);
/** Where somebody wanted to go before they left for WeChat. */
export const wantedPage = (): string => kept(wanted) ?? '/';

/** What WeChat puts into a page, sometimes only after it stands. */
const standingBridge = (): Bridge | null => (window as { WeixinJSBridge?: Bridge }).WeixinJSBridge ?? null;

function bridge(): Promise<Bridge | null> {
  const standing = standingBridge();
  if (standing) return Promise.resolve(standing);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), bridgeWaitMs);
    const ready = () => {
      clearTimeout(timer);
      resolve(standingBridge());
    };
    document.addEventListener('WeixinJSBridgeReady', ready, { once: true });
  });
}

/** What WeChat's bridge said to a call: it decides nothing about the money. `none`: this browser has no bridge. */
async function invoked(name: string, call: object): Promise<'ok' | 'cancel' | 'fail' | 'none'> {
  const found = await bridge();
  if (!found) return 'none';
  const said = await new Promise<string>((resolve) => {
    found.invoke(name, call, ({ err_msg }) => resolve(err_msg));
  });
  const [, word] = /:(ok|cancel)$/.exec(said) ?? [];
  return word === 'ok' || word === 'cancel' ? word : 'fail';
}
/** Opens WeChat's own payment. */
export const payInWechat = (call: BridgeCall) => invoked('getBrandWCPayRequest', call);
/** Opens WeChat's own page on which a person takes what was sent to them. */
export const takeInWechat = (call: TransferCall) => invoked('requestMerchantTransfer', call);

async function played(name: string, call: object, back: string): Promise<string | null> {
  const base = playsWechat() ? await phoneUrl() : null;
  return base && `${base}/${name}?${new URLSearchParams({ ...call, redirect_url: back })}`;
}
/** Where the stand-in's phone takes this call, for a browser that plays WeChat; null on a server without one. */
export const playedBridge = (call: BridgeCall, back: string) => played('bridge', call, back);
export const playedTransfer = (call: TransferCall, back: string) => played('transfer', call, back);
