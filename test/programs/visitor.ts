import { privacyVersion } from '../../src/copy/zh-CN.ts';
import { eventually } from '../support/eventually.ts';

/** A browser's least: keeps its cookie and its token and speaks JSON. */
export class Visitor {
  base: string;
  /** By name, as a browser keeps them. */
  readonly #cookies = new Map<string, string>();
  #csrf = '';

  constructor(base: string) {
    this.base = base;
  }

  /** The answer, whatever its status. `key` is sent as Idempotency-Key. */
  async call<T = unknown>(method: string, path: string, body?: unknown, key?: string) {
    const headers: Record<string, string> = {
      cookie: [...this.#cookies.values()].join('; '),
      'x-csrf-token': this.#csrf,
    };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (key !== undefined) headers['idempotency-key'] = key;
    const init: RequestInit = { method, headers, signal: AbortSignal.timeout(20_000) };
    if (body !== undefined) init.body = JSON.stringify(body);
    const answer = await fetch(`${this.base}${path}`, init);
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      this.#cookies.set(pair.slice(0, pair.indexOf('=')), pair);
    }
    const text = await answer.text();
    const json = answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined;
    if (typeof json?.csrfToken === 'string') this.#csrf = json.csrfToken;
    return { status: answer.status, body: json as T, text };
  }

  /** Asks for a code, reads it in the stand-in's inbox, and signs in with it. */
  async signIn(phone: string, standinUrl: string): Promise<string> {
    await this.call('GET', '/api/session');
    const asked = await this.call('POST', '/api/auth/codes', { phone });
    if (asked.status !== 204) throw new Error(`no code: ${asked.status} ${asked.text}`);
    const code = await this.#codeTo(phone, standinUrl);
    const entered = await this.call<{ person: { id: string } }>('POST', '/api/auth/code-sessions', {
      phone,
      code,
      consent: privacyVersion,
    });
    if (entered.status !== 200 && entered.status !== 201) throw new Error(`not signed in: ${entered.text}`);
    return entered.body.person.id;
  }

  /** The newest code in the inbox: it is on its way when the request for it has been answered. */
  async #codeTo(phone: string, standinUrl: string): Promise<string> {
    let code: string | undefined;
    await eventually(async () => {
      const answer = await fetch(`${standinUrl}/standin/sms?phone=${phone}`);
      const texts = ((await answer.json()) as { text: string }[]).map(({ text }) =>
        /验证码 (\d{6})/.exec(text),
      );
      code = texts.find((found) => found !== null)?.[1];
      return code !== undefined;
    });
    return code ?? '';
  }

  /** The name under which the visitor is known, null where nobody is signed in. */
  async whoAmI(): Promise<string | null> {
    const { body } = await this.call<{ person: { id: string } | null }>('GET', '/api/session');
    return body.person?.id ?? null;
  }
}
