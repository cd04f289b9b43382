/**
 * What an appid with its secret is given: one access token for all who ask, until it ends or is asked for anew, and with
 * it the tickets of pages. Forgotten at a restart, as if taken back.
 */
import { createHash, randomBytes } from 'node:crypto';
import { type IncomingRequest, json, jsonBody, type Reply, type Route } from '../base/web.ts';
import { messageRoutes } from './open.message.ts';
import { miniRoutes } from './open.mini.ts';
import type { World } from './world.ts';

const lifeSeconds = 7200;

interface Issued {
  word: string;
  until: number;
}

export function tokenRoutes(world: World): Route[] {
  const desk = new TokenDesk(world);
  const { keys } = world.merchant;
  const route = (method: string, path: string, handle: Route['handle']): Route => ({ method, path, handle });
  return [
    route('POST', '/cgi-bin/stable_token', (incoming) => desk.stableToken(jsonBody(incoming))),
    route('GET', '/cgi-bin/ticket/getticket', (incoming) => desk.ticketBy(incoming)),
    ...messageRoutes(world, (word, by) => desk.isCurrent(word, by === 'mini' ? keys.miniAppid : keys.appid)),
    ...miniRoutes(world, (word) => desk.isCurrent(word, keys.miniAppid)),
    route('POST', '/standin/wechat/script', (incoming) =>
      json(200, { errMsg: desk.configured(jsonBody(incoming)) }),
    ),
    route('GET', '/standin/wechat/tokens', () => json(200, desk.counts)),
    route('POST', '/standin/wechat/tokens/revoke', () => desk.revoke()),
  ];
}

class TokenDesk {
  /** How often WeChat was asked for each, as it counts. */
  readonly counts = { tokens: 0, tickets: 0 };
  readonly #world: World;
  /** By appid: of the account, and of the mini-program. */
  readonly #tokens = new Map<string, Issued>();
  #ticket: Issued | undefined;

  constructor(world: World) {
    this.#world = world;
  }

  stableToken({ grant_type, appid, secret, force_refresh }: Record<string, unknown>): Reply {
    const { keys } = this.#world.merchant;
    if (grant_type !== 'client_credential') return refused(40002, 'invalid grant_type');
    const secrets = new Map([
      [keys.appid, keys.appSecret],
      [keys.miniAppid, keys.miniSecret],
    ]);
    const named = String(appid ?? '');
    if (!secrets.has(named)) return refused(40013, 'invalid appid');
    if (secret !== secrets.get(named)) return refused(40125, 'invalid appsecret');
    this.counts.tokens += 1;
    const standing = this.#tokens.get(named);
    const token = this.#isAlive(standing) && force_refresh !== true ? standing : this.#issue();
    this.#tokens.set(named, token);
    return json(200, { access_token: token.word, expires_in: this.#left(token) });
  }
  isCurrent(word: string, appid: string): boolean {
    const token = this.#tokens.get(appid);
    return this.#isAlive(token) && token.word === word;
  }
  ticketBy({ query }: IncomingRequest): Reply {
    if (!this.isCurrent(query.get('access_token') ?? '', this.#world.merchant.keys.appid))
      return refused(40001, 'invalid credential, access_token is invalid or not latest');
    if (query.get('type') !== 'jsapi') return refused(40097, 'invalid args');
    this.counts.tickets += 1;
    if (!this.#isAlive(this.#ticket)) this.#ticket = this.#issue();
    const { word: ticket } = this.#ticket;
    return json(200, { errcode: 0, errmsg: 'ok', ticket, expires_in: this.#left(this.#ticket) });
  }
  /** What WeChat's script answers to `config` on this page. */
  configured({ appId, timestamp, nonceStr, signature, url }: Record<string, unknown>): string {
    if (appId !== this.#world.merchant.keys.appid) return 'config:fail,invalid appid';
    if (!this.#isAlive(this.#ticket)) return 'config:fail,invalid signature';
    const ticket = this.#ticket.word;
    const text = `jsapi_ticket=${ticket}&noncestr=${nonceStr}&timestamp=${timestamp}&url=${url}`;
    const isSigned = createHash('sha1').update(text).digest('hex') === signature;
    return isSigned ? 'config:ok' : 'config:fail,invalid signature';
  }
  revoke(): Reply {
    this.#tokens.clear();
    this.#ticket = undefined;
    return json(200, {});
  }

  #isAlive(issued: Issued | undefined): issued is Issued {
    return issued !== undefined && this.#world.clock.now() < issued.until;
  }
  #issue(): Issued {
    const until = this.#world.clock.now() + lifeSeconds * 1000;
    return { word: randomBytes(40).toString('base64url'), until };
  }
  #left({ until }: Issued): number {
    return Math.floor((until - this.#world.clock.now()) / 1000);
  }
}

const refused = (errcode: number, errmsg: string): Reply => json(200, { errcode, errmsg });
