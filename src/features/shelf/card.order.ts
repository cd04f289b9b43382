import { createHash } from 'node:crypto';
import { minute } from '../../kernel/clock.ts';
import { LruCache } from '../../kernel/lru-cache.ts';
import type { PlacedCard } from './card.ts';

export type Sort = 'best' | 'near' | 'soon' | 'rating' | 'price';
export interface Ranked extends PlacedCard {
  /** Ascending; among equal keys the id decides. */
  key: number;
}
/** What an order looks at beside the card. */
export interface Standing extends PlacedCard {
  /** How well it answers the words; 0 the best. */
  rank: number;
  startAt: Date | null;
}

/** Every key is worth more than any walk, and among equals the walk decides. */
const weight = 10_000;
const noStart = 99_999_999;
const noPrice = 10_000_000_000;
const worstRating = 500;

const keys: Record<Sort, (one: Standing) => number> = {
  best: ({ rank }) => rank,
  near: () => 0,
  soon: ({ startAt }) => (startAt ? Math.floor(startAt.getTime() / minute) : noStart),
  rating: ({ card }) => worstRating - Math.round((card.rating ?? 0) * 100),
  price: ({ card }) => (card.priceKind === 'quote' ? noPrice : card.priceFen),
};
export const keyOf = (sort: Sort, one: Standing): number => keys[sort](one) * weight + one.walkMetres;

export const inOrder = (a: Ranked, b: Ranked): number =>
  a.key - b.key || (a.card._id < b.card._id ? -1 : a.card._id > b.card._id ? 1 : 0);

/** How many cards of one provider are shown before the others are gathered. */
export const shownOfProvider = 2;

/** The first cards of each provider, the last of them with how many more there are. All cards of a provider must be given, in order. */
export function gathered(all: readonly Ranked[]): Ranked[] {
  const counts = new Map<string, number>();
  for (const { card } of all) counts.set(card.provider.id, (counts.get(card.provider.id) ?? 0) + 1);
  const seen = new Map<string, number>();
  return all.flatMap((one) => {
    const { id } = one.card.provider;
    const nth = (seen.get(id) ?? 0) + 1;
    seen.set(id, nth);
    const more = (counts.get(id) ?? 0) - shownOfProvider;
    if (nth > shownOfProvider) return [];
    return [nth === shownOfProvider && more > 0 ? { ...one, more } : one];
  });
}

/** By what a card is known in an order that may have to be found again. */
const ordersKept = 300;
const longestKept = 3000;

/**
 * Orders by what may change while somebody looks through their pages, kept under a name that says what they hold: the
 * same order has the same name everywhere, so that the same page is the same answer.
 */
export class KeptOrders {
  readonly #kept = new LruCache<readonly string[]>(ordersKept);

  /** Null where it is too long to be kept. */
  keep(ids: readonly string[]): string | null {
    if (ids.length > longestKept) return null;
    const name = createHash('sha256').update(ids.join(' ')).digest('base64url').slice(0, 16);
    this.#kept.set(name, ids);
    return name;
  }
  seek(name: string): readonly string[] | undefined {
    return this.#kept.get(name);
  }
}
