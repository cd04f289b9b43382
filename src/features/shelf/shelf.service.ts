import { after, type Clock, day } from '../../kernel/clock.ts';
import { notFound } from '../../kernel/errors.ts';
import { type Page, type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import type { Artisan, Artisans } from '../artisans/index.ts';
import {
  type Catalogue,
  type Listing,
  type ListingKind,
  type OfferedTerms,
  outOfReach,
  reachMetresOf,
} from '../catalogue/index.ts';
import type { Categories } from '../categories/index.ts';
import type { Grids } from '../grids/index.ts';
import type { Circle, Reach } from '../reach/index.ts';
import type { SettingReader } from '../settings/index.ts';
import type { CardFeed } from './card.feed.ts';
import type { Card, PlacedCard } from './card.ts';
import { type Question, readQuestion } from './search/question.ts';
import { docOf, rankOf, type SearchDoc } from './search/score.ts';
import { sievesOf } from './search/tokens.ts';
import type { CardStore } from './shelf.store.ts';

export interface ShelfDeps {
  store: Pick<CardStore, 'seek'>;
  feed: Pick<CardFeed, 'reader'>;
  catalogue: Pick<Catalogue, 'seekListing' | 'visibleAt' | 'kindOf' | 'termsOf'>;
  artisans: Pick<Artisans, 'seek'>;
  categories: Pick<Categories, 'treeOf'>;
  grids: Pick<Grids, 'names'>;
  reach: Pick<Reach, 'from' | 'circle'>;
  clock: Clock;
  settings: SettingReader;
  /** Which texts wait for somebody to look at them, or were hidden. */
  withheld(texts: readonly { about: string; text: string }[]): Promise<ReadonlySet<string>>;
}
export interface ShelfRequest extends PageRequest {
  place: string;
  category?: string | undefined;
  q?: string | undefined;
}
export interface ShelfDetail {
  listing: Listing;
  kind: ListingKind;
  artisan: Artisan;
  walkMetres: number;
  card: Card | null;
  terms: OfferedTerms;
  gridName: string;
  introduction: string;
}

interface Ranked extends PlacedCard {
  /** Ascending: better answers first, then nearer ones. */
  key: number;
}

// a card that is held is read for search once
const docs = new WeakMap<Card, SearchDoc>();
function searchDocOf(card: Card): SearchDoc {
  const doc = docs.get(card) ?? docOf(card);
  docs.set(card, doc);
  return doc;
}

/** No category reaches farther. */
const circleMetres = reachMetresOf(15, 15);
/** Ranks are worth more than any walk. */
const rankWeight = 10_000;
/** How many micro-grids the first look-up covers: about a page of cards where supply is usual. */
const gridsAtFirst = 24;

/** What can be got at a place. */
export class Shelf {
  readonly #deps: ShelfDeps;

  constructor(deps: ShelfDeps) {
    this.#deps = deps;
  }

  /** The cards visible at a place, the nearest (or best answer) first. Throws `grid_missing`, `malformed`. */
  async list(request: ShelfRequest): Promise<Page<PlacedCard>> {
    const after = readCursor(request.cursor, 'number');
    const question = readQuestion(request.q, this.#deps.categories.treeOf(request.place));
    const circle = await this.#deps.reach.circle(request.place, circleMetres);
    const behind = (one: Ranked) =>
      !after || one.key > after.key || (one.key === after.key && one.card._id > after.id);
    const found = question
      ? (await this.#seen(circle, [0, circle.codes.length], request, question)).filter(behind)
      : await this.#nearest(circle, request, behind);
    found.sort((a, b) => a.key - b.key || (a.card._id < b.card._id ? -1 : 1));
    const page = pageOf(found, request.limit, ({ key, card }) => ({ key, id: card._id }));
    return { ...page, items: page.items.map((one) => ({ ...one, card: this.#current(one.card) })) };
  }

  /** Looks outward until a page is full: nearness is the order. */
  async #nearest(circle: Circle, request: ShelfRequest, behind: (one: Ranked) => boolean): Promise<Ranked[]> {
    const start = readCursor(request.cursor, 'number')?.key ?? 0;
    const { length } = circle.codes;
    const found: Ranked[] = [];
    const at = circle.metres.findIndex((metres) => metres >= start);
    const first = at < 0 ? length : at;
    // where little is offered each look-up covers twice as much as the one before
    for (let from = first, many = gridsAtFirst; from < length && found.length <= request.limit; many *= 2) {
      const to = endOfRing(circle, from + many);
      found.push(...(await this.#seen(circle, [from, to], request, null)).filter(behind));
      from = to;
    }
    return found;
  }

  /** What is visible in a part of the circle. */
  async #seen(
    circle: Circle,
    [from, to]: readonly [from: number, to: number],
    request: ShelfRequest,
    question: Question | null,
  ): Promise<Ranked[]> {
    const { place, category } = request;
    const categories =
      category === undefined ? undefined : this.#deps.categories.treeOf(place).leavesOf(category);
    if (from === to || categories?.length === 0 || question?.groups.length === 0) return [];
    const metresTo = new Map<string, number>();
    for (let at = from; at < to; at += 1) metresTo.set(circle.codes[at] ?? '', circle.metres[at] ?? 0);
    const grids = circle.codes.slice(from, to);
    const sieves = question ? sievesOf(question) : undefined;
    const reader = await this.#deps.feed.reader();
    const cards = await reader.list({ grids, categories, sieves });
    const found: Ranked[] = [];
    for (const card of cards) {
      const walkMetres = metresTo.get(card.grid ?? '');
      if (walkMetres === undefined || walkMetres > card.reachMetres) continue;
      const rank = question ? rankOf(searchDocOf(card), question) : 0;
      if (rank !== null) found.push({ card, walkMetres, key: rank * rankWeight + walkMetres });
    }
    return found;
  }

  /** A card lags behind its grid's horizon by seconds; a start beyond it is never shown. */
  #current(card: Card): Card {
    const { clock, settings } = this.#deps;
    if (card.nextStartAt === null || card.grid === null) return card;
    const last = after(clock.now(), settings.of(card.grid)['booking.horizonDays'] * day);
    return card.nextStartAt <= last ? card : { ...card, nextStartAt: null };
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

  /** What an artisan says of themselves, unless it waits for somebody to look at it. */
  async #introductionOf({ personId, introduction }: Artisan): Promise<string> {
    const hidden = await this.#deps.withheld([{ about: personId ?? '', text: introduction }]);
    return hidden.has(introduction) ? '' : introduction;
  }

  /** One listing from the source itself: a card that lags behind shows nothing it should not. */
  async detail(listingId: string, place: string): Promise<ShelfDetail> {
    const { store, artisans, grids, reach } = this.#deps;
    // an unknown place is said to be one, whatever listing was asked for
    await reach.from(place);
    const { listing, walkMetres } = await this.requireVisible(listingId, place);
    const [artisan, card, names] = await Promise.all([
      artisans.seek(listing.provider.id),
      store.seek(listingId),
      grids.names(listing.grid),
    ]);
    if (!artisan) throw notFound();
    const { catalogue } = this.#deps;
    const introduction = await this.#introductionOf(artisan);
    const kind = catalogue.kindOf(listing);
    const terms = catalogue.termsOf(listing);
    const shown = card && this.#current(card);
    const gridName = names.slice(2).join(' ');
    return { listing, kind, artisan, walkMetres, card: shown, terms, gridName, introduction };
  }
}

/** Micro-grids equally near are looked at together: their cards are ordered by id among each other. */
function endOfRing({ metres }: Circle, at: number): number {
  let end = Math.min(at, metres.length);
  while (end < metres.length && metres[end] === metres[end - 1]) end += 1;
  return end;
}
