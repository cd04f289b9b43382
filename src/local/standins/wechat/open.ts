/**
 * The official account: the page on which WeChat says who somebody is, and the calls behind it. Codes live five minutes
 * and open once; nothing of this is in the journal.
 */
import { createHash, randomBytes } from 'node:crypto';
import { type Html, html, page } from '../base/page.ts';
import {
  type IncomingRequest,
  json,
  jsonBody,
  Refusal,
  type Reply,
  type Route,
  redirect,
} from '../base/web.ts';
import { type BridgeCall, handedOver } from './bridge.ts';
import { tokenRoutes } from './open.token.ts';
import { pay, payRefusal } from './transaction.ts';
import type { World } from './world.ts';

/** The WeChat users of this machine; the last one looks at pages without an account, as WeChat lets guests do. */
const users = ['微信用户甲', '微信用户乙', '微信用户丙', '微信用户丁'];
const guest = '快照页游客';
const codeLifeMs = 300_000;

interface Code {
  user: string;
  appid: string;
  scope: string;
  at: number;
  used: boolean;
}

export function openRoutes(world: World): Route[] {
  const codes = new Map<string, Code>();
  const get = (path: string, handle: Route['handle']): Route => ({ method: 'GET', path, handle });
  const post = (path: string, handle: Route['handle']): Route => ({ method: 'POST', path, handle });
  return [
    get('/connect/oauth2/authorize', (incoming) => authorizePage(world, incoming)),
    get('/connect/oauth2/allow', (incoming) => allow(world, codes, incoming)),
    get('/sns/oauth2/access_token', (incoming) => accessToken(world, codes, incoming)),
    ...tokenRoutes(world),
    post('/standin/wechat/authorize', (incoming) => allowed(world, codes, jsonBody(incoming))),
    post('/standin/wechat/bridge', (incoming) => playBridge(world, jsonBody(incoming))),
  ];
}

/** One and the same for a user of an account, as WeChat's openids are. */
function openidOf(world: World, user: string): string {
  const text = `${world.merchant.keys.appid}\n${user}`;
  return `o${createHash('sha256').update(text).digest('base64url').slice(0, 27)}`;
}

function authorizePage(world: World, { query }: IncomingRequest): Reply {
  const wrong = wrongAuthorization(world, query);
  if (wrong !== undefined) {
    const body = html`<section class="card center" role="status"><h1 class="refused">${wrong}</h1></section>`;
    return page({ title: wrong, bar: '微信', body, status: 403 });
  }
  const choice = (user: string): Html => {
    const more = new URLSearchParams(query);
    more.set('user', user);
    return html`<a class="button quiet" href="/connect/oauth2/allow?${more.toString()}">${user}</a>`;
  };
  const body = html`<section class="card"><h1>${world.merchantName} 想知道您是谁</h1>
    <p class="soft">真实的微信知道您是谁，不会问。在本机演示里，请选一个微信号继续。</p></section>
    ${users.map(choice)}${choice(guest)}`;
  return page({ title: '微信授权', bar: '微信 · 本地演示', body });
}

function wrongAuthorization(world: World, query: URLSearchParams): string | undefined {
  if (query.get('appid') !== world.merchant.keys.appid) return 'appid 参数错误';
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!URL.canParse(redirectUri) || !/^https?:$/.test(new URL(redirectUri).protocol))
    return 'redirect_uri 参数错误';
  if (query.get('response_type') !== 'code') return 'response_type 参数错误';
  if (!/^snsapi_(base|userinfo)$/.test(query.get('scope') ?? '')) return 'scope 参数错误';
  return /^[0-9A-Za-z]{0,128}$/.test(query.get('state') ?? '') ? undefined : 'state 参数错误';
}

function newCode(world: World, codes: Map<string, Code>, user: string, scope: string): string {
  const code = `0${randomBytes(15).toString('hex')}`;
  codes.set(code, { user, appid: world.merchant.keys.appid, scope, at: world.clock.now(), used: false });
  return code;
}

function allow(world: World, codes: Map<string, Code>, { query }: IncomingRequest): Reply {
  const wrong = wrongAuthorization(world, query);
  const user = query.get('user') ?? '';
  if (wrong !== undefined || ![...users, guest].includes(user))
    throw new Refusal(400, 'bad_authorization', wrong ?? 'No such user.');
  const back = new URL(query.get('redirect_uri') ?? '');
  back.searchParams.set('code', newCode(world, codes, user, query.get('scope') ?? ''));
  back.searchParams.set('state', query.get('state') ?? '');
  return redirect(back.href);
}

/** What the page does, without the page: `{user}` → `{code, openid}`. */
function allowed(world: World, codes: Map<string, Code>, { user }: Record<string, unknown>): Reply {
  const name = String(user ?? users[0]);
  return json(200, { code: newCode(world, codes, name, 'snsapi_base'), openid: openidOf(world, name) });
}

const wrong = (errcode: number, errmsg: string): Reply => json(200, { errcode, errmsg });

function accessToken(world: World, codes: Map<string, Code>, { query }: IncomingRequest): Reply {
  const { keys } = world.merchant;
  if (query.get('appid') !== keys.appid) return wrong(40013, 'invalid appid');
  if (query.get('secret') !== keys.appSecret) return wrong(40125, 'invalid appsecret');
  if (query.get('grant_type') !== 'authorization_code') return wrong(40002, 'invalid grant_type');
  const code = codes.get(query.get('code') ?? '');
  if (!code || world.clock.now() >= code.at + codeLifeMs) return wrong(40029, 'invalid code');
  if (code.used) return wrong(40163, 'code been used');
  code.used = true;
  return json(200, {
    access_token: randomBytes(32).toString('base64url'),
    expires_in: 7200,
    refresh_token: randomBytes(32).toString('base64url'),
    openid: openidOf(world, code.user),
    scope: code.scope,
    ...(code.user === guest ? { is_snapshotuser: 1 } : {}),
  });
}

/** As the bridge of a phone answers: `{call, choice: pay | cancel}` → `{err_msg}`. */
function playBridge(world: World, { call, choice }: Record<string, unknown>): Reply {
  const answer = (word: string, more: object = {}) =>
    json(200, { err_msg: `get_brand_wcpay_request:${word}`, ...more });
  const found = handedOver(world, (call ?? {}) as BridgeCall);
  if (typeof found === 'string') return answer('fail', { err_desc: found });
  const refusal = payRefusal(world, found);
  if (refusal) return answer('fail', { err_desc: refusal });
  if (choice !== 'pay') return answer('cancel');
  pay(world, found, {});
  return answer('ok');
}
