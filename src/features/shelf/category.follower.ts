import { second } from '../../kernel/clock.ts';
import type { Categories } from '../categories/index.ts';
import type { Projection } from './projection.ts';
import type { CardStore } from './shelf.store.ts';

export interface CategoryFollowerDeps {
  store: Pick<CardStore, 'pageShown'>;
  categories: Pick<Categories, 'snapshot'>;
  projection: Pick<Projection, 'refresh'>;
}

const blockSize = 500;
/** Another server may draw cards by the categories of before for as long as it has not looked again. */
const othersKnowAfterMs = 3 * second;

/** Makes the cards anew whose category is called otherwise now, or reaches farther or less far. */
export class CategoryFollower {
  readonly #deps: CategoryFollowerDeps;
  #version = 0;
  #seenAt = 0;
  #isDone = false;

  constructor(deps: CategoryFollowerDeps) {
    this.#deps = deps;
  }

  /** Looks through the cards after a change, until no server can have drawn by the one before. */
  async follow(): Promise<number> {
    const { version } = this.#deps.categories.snapshot();
    const startedAt = performance.now();
    if (version !== this.#version) {
      this.#version = version;
      this.#seenAt = startedAt;
      this.#isDone = false;
    }
    if (this.#isDone) return 0;
    const count = await this.#look();
    if (startedAt - this.#seenAt >= othersKnowAfterMs) this.#isDone = this.#version === version;
    return count;
  }

  async #look(): Promise<number> {
    const { store, categories, projection } = this.#deps;
    const snapshot = categories.snapshot();
    let count = 0;
    for (let last: string | null = null; ; ) {
      const cards = await store.pageShown(last, blockSize);
      for (const { _id, gridPath, category, categoryName, tierMinutes } of cards) {
        const now = snapshot.treeOf(gridPath[0]).findLeaf(category);
        if (now.name === categoryName && now.tierMinutes === tierMinutes) continue;
        await projection.refresh(_id);
        count += 1;
      }
      if (cards.length < blockSize) return count;
      last = cards.at(-1)?._id ?? null;
    }
  }
}
