import { after, chinaDate, day, hour, second } from '../../kernel/clock.ts';
import { tooMany } from '../../kernel/errors.ts';
import { type Asker, digest } from './asker.ts';
import type { Person } from './person.ts';
import type { SignInStore } from './sign-in.store.ts';

/** Wrong passwords in an hour for one login from one place, and codes in a day for one number from one address. */
const mostOfLogin = 10;
const mostOfPhone = 10;
/** From so many on, over all places, a login is tried once in a while only; nobody can lock it. */
const slowFrom = 30;
const slowMs = 20 * second;

type Budgets = Pick<SignInStore, 'spend' | 'giveBack' | 'forgetBudgets'>;
export interface MostPerAddress {
  /** How many codes one network address may ask for in a day. */
  codesPerAddress(): Promise<number>;
  /** How many wrong passwords one network address may send in an hour. */
  passwordsPerAddress(): Promise<number>;
}

/**
 * How often may be tried. What a place does wrong is counted for it alone: a device that its person has signed in on
 * counts for itself, everybody else by their address. What all do together only slows.
 */
export class SignInLimits {
  readonly #budgets: Budgets;
  readonly #most: MostPerAddress;

  constructor(budgets: Budgets, most: MostPerAddress) {
    this.#budgets = budgets;
    this.#most = most;
  }

  /** Counts a code for this phone that a device asks for which the phone does not know. Throws `too_many`. */
  async code(phone: string, ip: string, now: Date): Promise<void> {
    const until = after(now, 2 * day);
    const today = chinaDate(now);
    await this.#spend(`code ${digest(phone)} ${ip} ${today}`, mostOfPhone, until);
    await this.#spend(`codes ${ip} ${today}`, await this.#most.codesPerAddress(), until);
  }

  /**
   * Counts a password before anything is compared, so that no crowd of them gets past. Answers how to take it back, for
   * one that was right or was never judged. Throws `too_many`.
   */
  async password(login: string, from: Asker, isKnown: boolean, now: Date): Promise<() => Promise<void>> {
    const hourNumber = Math.floor(now.getTime() / hour);
    const name = digest(login);
    const until = after(now, 2 * hour);
    const place = isKnown ? digest(from.device ?? '') : from.ip;
    const own = `password ${name} ${place} ${hourNumber}`;
    await this.#spend(own, mostOfLogin, until);
    if (isKnown) return () => this.#budgets.giveBack(own);
    const ofAddress = `passwords ${from.ip} ${hourNumber}`;
    await this.#spend(ofAddress, await this.#most.passwordsPerAddress(), until);
    const sum = `password ${name} all ${hourNumber}`;
    if ((await this.#budgets.spend(sum, until)) > slowFrom) {
      await this.#spend(`password ${name} turn ${Math.floor(now.getTime() / slowMs)}`, 1, until);
    }
    return async () => {
      for (const id of [own, ofAddress, sum]) await this.#budgets.giveBack(id);
    };
  }

  /** Lets a person begin anew, with their phone, login and second factor. */
  async forget({ _id, phone, login }: Pick<Person, '_id' | 'phone' | 'login'>): Promise<void> {
    await this.#budgets.forgetBudgets(`second ${digest(_id)} `);
    await this.#budgets.forgetBudgets(`code ${digest(phone)} `);
    if (login !== undefined) await this.#budgets.forgetBudgets(`password ${digest(login)} `);
  }

  async #spend(budget: string, most: number, until: Date): Promise<void> {
    if ((await this.#budgets.spend(budget, until)) > most) throw tooMany();
  }
}
