import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { after, type Clock, day, minute } from '../../kernel/clock.ts';
import { tooMany } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { OutboxPort } from '../../kernel/outbox.ts';
import { proxyCodeWrong } from './proxy.errors.ts';
import type { ProxyStore } from './proxy.store.ts';

const codeLife = 30 * minute;
const apart = minute;
const mostADay = 5;

const digest = (...parts: string[]) => createHash('sha256').update(parts.join('\n')).digest('hex');
const isSame = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

interface Deps {
  store: ProxyStore;
  clock: Clock;
  outbox: Pick<OutboxPort, 'put'>;
}

/** Codes by which somebody agrees who passes one on: of one pair of people, for one thing each. */
export class ConsentCodes {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Throws `too_many` where another one has just gone, or five have today. */
  async send(id: string, phone: string, textOf: (code: string) => string): Promise<void> {
    const { store, clock, outbox } = this.#deps;
    const now = clock.real();
    const standing = await store.seekConsent(id);
    const sentAt = (standing?.sentAt ?? []).filter((at) => after(at, day) > now);
    const last = sentAt.at(-1);
    if (sentAt.length >= mostADay || (last && after(last, apart) > now)) throw tooMany();
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const until = after(now, codeLife);
    const put = { hash: digest(id, code), until, sentAt: [...sentAt, now] };
    if (!(await store.putConsent(id, standing?.n ?? 0, put))) throw tooMany();
    await outbox.put({
      key: newId('code'),
      channel: 'sms',
      lane: 'codes',
      to: phone,
      personId: null,
      expiresAt: until,
      text: textOf(code),
    });
  }

  /** Uses it up for one thing; every try counts, also a wrong one. Throws `proxy_code_wrong`. */
  async use(id: string, code: string, usedFor: string): Promise<void> {
    const { store, clock } = this.#deps;
    const standing = await store.tryConsent(id, clock.real());
    const hash = digest(id, code);
    if (!standing || !isSame(standing.hash, hash)) throw proxyCodeWrong();
    if (!(await store.spendConsent(id, hash, usedFor))) throw proxyCodeWrong();
  }
  giveBack(id: string, usedFor: string): Promise<void> {
    return this.#deps.store.giveBackConsent(id, usedFor);
  }
}
