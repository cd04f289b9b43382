import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, type Clock, minute, second } from '../../kernel/clock.ts';
import { unavailable } from '../../kernel/errors.ts';
import { newSecret } from '../../kernel/ids.ts';
import { wechatOff, wechatPageForeign } from './wechat.errors.ts';
import type { ScriptTickets } from './wechat.provider.ts';
import type { WechatStore } from './wechat.store.ts';
import type { StoredTicket } from './wechat.ts';

export interface ScriptDeps {
  /** Null: this server speaks for no official account. */
  tickets: ScriptTickets | null;
  store: Pick<WechatStore, 'ticketOf' | 'claimTicket' | 'keepTicket' | 'releaseTicket'>;
  clock: Pick<Clock, 'real'>;
}

/** What a page hands to WeChat's script so that WeChat knows it for ours. */
export interface PageSignature {
  appId: string;
  /** Seconds. */
  timestamp: number;
  nonceStr: string;
  signature: string;
}

/** A ticket is renewed this long before it ends, so that a page which was just signed is not refused. */
const before = 5 * minute;
/** So long one server alone asks WeChat; the others wait for what it is given. */
const claimLasts = 10 * second;
const lookEvery = 0.1 * second;
/** A page may say that WeChat refused its signature; a ticket younger than this is not asked for again. */
const youngest = minute;

/** Signs pages for WeChat's script. All servers share one ticket, and one of them asks for the next. Real time. */
export class PageSigning {
  readonly #deps: ScriptDeps;
  #known: StoredTicket | null = null;

  constructor(deps: ScriptDeps) {
    this.#deps = deps;
  }

  /**
   * @param url of a page as it was opened, without what follows #; of the origin that the page is on
   * @param isRefused WeChat took no signature of the ticket that stands
   * Throws `wechat_off`, `wechat_page_foreign`, `unavailable`.
   */
  async sign(url: string, origin: string, isRefused: boolean): Promise<PageSignature> {
    const { tickets, clock } = this.#deps;
    if (tickets === null) throw wechatOff();
    if (!URL.canParse(url) || new URL(url).origin !== new URL(origin).origin) throw wechatPageForeign();
    const ticket = await this.#current(tickets, isRefused);
    const nonceStr = newSecret().slice(0, 16);
    const timestamp = Math.floor(clock.real().getTime() / 1000);
    const text = `jsapi_ticket=${ticket}&noncestr=${nonceStr}&timestamp=${timestamp}&url=${url}`;
    return {
      appId: tickets.appid,
      timestamp,
      nonceStr,
      signature: createHash('sha1').update(text).digest('hex'),
    };
  }

  async #current(tickets: ScriptTickets, isRefused: boolean): Promise<string> {
    const { store, clock } = this.#deps;
    const started = clock.real();
    const isGood = ({ ticket, expiresAt, fetchedAt }: StoredTicket): boolean => {
      const until = isRefused ? after(fetchedAt ?? started, youngest) : after(expiresAt, -before);
      return ticket !== null && until > started;
    };
    if (!isRefused && this.#known !== null && isGood(this.#known)) return this.#known.ticket ?? '';
    while (clock.real() < after(started, claimLasts)) {
      const stored = await store.ticketOf(tickets.appid);
      if (stored !== null && isGood(stored)) return this.#take(stored);
      const now = clock.real();
      if (await store.claimTicket(tickets.appid, now, after(now, claimLasts))) return this.#fetch(tickets);
      await sleep(lookEvery);
    }
    throw unavailable();
  }

  #take(stored: StoredTicket): string {
    this.#known = stored;
    return stored.ticket ?? '';
  }

  async #fetch(tickets: ScriptTickets): Promise<string> {
    const { store, clock } = this.#deps;
    try {
      const { ticket, seconds } = await tickets.fetchTicket();
      const now = clock.real();
      const given = { ticket, fetchedAt: now, expiresAt: after(now, seconds * second), claimedUntil: now };
      await store.keepTicket(tickets.appid, given);
      return this.#take({ _id: tickets.appid, ...given });
    } catch (failure) {
      await store.releaseTicket(tickets.appid, clock.real());
      throw failure;
    }
  }
}
