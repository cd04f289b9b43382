import { seedEntries } from '../../src/features/categories/category.seed.ts';
import { CategoryTree } from '../../src/features/categories/category.ts';
import type { Filters, StartBy } from '../../src/features/shelf/card.filter.ts';
import type { Sort } from '../../src/features/shelf/card.order.ts';
import type { Card } from '../../src/features/shelf/card.ts';
import { chinaDay, day } from '../../src/kernel/clock.ts';

// a Thursday, 10:00 in Chongqing
export const now = new Date('2026-11-26T02:00:00Z');
export const tree = new CategoryTree(1, seedEntries());
export const metres = [0, 0, 90, 200, 350, 350, 600, 900];

/** What the shelf shows, said a second time and plainly. */
const startOf = ({ nextStartAt }: Card) =>
  nextStartAt && nextStartAt.getTime() <= now.getTime() + 7 * day ? nextStartAt : null;
const lastDays: Record<StartBy, number> = { today: 0, tomorrow: 1, weekend: 3 };
const walkOf = (card: Card) => metres[Number(card.grid?.slice(1))] ?? Infinity;
const plainTests: Record<keyof Filters, (card: Card, wanted: never) => boolean> = {
  category: (card, wanted: string) => tree.leavesOf(wanted).includes(card.category),
  kind: (card, wanted: string) => card.kind === wanted,
  priceKind: (card, wanted: string) => card.priceKind === wanted,
  leastFen: (card, wanted: number) => card.priceKind !== 'quote' && card.priceFen >= wanted,
  mostFen: (card, wanted: number) => card.priceKind !== 'quote' && card.priceFen <= wanted,
  where: (card, wanted: string) =>
    ((card.own as { way: string }).way === 'at_home') === (wanted === 'at_home'),
  by(card, wanted: StartBy) {
    const startAt = startOf(card);
    return startAt !== null && chinaDay(startAt) - chinaDay(now) <= lastDays[wanted];
  },
  tier: (card, wanted: number) => card.tierMinutes === wanted,
  leastRating: (card, wanted: number) => card.rating !== null && card.rating >= wanted,
  provider: (card, wanted: string) => card.provider.id === wanted,
};
export const plainlySeen = (cards: readonly Card[], asked: Filters) =>
  cards.filter(
    (card) =>
      walkOf(card) <= card.reachMetres &&
      Object.entries(asked).every(
        ([name, wanted]) => wanted === undefined || plainTests[name as keyof Filters](card, wanted as never),
      ),
  );
const worth: Record<Sort, (card: Card) => number> = {
  best: () => 0,
  near: () => 0,
  soon: (card) => startOf(card)?.getTime() ?? Infinity,
  rating: (card) => -(card.rating ?? 0),
  price: (card) => (card.priceKind === 'quote' ? Infinity : card.priceFen),
};
export function plainOrder(cards: readonly Card[], sort: Sort): Card[] {
  const compare = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0);
  return [...cards].sort(
    (a, b) => compare(worth[sort](a), worth[sort](b)) || walkOf(a) - walkOf(b) || (a._id < b._id ? -1 : 1),
  );
}
export function plainlyGathered(cards: readonly Card[]): { id: string; more: number | undefined }[] {
  return cards.flatMap((card) => {
    const own = cards.filter(({ provider }) => provider.id === card.provider.id);
    const nth = own.indexOf(card);
    if (nth > 1) return [];
    return [{ id: card._id, more: nth === 1 && own.length > 2 ? own.length - 2 : undefined }];
  });
}
