/** What an appid with its secret is given: one access token for all who ask, until it ends or is asked for anew. */
import { randomBytes } from 'node:crypto';
import { type IncomingRequest, json, jsonBody, type Reply } from '../base/web.ts';
import type { World } from './world.ts';

const lifeSeconds = 7200;

export interface TokenDesk {
  /** The answer of `POST /cgi-bin/stable_token`. */
  answer(incoming: IncomingRequest): Reply;
}

export function openTokenDesk(world: World): TokenDesk {
  let standing: { token: string; until: number } | undefined;
  const current = (forced: boolean) => {
    const now = world.clock.now();
    if (standing === undefined || forced || now >= standing.until)
      standing = { token: randomBytes(48).toString('base64url'), until: now + lifeSeconds * 1000 };
    return { access_token: standing.token, expires_in: Math.floor((standing.until - now) / 1000) };
  };
  return {
    answer(incoming) {
      const { keys } = world.merchant;
      const { grant_type, appid, secret, force_refresh } = jsonBody(incoming);
      if (grant_type !== 'client_credential') return refused(40002, 'invalid grant_type');
      if (appid !== keys.appid) return refused(40013, 'invalid appid');
      if (secret !== keys.appSecret) return refused(40125, 'invalid appsecret');
      return json(200, current(force_refresh === true));
    },
  };
}

const refused = (errcode: number, errmsg: string): Reply => json(200, { errcode, errmsg });
