import { callOpen } from './call.ts';

export interface TokenConfig {
  appid: string;
  appSecret: string;
  apiUrl: string;
}

/** The token was taken back, or is over. */
export const tokenErrors = [40001, 40014, 42001];

/** The token that every server of an appid shares: within its life WeChat answers with one and the same. */
export type TokenAnswer = { token: string; seconds: number } | { errcode: number };

/** @param isForced another one, where the one that stands was taken back. Throws `unavailable`. */
export async function requestToken(
  { appid, appSecret, apiUrl }: TokenConfig,
  isForced = false,
): Promise<TokenAnswer> {
  const said = await callOpen(`${apiUrl}/cgi-bin/stable_token`, {
    grant_type: 'client_credential',
    appid,
    secret: appSecret,
    force_refresh: isForced,
  });
  const { access_token: token, expires_in: seconds, errcode } = said;
  if (typeof token === 'string' && token !== '' && typeof seconds === 'number') return { token, seconds };
  return { errcode: typeof errcode === 'number' ? errcode : -1 };
}
