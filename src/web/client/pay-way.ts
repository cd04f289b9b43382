import { isInWechat } from './wechat.ts';

export type PayWay = 'native' | 'h5' | 'jsapi';

/** Inside WeChat one pays there; a phone is led to WeChat itself, anything else shows the code to a phone. */
export function payWay(): PayWay {
  if (isInWechat()) return 'jsapi';
  return window.matchMedia('(pointer: coarse)').matches && window.innerWidth < 900 ? 'h5' : 'native';
}
