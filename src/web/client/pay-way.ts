import { isInMini, isInWechat } from './wechat.ts';

export type PayWay = 'native' | 'h5' | 'jsapi' | 'mini';

/** Inside WeChat one pays there; a phone is led to WeChat itself, anything else shows the code to a phone. */
export function payWay(): PayWay {
  if (isInMini()) return 'mini';
  if (isInWechat()) return 'jsapi';
  return window.matchMedia('(pointer: coarse)').matches && window.innerWidth < 900 ? 'h5' : 'native';
}

/** Where somebody goes who has said that they pay: they are led on without another tap. */
export const toPayment = (id: string) => ({ path: `/orders/${id}/pay`, state: { pays: true } });

/** Whether one came by that way; who comes back from WeChat is not led there again. */
export function paysAtOnce(): boolean {
  const state = window.history.state as { pays?: boolean } | null;
  if (!state?.pays) return false;
  window.history.replaceState({ ...state, pays: false }, '');
  return true;
}
