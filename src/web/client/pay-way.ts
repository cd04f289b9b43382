export type PayWay = 'native' | 'h5';

/** A phone is led to WeChat itself, anything else shows the code to a phone. */
export function payWay(): PayWay {
  return window.matchMedia('(pointer: coarse)').matches && window.innerWidth < 900 ? 'h5' : 'native';
}
