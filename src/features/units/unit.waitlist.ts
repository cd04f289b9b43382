import { type Clock, chinaDay, dayOfChinaDate, startOfChinaDay } from '../../kernel/clock.ts';
import { type Catalogue, type Listing, outOfReach } from '../catalogue/index.ts';
import {
  type HeldOffer,
  queuedAlready,
  queueFull,
  queueUnneeded,
  type Waitable,
  type Waitlist,
  type WaitRequest,
} from '../queue/index.ts';
import { daysNotLent } from './unit.errors.ts';
import type { UnitService } from './unit.service.ts';
import type { UnitStore } from './unit.store.ts';
import { claimOf, type DaySpan, firstDays, overlaps, type Unit, type Wait } from './unit.ts';

export interface UnitWaitlistDeps {
  store: UnitStore;
  units: Pick<UnitService, 'opened' | 'freeOf'>;
  clock: Pick<Clock, 'now'>;
  catalogue: Pick<Catalogue, 'seekListing' | 'visibleAt'>;
  lentUnitsOf(listing: Listing): number | null;
  /** Whether it is lent from the first of these days to the last, as its kind says, whoever holds it. */
  isLentOn(listing: Listing, span: DaySpan): boolean;
}

/** So many wait at most: who stands farther back would never be offered anything. */
const mostWaiting = 100;
/** So long a span somebody waits within: nobody else gets a day of it before them. */
const longestSpan = 14;
/** Who is offered days may come for them until tomorrow. */
const offerHours = 24;

/** Where somebody stands, and who before them waits for some of the same days. */
function placeIn(units: readonly Unit[], entryId: string): { wait: Wait; before: number } | null {
  const line = units[0]?.line ?? [];
  const at = line.findIndex(({ id }) => id === entryId);
  const wait = line[at];
  return wait ? { wait, before: line.slice(0, at).filter((each) => overlaps(each, wait)).length } : null;
}

type Deps = UnitWaitlistDeps;

/** What can be had of it from now on, for who waits. */
function daysFor({ clock, isLentOn }: Deps, listing: Listing, all: readonly Unit[], wait: Wait) {
  const fromDay = Math.max(wait.fromDay, chinaDay(clock.now()));
  return firstDays(all, { ...wait, fromDay }, (span) => isLentOn(listing, span));
}

async function lentNow({ catalogue, units }: Deps, id: string) {
  const listing = await catalogue.seekListing(id);
  return listing?.state === 'live' ? { listing, all: await units.opened(listing) } : null;
}

async function requireWaitable(deps: Deps, id: string, request: WaitRequest): Promise<Waitable> {
  const { catalogue, units, isLentOn } = deps;
  const listing = await catalogue.seekListing(id);
  if (!listing || deps.lentUnitsOf(listing) === null) throw outOfReach();
  if (!(await catalogue.visibleAt(listing, request.place))) throw outOfReach();
  const wait = { ...spanOf(request.within, request.units), personId: request.personId, id: '' };
  if (!firstDays([blank], wait, (span) => isLentOn(listing, span))) throw daysNotLent();
  const all = await units.opened(listing);
  const line = all[0]?.line ?? [];
  if (line.some(({ personId }) => personId === request.personId)) throw queuedAlready();
  const isFirst = !line.some((each) => overlaps(each, wait));
  if (isFirst && daysFor(deps, listing, all, wait)) throw queueUnneeded();
  if (line.length >= mostWaiting) throw queueFull();
  const { title, category, grid } = listing;
  // nothing begins after the last day on which so many are left
  return { listingId: id, title, category, grid, startAt: startOfChinaDay(wait.endDay - wait.days + 1) };
}

async function firstInLine(deps: Deps, id: string): Promise<string | null> {
  const found = await lentNow(deps, id);
  if (!found) return null;
  const { listing, all } = found;
  const next = (all[0]?.line ?? []).find((wait) => {
    const isNext = placeIn(all, wait.id)?.before === 0;
    return claimOf(all, wait.id) || (isNext && daysFor(deps, listing, all, wait));
  });
  return next?.id ?? null;
}

async function holdDays(deps: Deps, id: string, entryId: string, until: Date): Promise<HeldOffer | null> {
  const found = await lentNow(deps, id);
  const place = found && placeIn(found.all, entryId);
  if (!place) return null;
  const held = claimOf(found.all, entryId);
  if (held) return offerOf(held);
  const free = place.before === 0 && daysFor(deps, found.listing, found.all, place.wait);
  if (!free) return null;
  const claim = { ...free.span, id: entryId, holder: entryId };
  return (await deps.store.claim(free.unit._id, claim, until, { as: entryId })) ? offerOf(claim) : null;
}

/** How people wait for days of what is lent: the line stands in each unit, beside its days. */
export function unitWaitlist(deps: UnitWaitlistDeps): Waitlist {
  const { store, units } = deps;
  return {
    kind: 'listing',
    offerHours,
    requireWaitable: (id, request) => requireWaitable(deps, id, request),
    async enter(id, { _id, personId, within, units: days }) {
      if (!(await lentNow(deps, id)) || !within) return false;
      await store.enter(id, { ...spanOf(within, days), id: _id, personId });
      return true;
    },
    first: (id) => firstInLine(deps, id),
    hold: (id, entryId, until) => holdDays(deps, id, entryId, until),
    async leave(id, entryId, freed) {
      await store.unline(id, entryId);
      if (freed) await units.freeOf(entryId);
    },
    async ahead(id, entryId) {
      const found = await lentNow(deps, id);
      return (found && placeIn(found.all, entryId)?.before) ?? null;
    },
  };
}

/** Nobody holds it and nobody waits: what could ever be lent. */
const blank: Unit = {
  ...{ _id: '', listingId: '', number: 0, state: 'free', overdueOf: null },
  ...{ claims: [], pending: [], changes: [] },
};

/** Throws `days_not_lent` for what is no span, too long a one, or shorter than what is wanted of it. */
function spanOf(within: { fromDate: string; toDate: string } | null | undefined, days: number) {
  const [fromDay, toDay] = [dayOfChinaDate(within?.fromDate ?? ''), dayOfChinaDate(within?.toDate ?? '')];
  const endDay = toDay + 1;
  const length = endDay - fromDay;
  if (!Number.isFinite(length) || length > longestSpan || length < days) throw daysNotLent();
  return { fromDay, endDay, days };
}

const offerOf = ({ fromDay, endDay }: DaySpan) => ({
  units: endDay - fromDay,
  startAt: startOfChinaDay(fromDay),
});
