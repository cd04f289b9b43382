import { setTimeout as sleep } from 'node:timers/promises';
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
 * takes the machine from everybody. As long as each hash took passes before the next one, so they take half of
 * one at most. Who finds the line full is told so at once. Throws `too_many`.
 */
export class PasswordQueue {
  readonly #load: () => Promise<Hasher>;
  readonly #rest: (ms: number) => Promise<unknown>;
  readonly #inLine = new Map<string, number>();
  #length = 0;
  #last: Promise<unknown> = Promise.resolve();
  #blank: string | undefined;

  constructor(
    load: () => Promise<Hasher> = () => import('@node-rs/argon2'),
    rest: (ms: number) => Promise<unknown> = sleep,
  ) {
    this.#load = load;
    this.#rest = rest;
  }

  /** Refuses who would find the line full, before anything is looked up or counted for them. */
  requirePlace(from: string): void {
    if (this.#length >= mostInLine || this.#ofOne(from) >= mostOfOne) throw tooMany();
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
    this.requirePlace(from);
    this.#length += 1;
    this.#inLine.set(from, this.#ofOne(from) + 1);
    let since = 0;
    const mine = this.#last.then(() => {
      since = performance.now();
      return run();
    });
    // whoever comes next waits for the end of this one, whatever it was, and as long again
    this.#last = mine.then(
      () => this.#restAfter(since),
      () => this.#restAfter(since),
    );
    try {
      return await mine;
    } finally {
      this.#length -= 1;
      const left = this.#ofOne(from) - 1;
      if (left > 0) this.#inLine.set(from, left);
      else this.#inLine.delete(from);
    }
  }

  #ofOne(from: string): number {
    return this.#inLine.get(from) ?? 0;
  }

  #restAfter(since: number): Promise<unknown> {
    return this.#rest(performance.now() - since);
  }
}
