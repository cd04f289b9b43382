import type { WechatCredentials } from '../../src/config.ts';
import { eventually } from './eventually.ts';

/** Stand-ins of this run: WeChat Pay, its phone and the SMS inbox, in a program of their own. */
export interface Standin {
  url: string;
  wechat: WechatCredentials;
}

/** Those of the process that runs this file: their faults and settings are nobody else's. */
export function standinOfRun(): Standin {
  const all = JSON.parse(process.env.TEST_STANDINS ?? '[]') as Standin[];
  const standin = all[Number(process.env.MOCHA_WORKER_ID ?? 0) % all.length];
  if (!standin) throw new Error('no stand-ins: run the tests with npm test, which starts them');
  return standin;
}

async function post(path: string, body: unknown): Promise<unknown> {
  const answer = await fetch(standinOfRun().url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`stand-in ${path} answered ${answer.status}: ${text}`);
  return text ? (JSON.parse(text) as unknown) : undefined;
}
async function get(path: string): Promise<unknown> {
  return (await fetch(standinOfRun().url + path)).json();
}

/** Plays the phone: pays what is open under this number. */
export async function payOnPhone(outTradeNo: string, more: Record<string, unknown> = {}): Promise<void> {
  await post('/standin/wechat/pay', { outTradeNo, ...more });
}

/** The texts that went to a phone, newest first. */
export async function textsTo(phone: string): Promise<{ phone: string; text: string; at: string }[]> {
  return (await get(`/standin/sms?phone=${phone}`)) as { phone: string; text: string; at: string }[];
}

/** The sign-in codes that went to a phone, newest first. */
async function codesTo(phone: string): Promise<string[]> {
  const texts = await textsTo(phone);
  return texts.flatMap(({ text }) => /验证码 (\d{6})/.exec(text)?.[1] ?? []);
}

/**
 * The sign-in code that a request brings to a phone: it is on its way when the request has been answered. Without
 * a request the newest one; a phone that got codes before, in another run on these stand-ins, needs the request.
 */
export async function codeTo(phone: string, request?: () => Promise<unknown>): Promise<string> {
  const before = request ? (await codesTo(phone)).length : 0;
  await request?.();
  let codes: string[] = [];
  await eventually(async () => {
    codes = await codesTo(phone);
    return codes.length > before;
  });
  return codes[0] ?? '';
}

export interface Books {
  takenFen: number;
  refundedFen: number;
  paidOutFen: number;
}
/** The stand-in's own books over everything that was to be notified to this server. */
export async function booksOf(baseUrl: string): Promise<Books> {
  return (await get(`/standin/wechat/books?notifyPrefix=${encodeURIComponent(baseUrl)}`)) as Books;
}
/** Whether WeChat still has something to tell this server: a callback on its way, or a refund it works on. */
export async function hasNews(baseUrl: string): Promise<boolean> {
  const prefix = `notifyPrefix=${encodeURIComponent(baseUrl)}`;
  const notices = (await get(`/standin/wechat/notices?${prefix}`)) as { state: string }[];
  const books = (await get(`/standin/wechat/books?${prefix}`)) as {
    refunds: { status: string }[];
    transfers: { state: string }[];
  };
  return (
    notices.some(({ state }) => state === 'waiting') ||
    books.refunds.some(({ status }) => status === 'PROCESSING') ||
    books.transfers.some(({ state }) => state === 'CANCELING')
  );
}
export { post as toStandin };
