import { createHash } from 'node:crypto';
import { after, hour, second } from '../../kernel/clock.ts';
import { tooMany } from '../../kernel/errors.ts';
import type { SignInStore } from './sign-in.store.ts';

/** Wrong passwords in an hour: for one login from one address, and from one address for all logins. */
const mostOfLogin = 10;
/** From so many on, over all addresses, a login is tried once in a while only; nobody can lock it. */
const slowFrom = 30;
const slowMs = 20 * second;

export function digest(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

/** How often passwords are tried. What one address does wrong is counted for it; what all do only slows. */
export class PasswordLimits {
  readonly #store: Pick<SignInStore, 'spend' | 'giveBack'>;
  readonly #mostOfAddress: () => Promise<number>;

  constructor(store: Pick<SignInStore, 'spend' | 'giveBack'>, mostOfAddress: () => Promise<number>) {
    this.#store = store;
    this.#mostOfAddress = mostOfAddress;
  }

  /**
   * Counts a try before anything is compared, so that no crowd of tries gets past. Answers how to take it back, for
   * a try that was right or was never judged. Throws `too_many`.
   */
  async begin(login: string, ip: string, now: Date): Promise<() => Promise<void>> {
    const hourNumber = Math.floor(now.getTime() / hour);
    const name = digest(login);
    const until = after(now, 2 * hour);
    const budgets = [
      { id: `password ${name} ${ip} ${hourNumber}`, most: mostOfLogin },
      { id: `passwords ${ip} ${hourNumber}`, most: await this.#mostOfAddress() },
    ];
    for (const { id, most } of budgets) if ((await this.#store.spend(id, until)) > most) throw tooMany();
    const sum = `password ${name} ${hourNumber}`;
    if ((await this.#store.spend(sum, until)) > slowFrom) {
      const turn = `password ${name} turn ${Math.floor(now.getTime() / slowMs)}`;
      if ((await this.#store.spend(turn, until)) > 1) throw tooMany();
    }
    return async () => {
      for (const id of [...budgets.map((each) => each.id), sum]) await this.#store.giveBack(id);
    };
  }
}
