import { type MiniLogin, wechatCodeWrong } from '../../features/wechat/wechat.provider.ts';
import { unavailable } from '../../kernel/errors.ts';
import { callOpen, codeErrors } from './call.ts';
import { requestToken, type TokenConfig, tokenErrors } from './token.ts';

export interface MiniConfig {
  appid: string;
  appSecret: string;
}

/** Where messages go: 11 digits of mainland China. */
const mobile = /^1\d{10}$/;

/** The mini-program behind the port: who somebody is, and the number that they let us have. */
export function makeMiniLogin(config: TokenConfig): MiniLogin {
  const { appid, appSecret, apiUrl } = config;
  return {
    appid,
    async identify(js_code) {
      const query = new URLSearchParams({
        ...{ appid, secret: appSecret, js_code, grant_type: 'authorization_code' },
      });
      const said = await callOpen(`${apiUrl}/sns/jscode2session?${query}`);
      if (codeErrors.includes(Number(said.errcode))) throw wechatCodeWrong();
      // the session_key stays where it is: nothing here opens what it seals
      if (typeof said.openid !== 'string' || said.openid === '') throw unavailable();
      return said.openid;
    },
    async phoneOf(code, openid) {
      const first = await askPhone(config, { code, openid }, false);
      const said = tokenErrors.includes(Number(first.errcode))
        ? await askPhone(config, { code, openid }, true)
        : first;
      if (codeErrors.includes(Number(said.errcode))) throw wechatCodeWrong();
      const { purePhoneNumber, countryCode, watermark } = said.phone_info ?? {};
      if (typeof purePhoneNumber !== 'string') throw unavailable();
      // a number that was given to another mini-program says nothing here
      if (watermark?.appid !== appid) throw wechatCodeWrong();
      return String(countryCode) === '86' && mobile.test(purePhoneNumber) ? purePhoneNumber : null;
    },
  };
}

interface PhoneAnswer {
  errcode?: unknown;
  phone_info?: { purePhoneNumber?: unknown; countryCode?: unknown; watermark?: { appid?: unknown } };
}

async function askPhone(config: TokenConfig, sent: object, isForced: boolean): Promise<PhoneAnswer> {
  const answer = await requestToken(config, isForced);
  if ('errcode' in answer) return answer;
  const query = new URLSearchParams({ access_token: answer.token });
  return callOpen(`${config.apiUrl}/wxa/business/getuserphonenumber?${query}`, sent);
}
