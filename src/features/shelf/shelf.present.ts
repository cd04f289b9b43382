import { shownWalk } from '../../kernel/pace.ts';
import { findLeaf } from '../catalogue/index.ts';
import type { PlacedCard } from './card.ts';
import type { ShelfDetail } from './shelf.service.ts';

const mostGridName = 100;

function rated(card: { rating: number | null; ratingCount: number; nextStartAt: Date | null } | null) {
  return {
    rating: card?.rating ?? null,
    ratingCount: card?.ratingCount ?? 0,
    nextStartAt: card?.nextStartAt?.toISOString() ?? null,
  };
}

/** For anyone at the place. */
export function presentCard({ card, walkMetres }: PlacedCard) {
  return {
    id: card._id,
    title: card.title,
    category: card.category,
    categoryName: card.categoryName,
    priceKind: card.priceKind,
    priceFen: card.priceFen,
    way: card.way,
    durationMinutes: card.durationMinutes,
    instant: card.instant,
    walkMetres,
    ...shownWalk(walkMetres),
    ...rated(card),
    artisanId: card.artisanId,
    artisanName: card.artisanName,
  };
}

/** For anyone at the place; where an artisan lives is told with the order. */
export function presentShelfListing({ listing, artisan, walkMetres, card, gridName }: ShelfDetail) {
  return {
    id: listing._id,
    title: listing.title,
    category: listing.category,
    categoryName: findLeaf(listing.category).name,
    priceKind: listing.priceKind,
    priceFen: listing.priceFen,
    way: listing.way,
    durationMinutes: listing.durationMinutes,
    instant: listing.instant,
    walkMetres,
    ...shownWalk(walkMetres),
    ...rated(card),
    artisanId: listing.artisanId,
    artisanName: artisan.displayName,
    description: listing.description,
    address: listing.way === 'at_shop' ? listing.address : null,
    gridName: gridName.slice(0, mostGridName),
    policy: listing.policy,
    introduction: artisan.introduction,
  };
}
