/**
 * The mini-program: who somebody is by a code of `wx.login`, and the number that they let it have. Codes live five minutes
 * and open once; nothing of this is in the journal.
 */
import { createHash, randomBytes } from 'node:crypto';
import { type IncomingRequest, json, jsonBody, type Reply, type Route } from '../base/web.ts';
import type { World } from './world.ts';

const codeLifeMs = 300_000;

interface Code<T> {
  of: T;
  at: number;
  used: boolean;
}
interface GivenNumber {
  user: string;
  phone: string;
  countryCode: string;
}

export function miniRoutes(world: World, isCurrent: (token: string) => boolean): Route[] {
  const logins = new Codes<string>(world);
  const numbers = new Codes<GivenNumber>(world);
  const post = (path: string, handle: Route['handle']): Route => ({ method: 'POST', path, handle });
  return [
    { method: 'GET', path: '/sns/jscode2session', handle: (incoming) => whoIs(world, logins, incoming) },
    post('/wxa/business/getuserphonenumber', (incoming) => {
      if (!isCurrent(incoming.query.get('access_token') ?? ''))
        return refused(40001, 'invalid credential, access_token is invalid or not latest');
      return phoneBy(world, numbers, jsonBody(incoming));
    }),
    post('/standin/wechat/mini/login', (incoming) => {
      const user = String(jsonBody(incoming).user ?? '');
      return json(200, { code: logins.issue(user), openid: miniOpenidOf(world, user) });
    }),
    post('/standin/wechat/mini/phone', (incoming) => {
      const { user, phone, countryCode = '86' } = jsonBody(incoming);
      const of = { user: String(user ?? ''), phone: String(phone), countryCode: String(countryCode) };
      return json(200, { code: numbers.issue(of) });
    }),
  ];
}

/** Another one than the official account knows the same user by. */
export function miniOpenidOf(world: World, user: string): string {
  const text = `${world.merchant.keys.miniAppid}\n${user}`;
  return `o${createHash('sha256').update(text).digest('base64url').slice(0, 27)}`;
}

class Codes<T> {
  readonly #world: World;
  readonly #codes = new Map<string, Code<T>>();

  constructor(world: World) {
    this.#world = world;
  }
  issue(of: T): string {
    const code = `0${randomBytes(15).toString('hex')}`;
    this.#codes.set(code, { of, at: this.#world.clock.now(), used: false });
    return code;
  }
  /** What it stands for, or WeChat's refusal. */
  use(word: unknown): { of: T } | Reply {
    const code = this.#codes.get(String(word ?? ''));
    if (!code || this.#world.clock.now() >= code.at + codeLifeMs) return refused(40029, 'invalid code');
    if (code.used) return refused(40163, 'code been used');
    code.used = true;
    return { of: code.of };
  }
}

function whoIs(world: World, logins: Codes<string>, { query }: IncomingRequest): Reply {
  const { keys } = world.merchant;
  if (query.get('appid') !== keys.miniAppid) return refused(40013, 'invalid appid');
  if (query.get('secret') !== keys.miniSecret) return refused(40125, 'invalid appsecret');
  if (query.get('grant_type') !== 'authorization_code') return refused(40002, 'invalid grant_type');
  const used = logins.use(query.get('js_code'));
  if (!('of' in used)) return used;
  return json(200, {
    openid: miniOpenidOf(world, used.of),
    session_key: randomBytes(16).toString('base64'),
  });
}

/** The number of who pressed the button; where an openid is said, of that one alone. */
function phoneBy(
  world: World,
  numbers: Codes<GivenNumber>,
  { code, openid }: Record<string, unknown>,
): Reply {
  const used = numbers.use(code);
  if (!('of' in used)) return used;
  const { user, phone, countryCode } = used.of;
  if (openid !== undefined && openid !== miniOpenidOf(world, user)) return refused(40029, 'invalid code');
  const phone_info = {
    phoneNumber: countryCode === '86' ? phone : `+${countryCode}${phone}`,
    purePhoneNumber: phone,
    countryCode,
    watermark: {
      timestamp: Math.floor(world.clock.now() / 1000),
      appid: world.merchant.keys.miniAppid,
    },
  };
  return json(200, { errcode: 0, errmsg: 'ok', phone_info });
}

const refused = (errcode: number, errmsg: string): Reply => json(200, { errcode, errmsg });
