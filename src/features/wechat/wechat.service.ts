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
import { wechatOff, wechatStateWrong, wechatTaken, wechatUnknown } from './wechat.errors.ts';
import type { WechatLogin } from './wechat.provider.ts';
import type { WechatStore } from './wechat.store.ts';
import { accountIdOf, arrivalLasts, stateLasts, type WechatAccount } from './wechat.ts';

export interface WechatDeps {
  store: WechatStore;
  /** Null: this server speaks for no official account, and nothing of WeChat's own is offered. */
  login: WechatLogin | null;
  clock: Clock;
  people: Pick<People, 'find'>;
  signIn: Pick<SignIn, 'enter'>;
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

  /** Where the browser goes to be recognised; it alone can come back with this state. Throws `wechat_off`. */
  begin(device: string | undefined, redirectUri: string): string {
    const login = this.#requireLogin();
    if (device === undefined) throw wechatStateWrong();
    return login.authorizeUrl(stateOf(device, this.#deps.clock.real().getTime()), redirectUri);
  }

  /**
   * Whoever WeChat sent back: signed in where this WeChat opens an account and nobody is signed in here (`inside`),
   * otherwise null, and the device is known to have come by it for a while. Throws `wechat_off`, `wechat_state_wrong`, `wechat_code_wrong`, `wechat_guest`.
   */
  async arrive(
    said: { code: string; state: string },
    from: From,
    inside: string | null,
  ): Promise<SignedIn | null> {
    const login = this.#requireLogin();
    const { store, clock, people, signIn } = this.#deps;
    const now = clock.real();
    if (from.device === undefined || !isOwnState(said.state, from.device, now.getTime()))
      throw wechatStateWrong();
    const openid = await login.identify(said.code);
    const account = await store.seek(accountIdOf(login.appid, openid));
    if (account && inside === null) return signIn.enter(await people.find(account.personId), 'wechat', from);
    await store.arrive({ _id: arrivalOf(from.device), openid, expiresAt: after(now, arrivalLasts) });
    return null;
  }

  /**
   * Ties the WeChat that this device came by to a person's account; another one of theirs is cut off. `move`: also where it
   * opened another account, whose person is told. Throws `wechat_off`, `wechat_unknown`, `wechat_taken`.
   */
  async bind(personId: string, device: string | undefined, move: boolean): Promise<WechatAccount> {
    const { appid } = this.#requireLogin();
    const { store, clock, people } = this.#deps;
    const now = clock.real();
    const arrival = device === undefined ? null : await store.arrived(arrivalOf(device), now);
    if (!arrival || device === undefined) throw wechatUnknown();
    const id = accountIdOf(appid, arrival.openid);
    const standing = await store.seek(id);
    if (standing && standing.personId !== personId && !move) throw wechatTaken();
    const person = await people.find(personId);
    const account = { _id: id, appid, openid: arrival.openid, personId, at: now };
    if (standing?.personId !== personId) {
      await this.#deps.trail.wechat('bind_wechat', person, byThemselves(person));
      await store.unbind(personId);
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

  async ofPerson(personId: string): Promise<WechatAccount | null> {
    const { login, store } = this.#deps;
    return login && (await store.ofPerson(personId, login.appid));
  }
  /** What WeChat knows a person by, where their account is opened by it; never from what a page says. */
  async openidOf(personId: string): Promise<string | null> {
    return (await this.ofPerson(personId))?.openid ?? null;
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
