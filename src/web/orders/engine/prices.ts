import type { Listing } from './kind.ts';

/** What an offer may cost, the likeliest first: the contract of its kind says which, and leaving one out is no program. */
export const pricesOf = <L extends Listing>(all: Readonly<Record<L['priceKind'], true>>) =>
  Object.keys(all) as L['priceKind'][];
