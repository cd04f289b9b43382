import { randomInt, timingSafeEqual } from 'node:crypto';
import { smsSentences } from '../../copy/zh-CN.ts';
import type { Clock } from '../../kernel/clock.ts';
import { after, chinaDate, day, hour, minute } from '../../kernel/clock.ts';
import { tooMany } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { OutboxPort } from '../../kernel/outbox.ts';
import type { PasswordQueue } from './password.queue.ts';
import { isWatched, type PeopleTrail } from './person.audit.ts';
import { codeWrong, passwordWrong } from './person.errors.ts';
import type { People, SignedIn } from './person.service.ts';
import { maySendCode } from './person.ts';
import { digest, PasswordLimits } from './sign-in.limits.ts';
import type { SignInStore } from './sign-in.store.ts';

export interface SignInDeps {
  store: SignInStore;
  people: Pick<People, 'seekByPhone' | 'seekByLogin' | 'ensureByPhone' | 'openSession'>;
  passwords: PasswordQueue;
  trail: PeopleTrail;
  clock: Clock;
  outbox: Pick<OutboxPort, 'put'>;
  /** How many codes one network address may ask for in a day. */
  codesPerAddress(): Promise<number>;
  /** How many wrong passwords one network address may send in an hour. */
  passwordsPerAddress(): Promise<number>;
}

const codeLife = 5 * minute;

function equal(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

/** How people come in: by a code to their phone, or by a login and its password. Real time throughout. */
export class SignIn {
  readonly #deps: SignInDeps;
  readonly #limits: PasswordLimits;

  constructor(deps: SignInDeps) {
    this.#deps = deps;
    this.#limits = new PasswordLimits(deps.store, deps.passwordsPerAddress);
  }

  /** Has a code sent. The answer is the same for known and unknown numbers. Throws `too_many`. */
  async requestCode(phone: string, ip: string): Promise<void> {
    const { store, clock, codesPerAddress } = this.#deps;
    const now = clock.real();
    const standing = await store.seekCode(phone);
    if (!maySendCode(standing?.sentAt ?? [], now)) throw tooMany();
    const used = await store.spend(`codes ${ip} ${chinaDate(now)}`, after(now, 2 * day));
    if (used > (await codesPerAddress())) throw tooMany();
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const sentAt = [...(standing?.sentAt ?? []), now].slice(-10);
    const until = after(now, codeLife);
    const put = { hash: digest(phone, code), until, sentAt };
    if (!(await store.putCode(phone, standing?.n ?? 0, put))) throw tooMany();
    await this.#sendCode(phone, code, until);
  }

  #sendCode(to: string, code: string, expiresAt: Date): Promise<void> {
    const text = smsSentences.code.replace('{code}', code);
    const message = { channel: 'sms', lane: 'codes', to, text, personId: null, expiresAt } as const;
    return this.#deps.outbox.put({ key: newId('code'), ...message });
  }

  /** Throws `code_wrong`. */
  async byCode(phone: string, code: string): Promise<SignedIn> {
    const { people } = this.#deps;
    await this.useCode(phone, code);
    return people.openSession(await people.ensureByPhone(phone, ''), 'code');
  }

  /** Uses up the code that went to this phone. Throws `code_wrong`. */
  async useCode(phone: string, code: string): Promise<void> {
    const { store, clock, people, trail } = this.#deps;
    const standing = await store.tryCode(phone, clock.real());
    const hash = digest(phone, code);
    if (!standing) throw codeWrong();
    if (!equal(standing.hash, hash)) {
      const person = await people.seekByPhone(phone);
      // as many rows as a code has tries, and none for a code that was never sent
      if (person) await trail.session(person, 'sign_in_failed', newId('try'), 'code');
      throw codeWrong();
    }
    if (!(await store.spendCode(phone, hash))) throw codeWrong();
  }

  async byPassword(login: string, password: string, ip: string): Promise<SignedIn> {
    const { store, clock, people, passwords, trail } = this.#deps;
    const now = clock.real();
    const takeBack = await this.#limits.begin(login, ip, now);
    const person = await people.seekByLogin(login);
    const right = await passwords.verify(person?.passwordHash, password, ip).catch(async (thrown) => {
      await takeBack();
      throw thrown;
    });
    if (person && right) {
      await takeBack();
      return people.openSession(person, 'password');
    }
    // one write either way: how long the refusal takes says nothing about who exists
    if (person && isWatched(person)) await trail.session(person, 'sign_in_failed', newId('try'), 'password');
    else await store.spend(`unknown ${digest(login)}`, after(now, hour));
    throw passwordWrong();
  }
}
