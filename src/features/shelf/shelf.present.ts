import type { components } from '../../contract/types.gen.ts';
import { shownWalk } from '../../kernel/pace.ts';
import type { Picture } from '../files/index.ts';
import { type Facets, facetNames } from './card.filter.ts';
import type { PlacedCard } from './card.ts';
import type { ShelfDetail } from './shelf.service.ts';
import type { Suggestions } from './suggest.ts';

type Schemas = components['schemas'];

const mostGridName = 100;
const mostValues = 300;

function rated(card: { rating: number | null; ratingCount: number; nextStartAt: Date | null } | null) {
  return {
    rating: card?.rating ?? null,
    ratingCount: card?.ratingCount ?? 0,
    nextStartAt: card?.nextStartAt?.toISOString() ?? null,
  };
}

function presentPicture(picture: Picture | null | undefined): Picture | null {
  if (!picture) return null;
  const { id, width, height } = picture;
  return { id, width, height };
}

/** For anyone at the place. */
export function presentCard({ card, walkMetres, more }: PlacedCard): Schemas['Card'] {
  const common = {
    ...card.own,
    id: card._id,
    kind: card.kind,
    title: card.title,
    category: card.category,
    categoryName: card.categoryName,
    priceKind: card.priceKind,
    priceFen: card.priceFen,
    picture: presentPicture(card.picture),
    walkMetres,
    ...shownWalk(walkMetres),
    ...rated(card),
    provider: { kind: card.provider.kind, id: card.provider.id },
    providerName: card.providerName,
    ...(more === undefined ? {} : { moreOfProvider: more }),
  };
  return common as Schemas['Card'];
}

/** For anyone at the place; what counts most first. */
export function presentFacets({ total, facets }: { total: number; facets: Facets }): Schemas['ShelfFacets'] {
  const counts = facetNames.map((name) => {
    const sorted = [...facets[name]].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return [name, sorted.slice(0, mostValues).map(([value, count]) => ({ value, count }))] as const;
  });
  return { total, ...Object.fromEntries(counts) } as Schemas['ShelfFacets'];
}

/** For anyone at the place. */
export function presentSuggestions(found: Suggestions): Schemas['Suggestions'] {
  const listings = found.listings.map(({ _id, title, categoryName, providerName }) => ({
    ...{ id: _id, title, categoryName, providerName },
  }));
  return { ...found, listings };
}

/** For anyone at the place; the kind says what its listings show beside this. */
export function presentShelfListing(detail: ShelfDetail): Schemas['ShelfListing'] {
  const { listing, kind, provider, walkMetres, card, terms, gridName, introduction, ahead } = detail;
  const common = {
    ...kind.card(listing),
    ...kind.detail(listing),
    id: listing._id,
    kind: listing.kind,
    title: listing.title,
    category: listing.category,
    categoryName: terms.categoryName,
    priceKind: listing.priceKind,
    priceFen: listing.priceFen,
    picture: presentPicture(listing.pictures?.[0]),
    pictures: (listing.pictures ?? []).flatMap((each) => presentPicture(each) ?? []),
    walkMetres,
    ...shownWalk(walkMetres),
    ...rated(card),
    provider: { kind: listing.provider.kind, id: listing.provider.id },
    providerName: provider.name,
    description: listing.description,
    gridName: gridName.slice(0, mostGridName),
    policy: terms.policy,
    terms,
    introduction,
    ...ahead,
    portrait: presentPicture(provider.portrait),
  };
  return common as Schemas['ShelfListing'];
}
