import type { LocationQuery } from 'vue-router';
import type { operations } from '../../contract/types.gen.ts';

type ShelfQuery = NonNullable<operations['getShelf']['parameters']['query']>;
/** What is set on the page of what can be got, beside words and category; as it stands in the address. */
export type Filter = 'kind' | 'priceKind' | 'mostFen' | 'where' | 'by' | 'tier' | 'leastRating' | 'provider';
export interface Wanted {
  q: string;
  category: string;
  sort: string;
  filters: Readonly<Partial<Record<Filter, string>>>;
}

export const sorts = ['near', 'soon', 'rating', 'price'] as const;
/** What can be chosen; of kinds and providers, whatever there is. */
export const choicesOf = {
  priceKind: ['free', 'lowfee', 'market', 'quote'],
  mostFen: ['1000', '3000', '5000', '10000', '20000'],
  where: ['at_home', 'visited'],
  by: ['today', 'tomorrow', 'weekend'],
  tier: ['5', '8', '10', '15'],
  leastRating: ['3', '4', '4.5'],
} as const;
const open = { kind: /^[a-z_]{1,20}$/, provider: /^[\w-]{1,60}$/ };
const names: readonly Filter[] = [
  ...(['kind', 'priceKind', 'mostFen', 'where', 'by', 'tier', 'leastRating', 'provider'] as const),
];

function isChoice(name: Filter, value: string): boolean {
  if (name === 'kind' || name === 'provider') return open[name].test(value);
  return (choicesOf[name] as readonly string[]).includes(value);
}
const textOf = (value: LocationQuery[string] | undefined): string => (typeof value === 'string' ? value : '');

/** What an address asks for; what nobody could have chosen is not asked. */
export function wantedIn(query: LocationQuery): Wanted {
  const set = names
    .map((name) => [name, textOf(query[name])] as const)
    .filter(([name, value]) => value !== '' && isChoice(name, value));
  const sort = textOf(query.sort);
  return {
    q: textOf(query.q).slice(0, 40),
    category: textOf(query.category).slice(0, 40),
    sort: (sorts as readonly string[]).includes(sort) ? sort : '',
    filters: Object.fromEntries(set),
  };
}

/** The same for an address. */
export function addressOf({ q, category, sort, filters }: Wanted): Record<string, string> {
  const all = { q, category, sort, ...filters };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** The same for the server. */
export function queryOf(asked: Wanted, place: string): ShelfQuery & { place: string } {
  const { mostFen, tier, leastRating, ...words } = addressOf(asked);
  const numbers = { mostFen, tier, leastRating };
  const set = Object.entries(numbers).filter(([, value]) => value !== undefined);
  const all = { place, ...words, ...Object.fromEntries(set.map(([name, value]) => [name, Number(value)])) };
  return all as ShelfQuery & { place: string };
}
