import { notFound } from '../../kernel/errors.ts';
import type { Page } from '../../kernel/page.ts';
import {
  type Ahead,
  aheadOf,
  type Catalogue,
  type Listing,
  type ListingKind,
  type OfferedTerms,
  outOfReach,
} from '../catalogue/index.ts';
import type { Grids } from '../grids/index.ts';
import type { Provider, Providers } from '../providers/index.ts';
import type { Reach } from '../reach/index.ts';
import { Browse, type BrowseDeps, type ShelfQuestion, type ShelfRequest } from './browse.ts';
import type { Facets } from './card.filter.ts';
import type { Card, PlacedCard } from './card.ts';
import type { CardStore } from './shelf.store.ts';
import type { Suggestions } from './suggest.ts';

export interface ShelfDeps extends BrowseDeps {
  store: Pick<CardStore, 'seek'>;
  catalogue: Pick<Catalogue, 'seekListing' | 'visibleAt' | 'kindOf' | 'termsOf'>;
  providers: Pick<Providers, 'seek'>;
  grids: Pick<Grids, 'names'>;
  reach: Pick<Reach, 'from' | 'circle'>;
  /** Which texts wait for somebody to look at them, or were hidden. */
  withheld(texts: readonly { about: string; text: string }[]): Promise<ReadonlySet<string>>;
}
export interface ShelfDetail {
  listing: Listing;
  kind: ListingKind;
  provider: Provider;
  walkMetres: number;
  card: Card | null;
  terms: OfferedTerms;
  gridName: string;
  introduction: string;
  ahead: Ahead;
}

/** What can be got at a place. */
export class Shelf {
  readonly #deps: ShelfDeps;
  readonly #browse: Browse;

  constructor(deps: ShelfDeps) {
    this.#deps = deps;
    this.#browse = new Browse(deps);
  }

  /** See `Browse`. */
  list(request: ShelfRequest): Promise<Page<PlacedCard>> {
    return this.#browse.list(request);
  }
  count(request: ShelfQuestion): Promise<{ total: number; facets: Facets }> {
    return this.#browse.count(request);
  }
  suggest(request: Pick<ShelfQuestion, 'place' | 'q'>): Promise<Suggestions> {
    return this.#browse.suggest(request);
  }
  meant(request: { place?: string | undefined; q: string }): string[] {
    return this.#browse.meant(request);
  }

  /** The walk to a listing where it is visible, otherwise null. */
  visible(listing: Listing, place: string): Promise<{ walkMetres: number } | null> {
    return this.#deps.catalogue.visibleAt(listing, place);
  }
  /** Throws `out_of_reach`, which is all that is said of a listing that is not visible or not there. */
  async requireVisible(listingId: string, place: string): Promise<{ listing: Listing; walkMetres: number }> {
    const listing = await this.#deps.catalogue.seekListing(listingId);
    const seen = listing ? await this.visible(listing, place) : null;
    if (!listing || !seen) throw outOfReach();
    return { listing, ...seen };
  }

  /** What a provider says of itself, unless it waits for somebody to look at it. */
  async #introductionOf({ ownerId, introduction }: Provider): Promise<string> {
    const hidden = await this.#deps.withheld([{ about: ownerId, text: introduction }]);
    return hidden.has(introduction) ? '' : introduction;
  }

  /** One listing from the source itself: a card that lags behind shows nothing it should not. */
  async detail(listingId: string, place: string): Promise<ShelfDetail> {
    const { store, providers, grids, reach } = this.#deps;
    // an unknown place is said to be one, whatever listing was asked for
    await reach.from(place);
    const { listing, walkMetres } = await this.requireVisible(listingId, place);
    const [provider, card, names] = await Promise.all([
      providers.seek(listing.provider),
      store.seek(listingId),
      grids.names(listing.grid),
    ]);
    if (!provider) throw notFound();
    const { catalogue, settings } = this.#deps;
    const introduction = await this.#introductionOf(provider);
    const kind = catalogue.kindOf(listing);
    const terms = catalogue.termsOf(listing);
    const ahead = aheadOf(kind, listing, settings.of(listing.grid));
    const shown = card && this.#browse.current(card);
    const gridName = names.slice(2).join(' ');
    return { listing, kind, provider, walkMetres, card: shown, terms, gridName, introduction, ahead };
  }
}
