import { tooMany } from '../../kernel/errors.ts';
import { newSecret } from '../../kernel/ids.ts';

/** Argon2, or what a test puts in its place. */
interface Hasher {
  hash(password: string): Promise<string>;
  verify(hashed: string, password: string): Promise<boolean>;
}

/** So many stand in line, the one at work included, and so many of them from one address. */
const mostInLine = 8;
const mostOfOne = 4;

/**
 * Passwords are hashed one at a time: a hash takes a processor and 19 MB for as long as it lasts, so a crowd of them
 * takes the machine from everybody. Who finds the line full is told so at once. Throws `too_many`.
 */
export class PasswordQueue {
  readonly #load: () => Promise<Hasher>;
  readonly #inLine = new Map<string, number>();
  #length = 0;
  #last: Promise<unknown> = Promise.resolve();
  #blank: string | undefined;

  constructor(load: () => Promise<Hasher> = () => import('@node-rs/argon2')) {
    this.#load = load;
  }

  /** `from`: who asks, an address or a person. */
  hash(password: string, from: string): Promise<string> {
    return this.#inTurn(from, async () => (await this.#load()).hash(password));
  }

  /** Whether the password is right; none to compare with costs as much as a wrong one. */
  verify(hashed: string | undefined, password: string, from: string): Promise<boolean> {
    return this.#inTurn(from, async () => {
      const { hash, verify } = await this.#load();
      this.#blank ??= await hash(newSecret());
      const right = await verify(hashed ?? this.#blank, password);
      return hashed !== undefined && right;
    });
  }

  async #inTurn<T>(from: string, run: () => Promise<T>): Promise<T> {
    const ofOne = this.#inLine.get(from) ?? 0;
    if (this.#length >= mostInLine || ofOne >= mostOfOne) throw tooMany();
    this.#length += 1;
    this.#inLine.set(from, ofOne + 1);
    const mine = this.#last.then(run);
    // whoever comes next waits for the end of this one, whatever it was
    this.#last = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      this.#length -= 1;
      const left = (this.#inLine.get(from) ?? 1) - 1;
      if (left > 0) this.#inLine.set(from, left);
      else this.#inLine.delete(from);
    }
  }
}
