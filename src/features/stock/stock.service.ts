import { setTimeout as sleep } from 'node:timers/promises';
import { type Actor, actsFor } from '../../kernel/actor.ts';
import { before, type Clock, chinaDate, day as oneDay, second } from '../../kernel/clock.ts';
import { conflict, invalid, isAppError, notFound } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { type Catalogue, type Listing, outOfReach } from '../catalogue/index.ts';
import { outOfStock, tooManyForOne } from './stock.errors.ts';
import { historyOf, type StockHistory } from './stock.history.ts';
import type { StockStore } from './stock.store.ts';
import { articleOf, heldUnits, isWrong, type Stock, type StockRule } from './stock.ts';

export interface StockDeps {
  store: StockStore;
  clock: Clock;
  catalogue: Pick<Catalogue, 'seekListing' | 'visibleAt'>;
  /** How a listing's units are counted, as its kind says; null where they are not. */
  ruleOf(listing: Listing): StockRule | null;
}
/** Units of one article. */
export interface Wanted {
  listing: Listing;
  /** Null for what is not counted by the day. */
  day: string | null;
  units: number;
  mostPerPerson: number;
}
export interface UnitsRequest {
  /** The order's id; the same id again has the same claims. */
  id: string;
  personId: string;
  until: Date;
  /** Each article once. */
  wanted: readonly Wanted[];
}

const mostTries = 50;
const sweptAtOnce = 100;
const pageSize = 100;
/** A claim that is younger may be one of several that are given back in a moment, because another was not to be had. */
const maySoonComeBack = 15 * second;
const looksAgainMs = 30;
const mostLooks = 300;
const [mostChanges, keptChanges] = [250, 200];
/** Units of a day can be corrected on that day and for the week before it; a month later nobody asks for them. */
const correctedAhead = 8 * oneDay;
const daysKept = 30 * oneDay;
const isNear = (date: string, now: Date): boolean =>
  date >= chinaDate(now) && date <= chinaDate(new Date(now.getTime() + correctedAhead));

const named = ({ listing, day }: Pick<Wanted, 'listing' | 'day'>): string => articleOf(listing._id, day);
const byArticle = (a: Wanted, b: Wanted): number => (named(a) < named(b) ? -1 : 1);

const ownClaims = ({ claims }: Pick<Stock, 'claims'>, { personId }: UnitsRequest) =>
  claims.filter((each) => each.personId === personId);

/** Throws `out_of_stock`, `too_many_for_one`. */
function judge(
  stock: Pick<Stock, 'left' | 'claims'>,
  request: UnitsRequest,
  { listing, units, mostPerPerson }: Wanted,
): void {
  if (stock.claims.some(({ id }) => id === request.id)) return;
  const { title } = listing;
  const own = heldUnits(ownClaims(stock, request));
  if (own + units > mostPerPerson) throw tooManyForOne({ most: mostPerPerson, title });
  if (stock.left < units) throw outOfStock({ left: stock.left, title });
}

/** What of a listing is there: claimed by one conditional write, never below zero. */
export class StockService {
  readonly #deps: StockDeps;

  constructor(deps: StockDeps) {
    this.#deps = deps;
  }

  /**
   * Takes units of one article or several until their order exists: all or none. Nobody is refused for what others hold
   * only until they are refused themselves. Throws `out_of_stock`, `too_many_for_one`, `conflict`.
   */
  async claim(request: UnitsRequest): Promise<void> {
    for (let looks = 1; ; looks += 1) {
      try {
        return await this.#claimAll(request);
      } catch (thrown) {
        const isOut = isAppError(thrown, 'out_of_stock');
        if (!isOut || looks >= mostLooks || !(await this.#mayComeBack(request))) throw thrown;
      }
      await sleep(looksAgainMs);
    }
  }

  /** Article by article in sorted order; where one is not to be had, the others are given back. */
  async #claimAll(request: UnitsRequest): Promise<void> {
    const wanted = [...request.wanted].sort(byArticle);
    for (const each of wanted) judge(await this.#seen(each), request, each);
    try {
      for (const each of wanted) await this.#claimOne(request, each);
    } catch (thrown) {
      const { id, personId } = request;
      for (const each of wanted)
        await this.#deps.store.end(named(each), { id, personId, units: each.units }, each.units, true);
      throw thrown;
    }
  }

  async #claimOne(request: UnitsRequest, wanted: Wanted): Promise<void> {
    const { id, personId, until } = request;
    const { units } = wanted;
    for (let tries = 0; tries < mostTries; tries += 1) {
      const stock = await this.#opened(wanted);
      if (stock.claims.some((each) => each.id === id)) return;
      judge(stock, request, wanted);
      const seen = ownClaims(stock, request).map((each) => each.id);
      if (await this.#deps.store.claim(named(wanted), { id, personId, units }, until, seen)) return;
    }
    throw conflict();
  }

  /** Whether all of it would be there once what has no order yet came back. */
  async #mayComeBack({ wanted, until }: UnitsRequest): Promise<boolean> {
    const since = before(until, maySoonComeBack);
    for (const each of wanted) {
      const { left, claims, pending } = await this.#seen(each);
      const young = pending.filter((one) => one.until > since).map(({ id }) => id);
      if (left + heldUnits(claims.filter(({ id }) => young.includes(id))) < each.units) return false;
    }
    return true;
  }

  /** Clears a claim's `until`; false where it was gone. */
  keep(article: string, claimId: string): Promise<boolean> {
    return this.#deps.store.keep(article, claimId);
  }

  /** Ends a claim, of which so many come back; again, nothing happens. */
  async end(article: string, claimId: string, back: number): Promise<void> {
    const stock = await this.#deps.store.seek(article);
    const claim = stock?.claims.find(({ id }) => id === claimId);
    if (claim) await this.#deps.store.end(article, claim, Math.min(back, claim.units));
  }

  /** Units that come in again; once per key. */
  async putBack(article: string, units: number, reason: string, key: string): Promise<void> {
    if (units > 0)
      await this.#deps.store.change(article, { at: this.#deps.clock.now(), change: units, reason, key });
  }

  /** How many there are, for someone at a place; null for a kind that has no stock. Throws `out_of_reach`. */
  async leftAt(listingId: string, place: string, day?: string): Promise<number | null> {
    const { catalogue, store } = this.#deps;
    const listing = await catalogue.seekListing(listingId);
    if (!listing || !(await catalogue.visibleAt(listing, place))) throw outOfReach();
    const rule = this.#deps.ruleOf(listing);
    if (!rule) return null;
    const stock = await store.seek(articleOf(listingId, this.#dayOf(rule, day)));
    return stock?.left ?? rule.firstUnits;
  }

  /** How many there are of it, of a day where it is counted by the day. */
  async leftOf(listing: Listing, day: string | null): Promise<number> {
    return (await this.#seen({ listing, day })).left;
  }

  /** More or fewer, as whoever offers it has counted. Throws `not_found`, `out_of_stock`, `invalid`. */
  async correct(
    actor: Actor,
    listingId: string,
    { change, reason, day }: { change: number; reason: string; day?: string },
    key: string = newId('chg'),
  ): Promise<number> {
    const { store, clock } = this.#deps;
    const { listing, rule } = await this.#own(actor, listingId);
    const at = this.#dayOf(rule, day);
    if (at !== null && !isNear(at, clock.now()))
      throw invalid({}, [{ path: '/body/day', message: 'is too far' }]);
    const wanted = { listing, day: at };
    await this.#opened(wanted);
    const done = await store.change(named(wanted), { at: clock.now(), change, reason, key });
    const { left, changes } = await this.#opened(wanted);
    if (!done && !changes.some((each) => each.key === key)) throw outOfStock({ left, title: listing.title });
    const oldest = changes.at(-keptChanges);
    if (changes.length > mostChanges && oldest) await store.forgetChanges(named(wanted), oldest.at);
    return left;
  }

  /** What came in and went out of a stock, for whoever offers it. Throws `not_found`. */
  async history(actor: Actor, listingId: string, day?: string): Promise<StockHistory> {
    const { listing, rule } = await this.#own(actor, listingId);
    const at = this.#dayOf(rule, day);
    const stock = await this.#deps.store.seek(articleOf(listing._id, at));
    return historyOf(stock, at, rule);
  }

  async #own(actor: Actor, listingId: string): Promise<{ listing: Listing; rule: StockRule }> {
    const listing = await this.#deps.catalogue.seekListing(listingId);
    const rule = listing && this.#deps.ruleOf(listing);
    if (!listing || !rule || !actsFor(actor, listing.ownerId)) throw notFound();
    return { listing, rule };
  }
  #dayOf({ isDaily }: StockRule, day: string | undefined): string | null {
    return isDaily ? (day ?? chinaDate(this.#deps.clock.now())) : null;
  }

  /** As it stands, or would: what is only looked at is not opened. */
  async #seen({
    listing,
    day,
  }: Pick<Wanted, 'listing' | 'day'>): Promise<Pick<Stock, 'left' | 'claims' | 'pending'>> {
    const standing = await this.#deps.store.seek(articleOf(listing._id, day));
    return standing ?? { left: this.#deps.ruleOf(listing)?.firstUnits ?? 0, claims: [], pending: [] };
  }

  /** Its document, made with its first units where there is none yet. */
  async #opened(wanted: Pick<Wanted, 'listing' | 'day'>): Promise<Stock> {
    const { store, ruleOf } = this.#deps;
    const standing = await store.seek(named(wanted));
    if (standing) return standing;
    await store.open(named(wanted), wanted.day, ruleOf(wanted.listing)?.firstUnits ?? 0);
    const opened = await store.seek(named(wanted));
    if (!opened) throw conflict();
    return opened;
  }

  /** Claims whose order never came. */
  async sweep(): Promise<number> {
    const { store, clock } = this.#deps;
    const now = clock.now();
    let count = 0;
    for (const { _id, claims, pending } of await store.overdue(now, sweptAtOnce)) {
      const over = pending.filter(({ until }) => until <= now).map(({ id }) => id);
      for (const claim of claims.filter(({ id }) => over.includes(id)))
        if (await store.end(_id, claim, claim.units, true)) count += 1;
    }
    await store.removeDays(chinaDate(before(now, daysKept)));
    return count;
  }

  /** Stocks that do not add up: none. */
  async audit(): Promise<string[]> {
    const wrong: string[] = [];
    for await (const stock of this.#all()) if (isWrong(stock)) wrong.push(stock._id);
    return wrong;
  }

  /** Every claim of an article, whose it is, and how long it waits for its order. */
  async standing(): Promise<{ article: string; id: string; until: Date | null }[]> {
    const found: { article: string; id: string; until: Date | null }[] = [];
    for await (const { _id: article, claims, pending } of this.#all())
      for (const { id } of claims)
        found.push({ article, id, until: pending.find((each) => each.id === id)?.until ?? null });
    return found;
  }

  async *#all(): AsyncGenerator<Stock> {
    for (let last = ''; ; ) {
      const page = await this.#deps.store.page(last, pageSize);
      yield* page;
      if (page.length < pageSize) return;
      last = page.at(-1)?._id ?? last;
    }
  }
}
