import { chinaDate, chinaMinute } from '../../kernel/clock.ts';
import type { Gateway, Outcome } from '../../kernel/outbox-message.ts';
import { callOpen } from '../wechat-open/call.ts';
import { requestToken, type TokenConfig, tokenErrors } from '../wechat-open/token.ts';

/** What the account or the mini-program may send, with the names of its fields. */
interface WechatForm {
  id: string;
  title: readonly string[];
  text: readonly string[];
  time: readonly string[];
}

interface WechatMessageConfig extends TokenConfig {
  forms?: Readonly<Record<string, WechatForm | undefined>>;
  /** What a message is about, by the name of its form. */
  titles: Readonly<Record<string, string>>;
}

/** Fields of the kind `thing` hold so many signs. */
const mostSigns = 20;
/** Refused by the person, or they do not follow the account. */
const unwanted = [43004, 43101, 43019];
/** Another time: WeChat is busy, or the account has sent as much as it may. */
const passing = [-1, 45009, 45011, 45047];
/** A token is not used in its last minutes. */
const marginMs = 300_000;

/** As WeChat's fields of the kind `time` want it. */
function timeOf(at: Date): string {
  const [year, month, date] = chinaDate(at).split('-').map(Number);
  const minutes = chinaMinute(at);
  const clock = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return `${year}年${month}月${date}日 ${clock.join(':')}`;
}

/** The sentence in as many pieces as there are fields; what does not fit is left to the page. */
function pieces(text: string, fields: number): string[] {
  const signs = [...text];
  return Array.from({ length: fields }, (_, nth) => {
    const piece = signs.slice(nth * mostSigns, (nth + 1) * mostSigns);
    const isCut = nth === fields - 1 && signs.length > fields * mostSigns;
    return (isCut ? [...piece.slice(0, -1), '…'] : piece).join('') || '—';
  });
}

/** The access token, kept until shortly before it ends; null where WeChat gives none. */
function tokenKeeper(config: TokenConfig): (isForced: boolean) => Promise<string | null> {
  let known: { token: string; until: number } | null = null;
  return async (isForced) => {
    if (known && !isForced && Date.now() < known.until) return known.token;
    const answer = await requestToken(config, isForced);
    if (!('token' in answer)) return null;
    known = { token: answer.token, until: Date.now() + answer.seconds * 1000 - marginMs };
    return known.token;
  };
}

/** Each field of the form with what stands in it. */
function filledIn(form: WechatForm, title: string, text: string): Record<string, { value: string }> {
  const values: [string, string][] = [
    ...form.title.map((field): [string, string] => [field, title]),
    ...pieces(text, form.text.length).map((piece, nth): [string, string] => [form.text[nth] ?? '', piece]),
    ...form.time.map((field): [string, string] => [field, timeOf(new Date())]),
  ];
  return Object.fromEntries(values.map(([field, value]) => [field, { value }]));
}

/** Of one appid: by which call its messages go, and what they consist of beside the fields. */
interface Sending {
  path: string;
  about(said: { key: string; page: string }): object;
  /** Whether WeChat knows a message that comes again. */
  isKnownAgain: boolean;
}

function makeGateway(config: WechatMessageConfig, { path, about, isKnownAgain }: Sending): Gateway {
  const { apiUrl, titles, forms = {} } = config;
  const token = tokenKeeper(config);
  async function post(message: object, isForced = false): Promise<number> {
    const word = await token(isForced);
    if (word === null) return -1;
    const query = new URLSearchParams({ access_token: word });
    const said = await callOpen(`${apiUrl}${path}?${query}`, message);
    return Number(said.errcode ?? -1);
  }
  return {
    async send(to, text, { key, form: named }) {
      const form = named && forms[named.name];
      if (!named || !form) return { kind: 'refused', why: 'no such form' };
      const data = filledIn(form, titles[named.name] ?? '', text);
      const message = { touser: to, template_id: form.id, data, ...about({ key, page: named.page }) };
      try {
        let errcode = await post(message);
        if (tokenErrors.includes(errcode)) errcode = await post(message, true);
        return { kind: kindOf(errcode), why: `errcode ${errcode}` };
      } catch {
        return { kind: isKnownAgain ? 'busy' : 'unknown', why: 'no answer in time' };
      }
    },
  };
}

/** Template messages of the official account, as a way out of the outbox: by its key WeChat knows one that comes again. */
export function makeWechatMessages(config: WechatMessageConfig & { publicUrl: string }): Gateway {
  return makeGateway(config, {
    path: '/cgi-bin/message/template/send',
    about: ({ key, page }) => ({ url: config.publicUrl + page, client_msg_id: key }),
    isKnownAgain: true,
  });
}

/** Messages of the mini-program, each of which its person has allowed before. */
export function makeMiniMessages(config: WechatMessageConfig): Gateway {
  return makeGateway(config, {
    path: '/cgi-bin/message/subscribe/send',
    about: ({ page }) => ({ page: `pages/web/web?to=${encodeURIComponent(page)}` }),
    isKnownAgain: false,
  });
}

function kindOf(errcode: number): Outcome['kind'] {
  if (errcode === 0) return 'taken';
  if (unwanted.includes(errcode)) return 'unwanted';
  return passing.includes(errcode) || tokenErrors.includes(errcode) ? 'busy' : 'refused';
}
