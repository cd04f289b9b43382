import type { components } from '../../contract/types.gen.ts';
import { api } from './api.ts';
import { phoneUrl } from './local.ts';
import { request } from './request.ts';
import { session } from './session.ts';

type BridgeCall = NonNullable<components['schemas']['Payment']['bridge']>;
interface Bridge {
  invoke(name: string, call: object, answer: (said: { err_msg: string }) => void): void;
}
declare global {
  interface Window {
    WeixinJSBridge?: Bridge;
  }
}
const played = 'plays-wechat';
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
export const playsWechat = (): boolean => session.value?.demo === true && kept(played) === '1';
export const playWechat = (on: boolean): void => keep(played, on ? '1' : null);

/** Whether the page is open inside WeChat, where it signs in and pays without leaving. */
export const isInWechat = (): boolean => /MicroMessenger/i.test(navigator.userAgent) || playsWechat();

/** Leaves for WeChat's page, which comes back to /wechat/return; from there it goes on to `to`. */
export async function goToWechat(to: string): Promise<void> {
  const { url } = await request(() => api.POST('/api/wechat/authorizations'));
  keep(wanted, to);
  window.location.assign(url);
}
/** Where somebody wanted to go before they left for WeChat. */
export const wantedPage = (): string => kept(wanted) ?? '/';

function bridge(): Promise<Bridge | null> {
  if (window.WeixinJSBridge) return Promise.resolve(window.WeixinJSBridge);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), bridgeWaitMs);
    const ready = () => {
      clearTimeout(timer);
      resolve(window.WeixinJSBridge ?? null);
    };
    document.addEventListener('WeixinJSBridgeReady', ready, { once: true });
  });
}

/**
 * Opens WeChat's own payment. What the bridge says decides nothing about the money; `none`: this browser has no bridge.
 */
export async function payInWechat(call: BridgeCall): Promise<'ok' | 'cancel' | 'fail' | 'none'> {
  const found = await bridge();
  if (!found) return 'none';
  const said = await new Promise<string>((resolve) => {
    found.invoke('getBrandWCPayRequest', call, ({ err_msg }) => resolve(err_msg));
  });
  const [, word] = /^get_brand_wcpay_request:(ok|cancel)$/.exec(said) ?? [];
  return word === 'ok' || word === 'cancel' ? word : 'fail';
}

/** Where the stand-in's phone takes this call, for a browser that plays WeChat; null on a server without one. */
export async function playedBridge(call: BridgeCall, back: string): Promise<string | null> {
  const base = playsWechat() ? await phoneUrl() : null;
  return base && `${base}/bridge?${new URLSearchParams({ ...call, redirect_url: back })}`;
}
