import { ref } from 'vue';
import type { Bridge } from './wechat.ts';

/** What WeChat would send on, as its script has handed it over. */
export interface PlayedCard {
  title: string;
  desc: string;
  link: string;
  imgUrl: string;
}

/** In a browser that plays WeChat: the card of the page that is open. */
export const playedCard = ref<PlayedCard | null>(null);

/** The bridge of a browser that plays WeChat, as far as WeChat's script needs one. */
export function installPlayedBridge(): void {
  playedCard.value = null;
  const bridge: Bridge = {
    invoke(name, call, answer) {
      if (name === 'updateAppMessageShareData') playedCard.value = { ...call } as PlayedCard;
      const isPlayed = /^(preVerifyJSAPI|updateAppMessageShareData|updateTimelineShareData)$/.test(name);
      answer({ err_msg: `${name}:${isPlayed ? 'ok' : 'fail'}` });
    },
  };
  Object.assign(window, { WeixinJSBridge: bridge });
}
