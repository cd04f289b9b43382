import type { Choice, OfferParts } from './engine/kind.ts';
import { kinds } from './kinds/index.ts';

/** What its kind gives; null for a kind of which this page, older than its server, has never heard. */
export const offerPartsOf = (kind: string | undefined): OfferParts | null =>
  kinds.find((one) => one.kind === kind)?.offer ?? null;

/** The kinds of which one can make an offer, the first of them where nothing else is said. */
export const offerKinds = kinds.map(({ kind, offer }) => ({ kind, add: offer.add }));

/** The kinds that are collected in the basket, each with its part of that page. */
export const basketParts = kinds.flatMap(({ kind, offer: { Basket } }) => (Basket ? [{ kind, Basket }] : []));

/** What is chosen, as it stands in the address of a page. */
export const choiceIn = (query: Readonly<Record<string, unknown>>): Choice =>
  Object.fromEntries(
    Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
