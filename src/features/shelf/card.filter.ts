import { chinaDay, chinaWeekday } from '../../kernel/clock.ts';
import type { PriceKind } from '../catalogue/index.ts';
import type { Card } from './card.ts';

type Where = 'at_home' | 'visited';
/** The latest day of the next free start. */
export type StartBy = 'today' | 'tomorrow' | 'weekend';

/** What somebody wants of a card beside words and place. */
export interface Filters {
  /** A leaf, or a branch with all its leaves. */
  category?: string | undefined;
  kind?: string | undefined;
  priceKind?: PriceKind | undefined;
  leastFen?: number | undefined;
  /** A price that is not known yet is in no range. */
  mostFen?: number | undefined;
  where?: Where | undefined;
  by?: StartBy | undefined;
  tier?: number | undefined;
  leastRating?: number | undefined;
  provider?: string | undefined;
}
type FilterName = keyof Filters;

/** What a filter has to know of a card that it does not say itself. */
export interface CardFacts {
  now: Date;
  /** The next free start as it may be shown. */
  startOf(card: Card): Date | null;
  whereOf(card: Card): Where;
  leavesOf(category: string): readonly string[];
}
/** A filter that is set. */
export interface Test {
  name: FilterName;
  admits(card: Card): boolean;
}

const dayOfStart = { today: 0, tomorrow: 1 };
function lastDayOf(by: StartBy, now: Date): number {
  const untilSunday = (7 - chinaWeekday(now)) % 7;
  return chinaDay(now) + (by === 'weekend' ? untilSunday : dayOfStart[by]);
}
const isPriced = ({ priceKind }: Card) => priceKind !== 'quote';

function startsBy(by: StartBy, { now, startOf }: CardFacts): (card: Card) => boolean {
  const last = lastDayOf(by, now);
  return (card) => {
    const startAt = startOf(card);
    return startAt !== null && chinaDay(startAt) <= last;
  };
}

type Maker<T> = (wanted: T, facts: CardFacts) => (card: Card) => boolean;
const makers: { [Name in FilterName]-?: Maker<NonNullable<Filters[Name]>> } = {
  category(code, { leavesOf }) {
    const leaves = new Set(leavesOf(code));
    return ({ category }) => leaves.has(category);
  },
  kind: (kind) => (card) => card.kind === kind,
  priceKind: (priceKind) => (card) => card.priceKind === priceKind,
  leastFen: (fen) => (card) => isPriced(card) && card.priceFen >= fen,
  mostFen: (fen) => (card) => isPriced(card) && card.priceFen <= fen,
  where:
    (where, { whereOf }) =>
    (card) =>
      whereOf(card) === where,
  by: startsBy,
  tier: (tier) => (card) => card.tierMinutes === tier,
  leastRating:
    (least) =>
    ({ rating }) =>
      rating !== null && rating >= least,
  provider:
    (id) =>
    ({ provider }) =>
      provider.id === id,
};

/** The filters that are set. */
export function testsOf(filters: Filters, facts: CardFacts): Test[] {
  const names = Object.keys(makers) as FilterName[];
  return names.flatMap((name) => {
    const wanted = filters[name];
    if (wanted === undefined) return [];
    const make = makers[name] as Maker<unknown>;
    return [{ name, admits: make(wanted, facts) }];
  });
}

/** The steps in which a price and a rating are offered as filters. */
const priceSteps = [1000, 3000, 5000, 10_000, 20_000];
const ratingSteps = [3, 4, 4.5];
const starts: readonly StartBy[] = ['today', 'tomorrow', 'weekend'];

export const facetNames = [
  'kind',
  'category',
  'priceKind',
  'mostFen',
  'where',
  'by',
  'tier',
  'leastRating',
] as const;
type FacetName = (typeof facetNames)[number];
export type Facets = Record<FacetName, ReadonlyMap<string, number>>;

/** Under which values of each facet a card is counted. */
function valuesOf(facts: CardFacts, branchOf: (leaf: string) => string | null) {
  const days = starts.map((by) => ({ by, isDone: startsBy(by, facts) }));
  const values: Record<FacetName, (card: Card) => readonly string[]> = {
    kind: ({ kind }) => [kind],
    category: ({ category }) => [category, branchOf(category)].filter((code) => code !== null),
    priceKind: ({ priceKind }) => [priceKind],
    mostFen: (card) => (isPriced(card) ? priceSteps.filter((step) => card.priceFen <= step).map(String) : []),
    where: (card) => [facts.whereOf(card)],
    by: (card) => days.filter(({ isDone }) => isDone(card)).map(({ by }) => by),
    tier: ({ tierMinutes }) => [String(tierMinutes)],
    leastRating: ({ rating }) => ratingSteps.filter((step) => (rating ?? 0) >= step).map(String),
  };
  return values;
}

/**
 * How many cards there are for each value of each facet, the other filters applied; and how many for all filters
 * together. One pass: a card that fails one filter alone counts in the facet of that filter alone.
 */
export function countFacets(
  cards: readonly Card[],
  tests: readonly Test[],
  facts: CardFacts,
  branchOf: (leaf: string) => string | null,
): { total: number; facets: Facets } {
  const values = valuesOf(facts, branchOf);
  const counts = Object.fromEntries(facetNames.map((name) => [name, new Map<string, number>()])) as Record<
    FacetName,
    Map<string, number>
  >;
  let total = 0;
  for (const card of cards) {
    const failed = tests.filter(({ admits }) => !admits(card));
    if (failed.length > 1) continue;
    const only = failed[0]?.name;
    if (only === undefined) total += 1;
    for (const name of facetNames) {
      if (only !== undefined && name !== only) continue;
      const count = counts[name];
      for (const value of values[name](card)) count.set(value, (count.get(value) ?? 0) + 1);
    }
  }
  return { total, facets: counts };
}
