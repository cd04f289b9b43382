import type { Card } from './card.ts';
import type { CardReader } from './shelf.store.ts';

const byId = (a: Card, b: Card) => (a._id < b._id ? -1 : 1);

/**
 * The shown cards of every micro-grid, in this process. Written by the feed alone, which says how old it may be; the
 * store stays the truth.
 */
export class CardMemory implements CardReader {
  readonly #cards = new Map<string, Card>();
  /** Of each micro-grid, by id. */
  readonly #grids = new Map<string, Card[]>();
  readonly #providers = new Map<string, Set<Card>>();
  /** The writes of cards that were taken off: an older look must not bring them back. */
  #gone = new Map<string, number>();
  #goneBefore = new Map<string, number>();

  /** How many writes of a card are known; 0 where none is. */
  revOf(id: string): number {
    return this.#cards.get(id)?.rev ?? this.#gone.get(id) ?? this.#goneBefore.get(id) ?? 0;
  }
  /** What was taken off before the last call is forgotten: no look that is under way is so old. */
  forget(): void {
    this.#goneBefore = this.#gone;
    this.#gone = new Map();
  }
  /** How many that were taken off are remembered. */
  get goneSize(): number {
    return this.#gone.size + this.#goneBefore.size;
  }
  get size(): number {
    return this.#cards.size;
  }
  /** Every id that is shown. */
  ids(): IterableIterator<string> {
    return this.#cards.keys();
  }

  /** Takes a card as it was read; an older one than is known changes nothing. */
  apply(card: Card): void {
    const standing = this.#cards.get(card._id);
    if (card.rev <= this.revOf(card._id)) return;
    if (standing) this.#remove(standing);
    if (!card.shown || card.grid === null) {
      this.#gone.set(card._id, card.rev);
      return;
    }
    this.#gone.delete(card._id);
    this.#goneBefore.delete(card._id);
    this.#hold(card);
    const cards = this.#grids.get(card.grid);
    if (!cards) this.#grids.set(card.grid, [card]);
    else cards.splice(placeOf(cards, card._id), 0, card);
  }
  /** Takes many at once that are new here: what a start reads. */
  fill(cards: readonly Card[]): void {
    const touched = new Set<Card[]>();
    // before anything stands out of order
    for (const card of cards) if (this.revOf(card._id) > 0) this.apply(card);
    for (const card of cards) {
      if (card.grid === null || this.revOf(card._id) > 0) continue;
      this.#hold(card);
      const standing = this.#grids.get(card.grid) ?? [];
      this.#grids.set(card.grid, standing);
      standing.push(card);
      touched.add(standing);
    }
    for (const each of touched) each.sort(byId);
  }
  /** What is not there any more is not shown. */
  drop(id: string): void {
    const standing = this.#cards.get(id);
    if (standing) this.#remove(standing);
  }

  /** The cards of these micro-grids in their order, of each by id. */
  list({ grids, categories }: Parameters<CardReader['list']>[0]): Promise<Card[]> {
    const wanted = categories && new Set(categories);
    const found: Card[] = [];
    for (const grid of grids)
      for (const card of this.#grids.get(grid) ?? [])
        if (!wanted || wanted.has(card.category)) found.push(card);
    return Promise.resolve(found);
  }

  /** The cards of those of these providers that have more than so many, by id each. */
  ofProviders(ids: readonly string[], above: number): Promise<Card[]> {
    const found: Card[] = [];
    for (const id of ids) {
      const own = this.#providers.get(id);
      if (own && own.size > above) found.push(...[...own].sort(byId));
    }
    return Promise.resolve(found);
  }

  #hold(card: Card): void {
    this.#cards.set(card._id, card);
    const own = this.#providers.get(card.provider.id);
    if (own) own.add(card);
    else this.#providers.set(card.provider.id, new Set([card]));
  }
  #remove(card: Card): void {
    this.#cards.delete(card._id);
    const own = this.#providers.get(card.provider.id);
    own?.delete(card);
    if (own?.size === 0) this.#providers.delete(card.provider.id);
    const cards = this.#grids.get(card.grid ?? '') ?? [];
    const at = placeOf(cards, card._id);
    if (cards[at]?._id === card._id) cards.splice(at, 1);
    if (cards.length === 0) this.#grids.delete(card.grid ?? '');
  }
}

/** Where a card stands among those of its micro-grid, or would. */
function placeOf(cards: readonly Card[], id: string): number {
  let [low, high] = [0, cards.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cards[middle]?._id ?? '') < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
