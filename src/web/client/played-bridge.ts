import { ref } from 'vue';
import { t } from '../copy.ts';
import { api } from './api.ts';
import { request } from './request.ts';
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

/** As WeChat does: the person is asked, then the phone says where it stands. */
async function playedPosition(): Promise<object> {
  if (!window.confirm(t.place.playedQuestion)) return { err_msg: 'geoLocation:cancel' };
  const { position } = await request(() => api.GET('/api/local/people'));
  const [longitude, latitude] = position ?? [];
  return position ? { err_msg: 'geoLocation:ok', longitude, latitude } : { err_msg: 'geoLocation:fail' };
}

/** The bridge of a browser that plays WeChat, as far as WeChat's script needs one. */
export function installPlayedBridge(): void {
  playedCard.value = null;
  const bridge: Bridge = {
    invoke(name, call, answer) {
      if (name === 'geoLocation') {
        void playedPosition().then(answer as (said: object) => void);
        return;
      }
      if (name === 'scanQRCode') {
        const resultStr = window.prompt(t.step.playedScan);
        const said =
          resultStr === null ? { err_msg: 'scanQRCode:cancel' } : { err_msg: 'scanQRCode:ok', resultStr };
        answer(said);
        return;
      }
      if (name === 'updateAppMessageShareData') playedCard.value = { ...call } as PlayedCard;
      const isPlayed = /^(preVerifyJSAPI|updateAppMessageShareData|updateTimelineShareData)$/.test(name);
      answer({ err_msg: `${name}:${isPlayed ? 'ok' : 'fail'}` });
    },
  };
  Object.assign(window, { WeixinJSBridge: bridge });
}
