import { randomInt, timingSafeEqual } from 'node:crypto';
import { smsSentences } from '../../copy/zh-CN.ts';
import { after, day, minute } from '../../kernel/clock.ts';
import { tooMany } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { OutboxPort } from '../../kernel/outbox.ts';
import { type Asker, digest, placeOfAsker } from './asker.ts';
import { mayReachPhone, maySendCode } from './person.ts';
import type { CodeDoc, SignInStore } from './sign-in.store.ts';

const codeLife = 5 * minute;
const keptFor = 2 * day;
/** More than any rule looks back at. */
const mostSent = 20;

const codeId = (phone: string, from: Asker) => digest('code', phone, placeOfAsker(from));
const phoneId = (phone: string) => digest('phone', phone);

function equal(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

interface Sending {
  isKnown: boolean;
  now: Date;
  count(): Promise<void>;
}

/** Codes to phones. Each is for the device that asked for it: nobody elsewhere can use it, use it up or replace it. */
export class Codes {
  readonly #store: SignInStore;
  readonly #outbox: Pick<OutboxPort, 'put'>;

  constructor(store: SignInStore, outbox: Pick<OutboxPort, 'put'>) {
    this.#store = store;
    this.#outbox = outbox;
  }

  /**
   * `isKnown`: the phone's person has signed in on this device. `count`: called before a code is sent, and may refuse.
   * Throws `too_many`.
   */
  async send(phone: string, from: Asker, { isKnown, now, count }: Sending): Promise<void> {
    const id = codeId(phone, from);
    const standing = await this.#store.seekCode(id);
    if (!maySendCode(standing?.sentAt ?? [], now)) throw tooMany();
    const reached = await this.#store.seekCode(phoneId(phone));
    if (!isKnown && !mayReachPhone(reached?.sentAt ?? [], now)) throw tooMany();
    await count();
    if (!(await this.#noteSent(phone, reached, now)) && !isKnown) throw tooMany();
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const until = after(now, codeLife);
    const message = newId('code');
    const hash = digest(phone, code);
    const sentAt = [...(standing?.sentAt ?? []), now].slice(-mostSent);
    const about = phoneId(phone);
    const put = { about, hash, until, message, sentAt, expiresAt: after(now, keptFor) };
    if (!(await this.#store.putCode(id, standing?.n ?? 0, put))) throw tooMany();
    await this.#outbox.put({
      key: message,
      channel: 'sms',
      lane: 'codes',
      to: phone,
      personId: null,
      expiresAt: until,
      text: smsSentences.code.replace('{code}', code),
      ...(standing ? { replaces: standing.message } : {}),
    });
  }

  /** When codes went to a phone, over all devices: false where another one has just gone. */
  #noteSent(phone: string, reached: CodeDoc | null, now: Date): Promise<boolean> {
    const id = phoneId(phone);
    const sentAt = [...(reached?.sentAt ?? []), now].slice(-mostSent);
    const none = { about: id, hash: '', message: '', until: now };
    return this.#store.putCode(id, reached?.n ?? 0, { ...none, sentAt, expiresAt: after(now, keptFor) });
  }

  /** `used`: it was right, and is used up now; `wrong`: a live code was missed; `none`: there is none to try. */
  async use(phone: string, code: string, from: Asker, now: Date): Promise<'used' | 'wrong' | 'none'> {
    const id = codeId(phone, from);
    const standing = await this.#store.tryCode(id, now);
    const hash = digest(phone, code);
    if (!standing) return 'none';
    if (!equal(standing.hash, hash)) return 'wrong';
    return (await this.#store.spendCode(id, hash)) ? 'used' : 'none';
  }

  /** Counts a try and says whether it was right, without using the code up. */
  async isRight(phone: string, code: string, from: Asker, now: Date): Promise<boolean> {
    const standing = await this.#store.tryCode(codeId(phone, from), now);
    return standing !== null && equal(standing.hash, digest(phone, code));
  }

  /** Lets a phone begin anew. */
  forget(phone: string): Promise<void> {
    return this.#store.forgetCodes(phoneId(phone));
  }
}
