import { before, type Clock, earliest, minute, second } from '../../kernel/clock.ts';
import { CardMemory } from './card.memory.ts';
import { type CardReader, readerOver } from './card.reader.ts';
import type { Card } from './card.ts';
import type { CardStore } from './shelf.store.ts';

type FeedStore = Pick<
  CardStore,
  'list' | 'ofProviders' | 'pageOfShown' | 'stampsSince' | 'stampsShown' | 'byIds'
>;
export interface CardFeedDeps {
  store: FeedStore;
  clock: Pick<Clock, 'real'>;
  /** Everything is compared again so often: a clock that was wrong is found out. */
  compareEveryMs?: number;
}

/** Servers' clocks, and what is written but not yet seen, differ by less. */
const overlapMs = 5 * second;
/** No answer is made from what was looked at longer ago. */
const freshMs = second;
const usualCompareMs = 5 * minute;
const blockSize = 1000;
/** A start waits for so much, and no longer: until all is read the store answers. */
const blocksAtStart = 5;

/**
 * Keeps the cards of this process behind those of the store: its own writes at once, those of other servers by looking
 * at what was stamped since. Until everything is read once, the store itself answers.
 */
export class CardFeed {
  readonly #deps: CardFeedDeps;
  readonly #memory = new CardMemory();
  readonly #ofStore: CardReader;
  #isWhole = false;
  #loading: Promise<void> | undefined;
  #looking: Promise<void> | undefined;
  /** The latest stamp that was seen, and never later than now by the clock of this server. */
  #seenUntil = new Date(0);
  #lookedAt = Number.NEGATIVE_INFINITY;
  #comparedAt = Number.NEGATIVE_INFINITY;

  constructor(deps: CardFeedDeps) {
    this.#deps = deps;
    this.#ofStore = readerOver(deps.store);
  }

  /** How many cards are held; null while they are still being read. */
  get size(): number | null {
    return this.#isWhole ? this.#memory.size : null;
  }

  /** What answers now: the memory, at most a second behind, or the store. */
  async reader(): Promise<CardReader> {
    if (!this.#isWhole) return this.#ofStore;
    if (performance.now() - this.#lookedAt > freshMs) await this.look();
    return this.#memory;
  }

  /** A card that this process has written. */
  written(card: Card): void {
    this.#memory.apply(card);
  }

  /** One look at what has changed; the first one reads everything. */
  look(): Promise<void> {
    if (!this.#isWhole) return this.#load();
    this.#looking ??= this.#follow().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  /** Begins to read everything, and comes back when that is done or would take long. */
  #load(): Promise<void> {
    if (this.#loading) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#loading = this.#readAll(resolve)
        .then(resolve, reject)
        .finally(() => {
          this.#loading = undefined;
        });
    });
  }
  async #readAll(letStart: () => void): Promise<void> {
    const { store, clock } = this.#deps;
    this.#seenUntil = clock.real();
    for (let last: string | null = null, blocks = 1; ; blocks += 1) {
      const cards = await store.pageOfShown(last, blockSize);
      this.#memory.fill(cards);
      if (cards.length < blockSize) break;
      last = cards.at(-1)?._id ?? null;
      if (blocks === blocksAtStart) letStart();
    }
    // what was taken off while it was read bears a later stamp
    await this.#follow();
    this.#comparedAt = performance.now();
    this.#isWhole = true;
  }

  async #follow(): Promise<void> {
    const { store, clock } = this.#deps;
    const startedAt = performance.now();
    const now = clock.real();
    const stamps = await store.stampsSince(before(this.#seenUntil, overlapMs));
    await this.#take(stamps);
    // a server whose clock is ahead hides nothing of what the others stamp
    for (const { stampedAt } of stamps) {
      const seen = earliest(stampedAt, now);
      if (stampedAt && seen && seen > this.#seenUntil) this.#seenUntil = seen;
    }
    this.#lookedAt = startedAt;
    const { compareEveryMs = usualCompareMs } = this.#deps;
    if (this.#isWhole && startedAt - this.#comparedAt > compareEveryMs) await this.#compare();
  }

  /** Everything again, as far as it is known otherwise. */
  async #compare(): Promise<void> {
    this.#comparedAt = performance.now();
    const unseen = new Set(this.#memory.ids());
    for (let last: string | null = null; ; ) {
      const stamps = await this.#deps.store.stampsShown(last, blockSize);
      await this.#take(stamps);
      for (const { _id } of stamps) unseen.delete(_id);
      if (stamps.length < blockSize) break;
      last = stamps.at(-1)?._id ?? null;
    }
    for (const _id of unseen) await this.#take([{ _id, rev: Number.POSITIVE_INFINITY }]);
    this.#memory.forget();
  }

  async #take(stamps: readonly { _id: string; rev: number }[]): Promise<void> {
    const changed = stamps.filter(({ _id, rev }) => rev > this.#memory.revOf(_id)).map(({ _id }) => _id);
    for (let from = 0; from < changed.length; from += blockSize) {
      const ids = changed.slice(from, from + blockSize);
      const cards = await this.#deps.store.byIds(ids);
      for (const card of cards) this.#memory.apply(card);
      const found = new Set(cards.map(({ _id }) => _id));
      for (const id of ids) if (!found.has(id)) this.#memory.drop(id);
    }
  }
}
