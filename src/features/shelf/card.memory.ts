import { KnownRanks, rankAt } from './card.ranks.ts';
import type { CardReader, Reached, Ring, Wanted } from './card.reader.ts';
import type { Card } from './card.ts';
import { VisibleLists } from './card.visible.ts';

/** A card with where what is known of it stands in arrays: of this card and these words, and of no other. */
interface Held {
  card: Card;
  reachMetres: number;
  slot: number;
}
const none: readonly Held[] = [];
const byId = (a: Card, b: Card) => (a._id < b._id ? -1 : 1);
/** Everything by which a card is found. */
const foundBy = ({ grid, reachMetres, category, searchTitle, searchProvider, searchText }: Card) =>
  [grid, reachMetres, category, searchTitle.text, searchProvider?.text, searchText].join('\n');

/**
 * The shown cards of every micro-grid, in this process. Written by the feed alone, which says how old it may be; the
 * store stays the truth.
 */
export class CardMemory implements CardReader {
  readonly #cards = new Map<string, Held>();
  #bySlot: (Card | undefined)[] = [];
  /** Of each micro-grid, by id. */
  readonly #grids = new Map<string, Held[]>();
  readonly #providers = new Map<string, Set<string>>();
  readonly #visible = new VisibleLists((grid) => this.#grids.get(grid) ?? none);
  readonly #ranks = new KnownRanks();
  /** The writes of cards that were taken off: an older look must not bring them back. */
  #gone = new Map<string, number>();
  #goneBefore = new Map<string, number>();

  /** How many writes of a card are known; 0 where none is. */
  revOf(id: string): number {
    return this.#cards.get(id)?.card.rev ?? this.#gone.get(id) ?? this.#goneBefore.get(id) ?? 0;
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
    const isShown = card.shown && card.grid !== null;
    if (standing && isShown && this.#replace(standing, card)) return;
    if (standing) this.#remove(standing);
    if (!isShown) {
      this.#gone.set(card._id, card.rev);
      return;
    }
    this.#gone.delete(card._id);
    this.#goneBefore.delete(card._id);
    const held = this.#hold(card);
    const cards = this.#at(card.grid ?? '');
    cards.splice(placeOf(cards, card._id), 0, held);
    this.#visible.changed(card.grid ?? '');
  }
  /** Takes many at once that are new here: what a start reads. */
  fill(cards: readonly Card[]): void {
    const touched = new Set<Held[]>();
    // before anything stands out of order
    for (const card of cards) if (this.revOf(card._id) > 0) this.apply(card);
    for (const card of cards) {
      if (card.grid === null || this.revOf(card._id) > 0) continue;
      const standing = this.#at(card.grid);
      standing.push(this.#hold(card));
      touched.add(standing);
    }
    for (const each of touched) each.sort((a, b) => byId(a.card, b.card));
    this.#visible.forget();
  }
  /** What is not there any more is not shown. */
  drop(id: string): void {
    const standing = this.#cards.get(id);
    if (standing) this.#remove(standing);
  }

  /** See `CardReader`: the micro-grids in their order, the cards of each by id. */
  within({ circle, from, to }: Ring, { categories, question }: Wanted): Promise<Reached[]> {
    const wanted = categories && new Set(categories);
    const ranks = question && this.#ranks.of(question, this.#bySlot.length);
    const { slots, metres, offsets } = this.#visible.of(circle);
    const found: Reached[] = [];
    const end = offsets[to] ?? slots.length;
    for (let at = offsets[from] ?? end; at < end; at += 1) {
      const slot = slots[at] ?? 0;
      const rank = ranks && question ? rankAt(ranks, slot, this.#bySlot, question) : 0;
      if (rank === null) continue;
      const card = this.#bySlot[slot];
      if (card && (!wanted || wanted.has(card.category)))
        found.push({ card, walkMetres: metres[at] ?? 0, rank });
    }
    return Promise.resolve(found);
  }

  /** The cards of those of these providers that have more than so many, by id each. */
  ofProviders(ids: readonly string[], above: number): Promise<Card[]> {
    const found: Card[] = [];
    for (const id of ids) {
      const own = this.#providers.get(id);
      if (!own || own.size <= above) continue;
      for (const each of [...own].sort()) {
        const held = this.#cards.get(each);
        if (held) found.push(held.card);
      }
    }
    return Promise.resolve(found);
  }

  #at(grid: string): Held[] {
    const cards = this.#grids.get(grid) ?? [];
    this.#grids.set(grid, cards);
    return cards;
  }
  /** A newer write of what is found by the same takes its place; false where it is not. */
  #replace(standing: Held, card: Card): boolean {
    const { card: older, slot } = standing;
    if (older.provider.id !== card.provider.id || foundBy(older) !== foundBy(card)) return false;
    standing.card = card;
    this.#bySlot[slot] = card;
    return true;
  }
  /** Once most slots belong to what is gone, all are given anew. */
  #tidy(): void {
    if (this.#bySlot.length <= 2 * this.#cards.size + 1000) return;
    this.#bySlot = [];
    for (const held of this.#cards.values()) held.slot = this.#bySlot.push(held.card) - 1;
    this.#ranks.forget();
    this.#visible.forget();
  }
  #hold(card: Card): Held {
    this.#tidy();
    const held = { card, reachMetres: card.reachMetres, slot: this.#bySlot.push(card) - 1 };
    this.#cards.set(card._id, held);
    const own = this.#providers.get(card.provider.id);
    if (own) own.add(card._id);
    else this.#providers.set(card.provider.id, new Set([card._id]));
    return held;
  }
  #remove({ card, slot }: Held): void {
    this.#cards.delete(card._id);
    // lists that still name the slot find nothing there
    this.#bySlot[slot] = undefined;
    const own = this.#providers.get(card.provider.id);
    own?.delete(card._id);
    if (own?.size === 0) this.#providers.delete(card.provider.id);
    const grid = card.grid ?? '';
    const cards = this.#grids.get(grid) ?? [];
    const at = placeOf(cards, card._id);
    if (cards[at]?.card._id === card._id) cards.splice(at, 1);
    if (cards.length === 0) this.#grids.delete(grid);
  }
}

/** Where a card stands among those of its micro-grid, or would. */
function placeOf(cards: readonly Held[], id: string): number {
  let [low, high] = [0, cards.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cards[middle]?.card._id ?? '') < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
