/** The stand-in for an SMS gateway: takes messages, keeps them, and shows them on an inbox page. */
import { html, page, spokenTime } from '../base/page.ts';
import { type IncomingRequest, json, jsonBody, Refusal, type Reply, type Route } from '../base/web.ts';

type Message = { phone: string; text: string; purpose?: string; at: number };
export type Inbox = {
  /** Oldest first. */
  messages(): Message[];
  keep(message: Message): void;
};

export function smsRoutes(inbox: Inbox): Route[] {
  return [
    { method: 'POST', path: '/sms', handle: (incoming) => take(inbox, incoming) },
    { method: 'GET', path: '/inbox', handle: (incoming) => inboxPage(inbox, incoming.query.get('phone')) },
    {
      method: 'GET',
      path: '/standin/sms',
      handle: (incoming) => json(200, list(inbox, incoming.query.get('phone'))),
    },
  ];
}

function take(inbox: Inbox, incoming: IncomingRequest): Reply {
  const { phone, text, purpose } = jsonBody(incoming);
  if (typeof phone !== 'string' || !/^\+?\d{5,20}$/.test(phone))
    throw new Refusal(400, 'bad_phone', 'phone is not 5 to 20 digits.');
  if (typeof text !== 'string' || text === '' || text.length > 1000)
    throw new Refusal(400, 'bad_text', 'text has not 1 to 1000 characters.');
  const at = Date.now();
  inbox.keep({ phone, text, ...(typeof purpose === 'string' ? { purpose } : {}), at });
  return json(202, { at: new Date(at).toISOString() });
}

function newestFirst(inbox: Inbox, phone: string | null): Message[] {
  return inbox
    .messages()
    .filter((message) => phone === null || message.phone === phone)
    .reverse();
}

function list(inbox: Inbox, phone: string | null): Record<string, unknown>[] {
  return newestFirst(inbox, phone).map((message) => ({ ...message, at: new Date(message.at).toISOString() }));
}

const shownAtMost = 100;

function inboxPage(inbox: Inbox, phone: string | null): Reply {
  const rows = newestFirst(inbox, phone)
    .slice(0, shownAtMost)
    .map(
      ({ phone: to, text, at }) => html`<li class="card"><p class="soft">发给 ${to} · <time
        datetime="${new Date(at).toISOString()}">${spokenTime(new Date(at))}</time></p><p class="code">${text}</p></li>`,
    );
  const content =
    rows.length > 0
      ? html`<ul>${rows}</ul>`
      : html`<p class="card soft">还没有短信。验证码发出后会出现在这里。</p>`;
  const body = html`<h1>收到的短信</h1><div data-live aria-live="polite">${content}</div>
    <p class="soft">本机演示用的收件箱，短信没有真正发出；最新的在最上面，会自动更新。</p>`;
  return page({ title: '短信收件箱', bar: '短信收件箱 · 本地演示', body, live: true });
}
