import { guestOfWechat, type WechatLogin, wechatCodeWrong } from '../../features/wechat/wechat.provider.ts';
import { unavailable } from '../../kernel/errors.ts';
import { callOpen, codeErrors } from './call.ts';
import { type MiniConfig, makeMiniLogin } from './mini.ts';

export { makeWechatTickets } from './ticket.ts';

export interface WechatOpenConfig {
  appid: string;
  appSecret: string;
  /** Scheme and host of the calls, and of the page that says who somebody is. */
  apiUrl: string;
  authorizeUrl: string;
  mini?: MiniConfig;
}

/** The official account behind the port: who somebody is whom WeChat sends back with a code. */
export function makeWechatOpen(config: WechatOpenConfig): WechatLogin {
  const { appid, appSecret, apiUrl, authorizeUrl, mini } = config;
  return {
    appid,
    mini: mini ? makeMiniLogin({ ...mini, apiUrl }) : null,
    authorizeUrl(state, redirectUri) {
      // the order of the fields is WeChat's own: its page refuses another one
      const query = new URLSearchParams({
        appid,
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: 'snsapi_base',
        state,
      });
      return `${authorizeUrl}/connect/oauth2/authorize?${query}#wechat_redirect`;
    },
    async identify(code) {
      const query = new URLSearchParams({
        appid,
        secret: appSecret,
        code,
        grant_type: 'authorization_code',
      });
      const said = await callOpen(`${apiUrl}/sns/oauth2/access_token?${query}`);
      if (codeErrors.includes(Number(said.errcode))) throw wechatCodeWrong();
      if (said.is_snapshotuser === 1) throw guestOfWechat();
      // the address holds the secret: what went wrong is told without it
      if (typeof said.openid !== 'string' || said.openid === '') throw unavailable();
      return said.openid;
    },
  };
}
