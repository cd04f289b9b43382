/** Template messages of the official account, as its followers get them. Nothing of this is in the journal. */
import { html, page, spokenTime } from '../base/page.ts';
import { type IncomingRequest, json, jsonBody, type Reply, type Route } from '../base/web.ts';
import { miniOpenidOf } from './open.mini.ts';
import type { World } from './world.ts';

/** What the account may send here, with its fields as WeChat's own library names them. */
export const playedForms = {
  order: {
    id: 'played-form-order',
    title: ['thing1'],
    text: ['thing2', 'thing3', 'thing4'],
    time: ['time5'],
  },
  other: {
    id: 'played-form-other',
    title: ['thing1'],
    text: ['thing2', 'thing3', 'thing4'],
    time: ['time5'],
  },
};
/** The same in the mini-program: each is good for one message to who allowed it. */
export const playedMiniForms = {
  order: { ...playedForms.order, id: 'played-mini-order' },
  other: { ...playedForms.other, id: 'played-mini-other' },
};
const mostOfField: Record<string, number> = { thing: 20, time: 30 };
const kept = 500;

interface Received {
  openid: string;
  id: string;
  url: string;
  values: string[];
  at: number;
}

/** Whether a token is that of the account, or of the mini-program. */
type IsCurrent = (token: string, by: 'account' | 'mini') => boolean;

export function messageRoutes(world: World, isCurrent: IsCurrent): Route[] {
  const post = new Post(world, isCurrent);
  const get = (path: string, handle: Route['handle']): Route => ({ method: 'GET', path, handle });
  return [
    { method: 'POST', path: '/cgi-bin/message/template/send', handle: (incoming) => post.send(incoming) },
    {
      method: 'POST',
      path: '/cgi-bin/message/subscribe/send',
      handle: (incoming) => post.sendAllowed(incoming),
    },
    {
      method: 'POST',
      path: '/standin/wechat/mini/allow',
      handle: (incoming) => post.allow(jsonBody(incoming)),
    },
    get('/phone/messages', () => listPage(post.received)),
    get('/standin/wechat/messages', ({ query }) =>
      json(200, { items: post.received.filter(({ openid }) => openid === query.get('openid')) }),
    ),
    {
      method: 'POST',
      path: '/standin/wechat/messages/answers',
      handle: (incoming) => post.answerNext(jsonBody(incoming)),
    },
  ];
}

class Post {
  readonly received: Received[] = [];
  /** What is answered next to a message for somebody, in place of taking it. */
  readonly #answers = new Map<string, number[]>();
  readonly #world: World;
  readonly #isCurrent: IsCurrent;
  /** How many messages somebody has allowed, by openid and template. */
  readonly #allowed = new Map<string, number>();

  constructor(world: World, isCurrent: IsCurrent) {
    this.#world = world;
    this.#isCurrent = isCurrent;
  }

  send(incoming: IncomingRequest): Reply {
    if (!this.#isCurrent(incoming.query.get('access_token') ?? '', 'account'))
      return answer(40001, 'invalid credential, access_token is invalid or not latest');
    const { touser, template_id, url, client_msg_id, data } = jsonBody(incoming);
    const openid = String(touser ?? '');
    if (!/^o[\w-]{20,40}$/.test(openid)) return answer(40003, 'invalid openid');
    const next = this.#answers.get(openid)?.shift();
    if (next !== undefined) return answer(next, 'played');
    const form = Object.values(playedForms).find(({ id }) => id === template_id);
    if (!form) return answer(40037, 'invalid template_id');
    const values = readFields([...form.title, ...form.text, ...form.time], data);
    if (values === null) return answer(47003, 'argument invalid!');
    this.#keep({ openid, id: String(client_msg_id ?? ''), url: String(url ?? ''), values });
    return json(200, { errcode: 0, errmsg: 'ok', msgid: this.received.length });
  }
  /** As `requestSubscribeMessage` is answered: `{user, templates}`. */
  allow({ user, templates }: Record<string, unknown>): Reply {
    const openid = miniOpenidOf(this.#world, String(user));
    for (const id of templates as string[]) {
      const which = `${openid} ${id}`;
      this.#allowed.set(which, (this.#allowed.get(which) ?? 0) + 1);
    }
    return json(200, { openid });
  }
  sendAllowed(incoming: IncomingRequest): Reply {
    if (!this.#isCurrent(incoming.query.get('access_token') ?? '', 'mini'))
      return answer(40001, 'invalid credential, access_token is invalid or not latest');
    const { touser, template_id, page: opens, data } = jsonBody(incoming);
    const openid = String(touser ?? '');
    if (!/^o[\w-]{20,40}$/.test(openid)) return answer(40003, 'invalid openid');
    const form = Object.values(playedMiniForms).find(({ id }) => id === template_id);
    if (!form) return answer(40037, 'invalid template_id');
    if (!/^pages\/\w+\/\w+(\?|$)/.test(String(opens))) return answer(41030, 'invalid page');
    const values = readFields([...form.title, ...form.text, ...form.time], data);
    if (values === null) return answer(47003, 'argument invalid!');
    const which = `${openid} ${form.id}`;
    const left = this.#allowed.get(which) ?? 0;
    if (left === 0) return answer(43101, 'user refuse to accept the msg');
    this.#allowed.set(which, left - 1);
    this.#keep({ openid, id: '', url: String(opens), values });
    return json(200, { errcode: 0, errmsg: 'ok' });
  }
  answerNext({ openid, errcodes }: Record<string, unknown>): Reply {
    this.#answers.set(String(openid), [...(errcodes as number[])]);
    return json(200, {});
  }

  /** A message that comes again is known by its id. */
  #keep(message: Omit<Received, 'at'>): void {
    if (message.id !== '' && this.received.some(({ id }) => id === message.id)) return;
    this.received.push({ ...message, at: this.#world.clock.now() });
    if (this.received.length > kept) this.received.shift();
  }
}

function listPage(received: readonly Received[]): Reply {
  const rows = [...received].reverse().map(
    ({
      values: [title = '', ...rest],
      url,
      at,
    }) => html`<li class="card"><p class="soft">${spokenTime(new Date(at))}</p>
      <p><strong>${title}</strong></p><p>${rest.filter((value) => value !== '—').join('')}</p>
      <a class="button quiet" href="${/^https?:/.test(url) ? url : '/phone'}">查看详情</a></li>`,
  );
  const list =
    rows.length > 0
      ? html`<ul>${rows}</ul>`
      : html`<p class="card soft">还没有收到微信消息。连上微信以后，订单的通知会出现在这里。</p>`;
  const body = html`<h1>微信消息</h1><div data-live aria-live="polite">${list}</div>`;
  return page({ title: '微信消息', bar: '微信 · 本地演示手机', body, live: true });
}

/** Every field of the form within its length, or null. */
function readFields(names: readonly string[], data: unknown): string[] | null {
  const given = (data ?? {}) as Record<string, { value?: unknown }>;
  const values = names.map((name) => given[name]?.value);
  const isGood = values.every((value, nth) => {
    const most = mostOfField[(names[nth] ?? '').replace(/\d+$/, '')] ?? 0;
    return typeof value === 'string' && value !== '' && [...value].length <= most;
  });
  return isGood && Object.keys(given).length === names.length ? (values as string[]) : null;
}

const answer = (errcode: number, errmsg: string): Reply => json(200, { errcode, errmsg });
