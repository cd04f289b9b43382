import type { Clock } from '../../kernel/clock.ts';
import { after, earliest, hour, minute } from '../../kernel/clock.ts';
import { conflict } from '../../kernel/errors.ts';
import type { ProviderRef } from '../../kernel/postings.ts';
import { type Catalogue, type Listing, reachMetresOf } from '../catalogue/index.ts';
import type { Providers } from '../providers/index.ts';
import type { CardFeed } from './card.feed.ts';
import type { Card } from './card.ts';
import { tokensOfCard } from './search/tokens.ts';
import { indexText, squeezed } from './search/words.ts';
import type { CardStore } from './shelf.store.ts';

/** The next free start, and until when it can be booked; both null where none is free. */
interface NextStart {
  calendarId: string;
  startAt: Date | null;
  bookableUntil: Date | null;
  /** What else a card shows of it. */
  own?: object;
}
/** What cards show and later features know; wiring gives it. */
interface CardSources {
  /** The average of a listing's published reviews. */
  ratingOf(listingId: string): Promise<{ average: number | null; count: number }>;
  /** The first start that is free for the listing as seen from its own micro-grid; null for a kind without starts. */
  nextStartOf(listing: Listing): Promise<NextStart | null>;
}
export interface ProjectionDeps extends CardSources {
  store: CardStore;
  /** Is given what this process has written. */
  feed: Pick<CardFeed, 'written'>;
  clock: Clock;
  catalogue: Pick<Catalogue, 'seekListing' | 'listLive' | 'kindOf' | 'categoryOf'>;
  providers: Pick<Providers, 'find'>;
}

const maxTries = 8;
const dueAtOnce = 100;
const roundsAtOnce = 20;
const blockSize = 100;
/** Without a free start the horizon moves on with time; looking every few hours is soon enough. */
const lookAgain = 6 * hour;

/** When a card's next start stops being one that can be booked; null for a kind without starts. */
function refreshAtOf(next: NextStart | null, now: Date): Date | null {
  if (!next) return null;
  const due = earliest(next.bookableUntil, after(now, lookAgain)) ?? now;
  return new Date(Math.max(due.getTime(), after(now, minute).getTime()));
}

/** Keeps the cards equal to what the other features say, one card at a time. */
export class Projection {
  readonly #deps: ProjectionDeps;
  readonly #running = new Map<string, Promise<void>>();
  readonly #waiting = new Map<string, Promise<void>>();
  constructor(deps: ProjectionDeps) {
    this.#deps = deps;
  }

  /**
   * Makes one card anew. Whoever asks while a look is under way shares the next one, which starts after
   * all of them have asked: a rush on one listing costs two looks and not one each.
   */
  refresh(listingId: string): Promise<void> {
    const joined = this.#waiting.get(listingId);
    if (joined) return joined;
    const before = this.#running.get(listingId) ?? Promise.resolve();
    const next = before
      .catch(() => undefined)
      .then(() => {
        this.#waiting.delete(listingId);
        const run = this.#look(listingId).finally(() => {
          if (this.#running.get(listingId) === run) this.#running.delete(listingId);
        });
        this.#running.set(listingId, run);
        return run;
      });
    this.#waiting.set(listingId, next);
    return next;
  }

  /**
   * The sources are read after the card, and the write holds only while the card is still as read, so of
   * two servers at once the later look wins whichever writes last. `aloud`: read the words aloud again
   * though they are the same.
   */
  async #look(listingId: string, aloud = false): Promise<void> {
    const { store, catalogue, clock, feed } = this.#deps;
    for (let tries = 0; tries < maxTries; tries += 1) {
      const standing = await store.seek(listingId);
      const listing = await catalogue.seekListing(listingId);
      const live = listing?.state === 'live';
      if (!live && !standing?.shown) return;
      const card =
        live && listing ? await this.#draw(listing, aloud ? null : standing) : blank(standing as Card);
      const written = await store.put({ ...card, rev: standing?.rev ?? 0, stampedAt: clock.real() });
      if (!written) continue;
      feed.written(written);
      return;
    }
    throw conflict();
  }
  async refreshProvider(provider: ProviderRef): Promise<void> {
    for (const id of await this.#deps.store.idsOfProvider(provider)) await this.refresh(id);
  }

  /**
   * The cards that hang on a calendar which has changed are due now. One cheap write, so that a booking
   * need not wait for next starts to be worked out; the clock does that within seconds.
   */
  markCalendar(calendarId: string): Promise<void> {
    return this.#deps.store.markDue(calendarId, this.#deps.clock.now());
  }

  /** The cards of a grid and what lies below are due now: how far ahead can be booked has changed. */
  markGrid(grid: string): Promise<void> {
    return this.#deps.store.markGridDue(grid, this.#deps.clock.now());
  }

  /** Works out next starts that have passed or were marked; answers how many. */
  async refreshDue(): Promise<number> {
    const { store, clock } = this.#deps;
    let count = 0;
    for (let rounds = 0; rounds < roundsAtOnce; rounds += 1) {
      const due = await store.idsDue(clock.now(), dueAtOnce);
      for (const id of due) await this.refresh(id);
      count += due.length;
      if (due.length < dueAtOnce) break;
    }
    return count;
  }

  /** Makes every card anew and takes off those whose listing is not live. Answers how many are shown. */
  async rebuild(): Promise<number> {
    const { store, catalogue } = this.#deps;
    await this.#each((last) => store.idsShown(last, blockSize));
    return this.#each(async (last) => (await catalogue.listLive(last, blockSize)).map(({ _id }) => _id));
  }
  async #each(next: (last: string | null) => Promise<string[]>): Promise<number> {
    let count = 0;
    for (let last: string | null = null; ; ) {
      const ids: string[] = await next(last);
      for (const id of ids) await this.#look(id, true);
      count += ids.length;
      if (ids.length < blockSize) return count;
      last = ids.at(-1) ?? null;
    }
  }

  async #draw(listing: Listing, standing: Card | null): Promise<Omit<Card, 'rev'>> {
    const { providers, catalogue, clock, ratingOf, nextStartOf } = this.#deps;
    const [provider, rating, next] = await Promise.all([
      providers.find(listing.provider),
      ratingOf(listing._id),
      nextStartOf(listing),
    ]);
    const category = catalogue.categoryOf(listing);
    return {
      _id: listing._id,
      shown: true,
      grid: listing.grid,
      gridPath: [...listing.gridPath],
      reachMetres: reachMetresOf(category.tierMinutes, listing.limitMinutes),
      category: category.code,
      categoryName: category.name,
      tierMinutes: category.tierMinutes,
      kind: listing.kind,
      provider: listing.provider,
      providerName: provider.name,
      calendarId: next?.calendarId ?? null,
      title: listing.title,
      priceKind: listing.priceKind,
      priceFen: listing.priceFen,
      picture: listing.pictures?.[0] ?? null,
      own: { ...catalogue.kindOf(listing).card(listing), ...next?.own },
      rating: rating.average,
      ratingCount: rating.count,
      nextStartAt: next?.startAt ?? null,
      refreshAt: refreshAtOf(next, clock.now()),
      ...wordsOf(listing, provider.name, standing),
    };
  }
}

type Words = Pick<Card, 'searchTitle' | 'searchProvider' | 'searchText' | 'tokens'>;

/** What search looks in; read aloud again only where the words have changed. */
function wordsOf({ title, description }: Listing, providerName: string, standing: Card | null): Words {
  const searchText = squeezed(description);
  const names = standing?.title === title && standing.providerName === providerName;
  if (standing?.shown && names && standing.searchText === searchText) {
    const { searchTitle, searchProvider, tokens } = standing;
    return { searchTitle, searchProvider, searchText, tokens };
  }
  const words = { searchTitle: indexText(title), searchProvider: indexText(providerName), searchText };
  return { ...words, tokens: tokensOfCard(words) };
}

const silent = { text: '', sounds: [] };
const nothing = {
  searchTitle: silent,
  searchProvider: silent,
  searchText: '',
  tokens: [],
  nextStartAt: null,
};

/** What stays of a card that is taken off: its count of writes, so that an older look cannot bring it back. */
function blank(standing: Card): Omit<Card, 'rev'> {
  const { rev: _rev, ...card } = standing;
  return { ...card, ...nothing, shown: false, grid: null, gridPath: [], refreshAt: null };
}
