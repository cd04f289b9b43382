import { createHmac, timingSafeEqual } from 'node:crypto';
import { smsSentences } from '../../copy/zh-CN.ts';
import { after, type Clock } from '../../kernel/clock.ts';
import { idOf, newId, newSecret } from '../../kernel/ids.ts';
import type { OutboxPort } from '../../kernel/outbox.ts';
import {
  byThemselves,
  isReachable,
  type People,
  type PeopleTrail,
  type Person,
  type SignedIn,
  type SignIn,
} from '../people/index.ts';
import {
  wechatOff,
  wechatPhoneForeign,
  wechatStateWrong,
  wechatTaken,
  wechatUnknown,
} from './wechat.errors.ts';
import type { MiniLogin, WechatLogin } from './wechat.provider.ts';
import type { WechatStore } from './wechat.store.ts';
import { accountIdOf, arrivalLasts, stateLasts, type WechatAccount } from './wechat.ts';

export interface WechatDeps {
  store: WechatStore;
  /** Null: this server speaks for no official account, and nothing of WeChat's own is offered. */
  login: WechatLogin | null;
  clock: Clock;
  people: Pick<People, 'find'>;
  signIn: Pick<SignIn, 'enter' | 'byProvenNumber'>;
  trail: Pick<PeopleTrail, 'wechat'>;
  outbox: Pick<OutboxPort, 'put'>;
}
/** From where somebody comes: without a cookie of the browser's own nobody is recognised. */
interface From {
  ip: string;
  device: string | undefined;
}

/** Signing in by WeChat, and which WeChat somebody pays with. Real time throughout. */
export class WechatAccounts {
  readonly #deps: WechatDeps;

  constructor(deps: WechatDeps) {
    this.#deps = deps;
  }

  get isOffered(): boolean {
    return this.#deps.login !== null;
  }

  /**
   * Where the browser goes to be recognised; it alone can come back with this state, from there or out of the
   * mini-program. Throws `wechat_off`.
   */
  begin(device: string | undefined, redirectUri: string): { url: string; state: string } {
    const login = this.#requireLogin();
    if (device === undefined) throw wechatStateWrong();
    const state = stateOf(device, this.#deps.clock.real().getTime());
    return { url: login.authorizeUrl(state, redirectUri), state };
  }

  /**
   * Whoever WeChat sent back: signed in where this WeChat opens an account and nobody is signed in here (`inside`),
   * otherwise null, and the device is known to have come by it for a while. Throws `wechat_off`, `wechat_state_wrong`, `wechat_code_wrong`, `wechat_guest`.
   */
  async arrive(
    said: { code: string; state: string; mini?: boolean | undefined },
    from: From,
    inside: string | null,
  ): Promise<SignedIn | null> {
    const login = this.#requireLogin();
    const { store, clock, people, signIn } = this.#deps;
    const now = clock.real();
    if (from.device === undefined || !isOwnState(said.state, from.device, now.getTime()))
      throw wechatStateWrong();
    const by = said.mini ? requireMini(login) : login;
    const openid = await by.identify(said.code);
    const account = await store.seek(accountIdOf(by.appid, openid));
    if (account && inside === null) return signIn.enter(await people.find(account.personId), 'wechat', from);
    const { appid } = by;
    await store.arrive({ _id: arrivalOf(from.device), appid, openid, expiresAt: after(now, arrivalLasts) });
    return null;
  }

  /**
   * Signs in by the number that WeChat lets us have of who came through the mini-program on this device. Throws
   * `wechat_off`, `wechat_unknown`, `wechat_code_wrong`, `wechat_phone_foreign`, and what signing in by a number throws.
   */
  async byPhone(said: { code: string; consent: string }, from: From): Promise<SignedIn> {
    const mini = requireMini(this.#requireLogin());
    const { store, clock, signIn } = this.#deps;
    const arrival = from.device && (await store.arrived(arrivalOf(from.device), clock.real()));
    if (!arrival || arrival.appid !== mini.appid) throw wechatUnknown();
    const prove = async () => {
      const phone = await mini.phoneOf(said.code, arrival.openid);
      if (phone === null) throw wechatPhoneForeign();
      return phone;
    };
    return signIn.byProvenNumber(prove, from, said);
  }

  /**
   * Ties the WeChat that this device came by to a person's account; another one of theirs, by the same way, is cut off. `move`: also where it
   * opened another account, whose person is told. Throws `wechat_off`, `wechat_unknown`, `wechat_taken`.
   */
  async bind(personId: string, device: string | undefined, move: boolean): Promise<WechatAccount> {
    const login = this.#requireLogin();
    const { store, clock, people } = this.#deps;
    const now = clock.real();
    const arrival = device === undefined ? null : await store.arrived(arrivalOf(device), now);
    if (!arrival || device === undefined) throw wechatUnknown();
    const { appid = login.appid } = arrival;
    const id = accountIdOf(appid, arrival.openid);
    const standing = await store.seek(id);
    if (standing && standing.personId !== personId && !move) throw wechatTaken();
    const person = await people.find(personId);
    const account = { _id: id, appid, openid: arrival.openid, personId, at: now };
    if (standing?.personId !== personId) {
      await this.#deps.trail.wechat('bind_wechat', person, byThemselves(person));
      await store.unbind(personId, appid);
      const isTied = standing ? await store.move(id, standing.personId, account) : await store.bind(account);
      if (!isTied) throw wechatTaken();
      await this.#notify(person, smsSentences.wechatBound);
      if (standing) await this.#notifyLoser(standing.personId);
    }
    await store.leave(arrivalOf(device));
    return standing?.personId === personId ? standing : account;
  }

  /** No WeChat opens this account any more. Again, nothing happens. */
  async unbind(personId: string): Promise<void> {
    const { store, people, trail } = this.#deps;
    const person = await people.find(personId);
    if (await store.unbind(personId)) await trail.wechat('unbind_wechat', person, byThemselves(person));
  }

  /** Of an account that is closed, or a number that is somebody else's by now. */
  async forget({ _id }: Pick<Person, '_id'>): Promise<void> {
    await this.#deps.store.unbind(_id);
  }

  /** The WeChats that open a person's account: by the official account, by the mini-program. */
  async ofPerson(personId: string): Promise<WechatAccount[]> {
    const { login, store } = this.#deps;
    const appids = [login?.appid, login?.mini?.appid];
    return login ? (await store.allOf(personId)).filter(({ appid }) => appids.includes(appid)) : [];
  }
  /**
   * What WeChat knows a person by, where their account is opened by it; never from what a page says.
   * @param inMini in the mini-program, and not by the official account
   */
  async openidOf(personId: string, inMini = false): Promise<string | null> {
    const account = await this.#accountOf(personId, inMini);
    return account?.openid ?? null;
  }
  /** A WeChat that money can go to: the one that is asked for, else the other. */
  async walletOf(personId: string, inMini: boolean): Promise<WechatAccount | null> {
    return (await this.#accountOf(personId, inMini)) ?? this.#accountOf(personId, !inMini);
  }
  async #accountOf(personId: string, inMini: boolean): Promise<WechatAccount | null> {
    const { login, store } = this.#deps;
    const by = inMini ? login?.mini : login;
    return by ? store.ofPerson(personId, by.appid) : null;
  }

  #requireLogin(): WechatLogin {
    const { login } = this.#deps;
    if (!login) throw wechatOff();
    return login;
  }

  async #notify({ _id: personId, phone: to }: Person, text: string): Promise<void> {
    if (!isReachable(to)) return;
    await this.#deps.outbox.put({ key: newId('msg'), channel: 'sms', lane: 'messages', to, personId, text });
  }
  async #notifyLoser(personId: string): Promise<void> {
    const loser = await this.#deps.people.find(personId);
    await this.#deps.trail.wechat('unbind_wechat', loser, { actorId: null, as: 'system' });
    await this.#notify(loser, smsSentences.wechatMoved);
  }
}

function requireMini({ mini }: WechatLogin): MiniLogin {
  if (!mini) throw wechatOff();
  return mini;
}

const arrivalOf = (device: string): string => idOf('wxa', device);

/** Letters and digits alone, as WeChat asks: when it was made, and what the browser's own secret makes of that. */
function stateOf(device: string, at: number): string {
  const nonce = `${at.toString(36)}x${newSecret()
    .replace(/[^0-9a-zA-Z]/g, '')
    .slice(0, 16)}`;
  return `${nonce}z${proofOf(device, nonce)}`;
}
const proofOf = (device: string, nonce: string): string =>
  createHmac('sha256', device).update(`wechat ${nonce}`).digest('hex').slice(0, 40);

function isOwnState(state: string, device: string, now: number): boolean {
  const [, nonce = '', at = '', proof = ''] = /^((\w+?)x\w{1,16})z([0-9a-f]{40})$/.exec(state) ?? [];
  if (proof === '') return false;
  const right = Buffer.from(proofOf(device, nonce));
  const age = now - Number.parseInt(at, 36);
  return timingSafeEqual(right, Buffer.from(proof)) && age >= 0 && age < stateLasts;
}
