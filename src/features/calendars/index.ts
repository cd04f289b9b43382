import type mongoose from 'mongoose';
import { before, type Clock, second } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import type { ProviderRef } from '../../kernel/postings.ts';
import type { Artisans } from '../artisans/index.ts';
import type { Catalogue, Listing } from '../catalogue/index.ts';
import type { Grids } from '../grids/index.ts';
import type { Quotas } from '../quotas/index.ts';
import type { Reach } from '../reach/index.ts';
import type { SettingReader } from '../settings/index.ts';
import { calendarAccess } from './calendar.access.ts';
import { findOverlaps, standingClaims } from './calendar.audit.ts';
import { CalendarClaims, type Claim, type StartsRequest } from './calendar.claims.ts';
import { calendarRoutes, type StartsOf } from './calendar.routes.ts';
import { leadOf } from './calendar.rules.ts';
import { CalendarService } from './calendar.service.ts';
import { CalendarStore } from './calendar.store.ts';
import { calendarIdOf, type DaySpan, type ResourceRef, type Span } from './calendar.ts';
import { Footpaths, type Ground } from './footpaths.ts';

export type { Overlap } from './calendar.audit.ts';
export { decidesStarts } from './public.days.ts';
export { calendarIdOf, type DaySpan, type ResourceRef };

/** What decides about free starts, the days apart. */
export type StartsQuery = Omit<StartsRequest, 'fromDay' | 'days'>;

export interface CalendarsDeps {
  connection: mongoose.Connection;
  clock: Clock;
  log: Log;
  grids: Pick<Grids, 'seek'>;
  reach: Pick<Reach, 'metres'>;
  settings: SettingReader;
  quotas: Pick<Quotas, 'within'>;
  artisans: Pick<Artisans, 'ofPerson' | 'on'>;
  catalogue: Pick<Catalogue, 'seekListing' | 'visibleAt' | 'on'>;
  /** What of a calendar a listing needs, as its kind says; null where it needs none. */
  startsOf: StartsOf;
  /** The week with which the calendar of a listing's own is opened; null where it has none of its own. */
  hoursOf: (listing: Listing) => DaySpan[][] | null;
}

const sweepEveryMs = 15 * second;

export type Calendars = ReturnType<typeof makeCalendars>['api'];

/** Who or what is busy when: hours, own blocks and what orders have claimed. */
export function makeCalendars(deps: CalendarsDeps) {
  const store = new CalendarStore(deps.connection);
  const claims = new CalendarClaims(store, new Footpaths(groundOf(deps)), deps.clock, deps.settings);
  const calendars = new CalendarService({ ...deps, store, claims });
  deps.artisans.on('approve', 'documents', 'calendars: makes the calendar', ({ _id, grid }) => {
    const artisan = { kind: 'artisan', id: _id };
    return calendars.ensure(artisan, artisan, grid);
  });
  deps.catalogue.on(
    ['approve', 'approve_revision'],
    'documents',
    'calendars: makes the calendar of what is offered',
    async (listing) => {
      const hours = deps.hoursOf(listing);
      const query = hours && deps.startsOf(listing, listing.grid);
      if (query) await calendars.ensure(query.resource, listing.provider, listing.grid, hours);
    },
  );
  const parts = {
    routes: calendarRoutes({ ...deps, claims, calendars }),
    access: calendarAccess,
    jobs: [{ name: 'calendars.sweep', everyMs: sweepEveryMs, run: () => calendars.sweep() }],
    models: store.models,
  };
  return { api: { ...face(store, claims, calendars), nextStart: nextStarts(deps, claims) }, parts };
}

function face(store: CalendarStore, claims: CalendarClaims, calendars: CalendarService) {
  return {
    /** Creates the calendar of a resource; idempotent. */
    ensure: (resource: ResourceRef, provider: ProviderRef, grid: string) =>
      calendars.ensure(resource, provider, grid),
    /** Takes a time until its order exists. Throws `slot_taken`, `calendar_full`, `calendar_missing`. */
    async claim(claim: Claim): Promise<void> {
      await claims.claim(claim);
      await calendars.changed(calendarIdOf(claim.resource));
    },
    /** Clears a claim's `until`; false where it was gone. */
    keep: (resource: ResourceRef, claimId: string) => calendars.keep(calendarIdOf(resource), claimId),
    free: (resource: ResourceRef, claimId: string) => calendars.free(calendarIdOf(resource), claimId),
    /** Throws `start_not_offered`. */
    requireOffered: (startAt: Date, instant: boolean, grid: string) =>
      claims.requireOffered(startAt, instant, grid),
    freeStarts: async (request: StartsRequest) =>
      (await claims.freeStartTimes(request)).map((start) => new Date(start)),
    /** The first free start of those that can be booked, or null. */
    firstStart: (query: StartsQuery) => claims.firstStart(query),
    busyBlocks: (resource: ResourceRef, span: Span) => calendars.busyBlocks(calendarIdOf(resource), span),
    setHours: (resource: ResourceRef, ...rest: AfterId<CalendarService['setHours']>) =>
      calendars.setHours(calendarIdOf(resource), ...rest),
    view: (resource: ResourceRef, ...rest: AfterId<CalendarService['view']>) =>
      calendars.view(calendarIdOf(resource), ...rest),
    addBlock: (resource: ResourceRef, ...rest: AfterId<CalendarService['addBlock']>) =>
      calendars.addBlock(calendarIdOf(resource), ...rest),
    /** Called with a calendar's id after anything changed what is free: a hint, not at-least-once. */
    onChanged: (listener: (calendarId: string) => Promise<void>) => calendars.onChanged(listener),
    sweep: () => calendars.sweep(),
    /** Entries that overlap: none. */
    findOverlaps: () => findOverlaps(store),
    standingClaims: () => standingClaims(store),
  };
}
type AfterId<F> = F extends (id: string, ...rest: infer R) => unknown ? R : never;

/** The next free start of a listing as seen from its own micro-grid, and until when it can be booked. */
function nextStarts({ startsOf, settings }: CalendarsDeps, claims: CalendarClaims) {
  return async (listing: Listing) => {
    const query = startsOf(listing, listing.grid);
    if (!query) return null;
    const startAt = await claims.firstStart(query);
    const bookableUntil = startAt && before(startAt, leadOf(settings.of(query.grid), query.instant));
    return { calendarId: calendarIdOf(query.resource), startAt, bookableUntil };
  };
}

function groundOf({ grids, reach }: Pick<CalendarsDeps, 'grids' | 'reach'>): Ground {
  return {
    walkMetres: (from, to) => reach.metres(from, to),
    centreOf: async (place) => (await grids.seek(place))?.centre ?? null,
  };
}
