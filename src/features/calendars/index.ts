import type mongoose from 'mongoose';
import { type Clock, second } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import type { Artisans } from '../artisans/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { Grids } from '../grids/index.ts';
import type { Reach } from '../reach/index.ts';
import { calendarAccess } from './calendar.access.ts';
import { findOverlaps, standingClaims } from './calendar.audit.ts';
import { CalendarClaims, type Claim, type StartsRequest } from './calendar.claims.ts';
import { calendarRoutes } from './calendar.routes.ts';
import { CalendarService } from './calendar.service.ts';
import { CalendarStore } from './calendar.store.ts';
import type { Span } from './calendar.ts';
import { Footpaths, type Ground } from './footpaths.ts';

export type { Overlap } from './calendar.audit.ts';
export type { Claim, StartsRequest } from './calendar.claims.ts';
export { bookableDays } from './calendar.rules.ts';
export type { Span } from './calendar.ts';
export type { Ground } from './footpaths.ts';
export { startsOfListing } from './listing.starts.ts';

export interface CalendarsDeps {
  connection: mongoose.Connection;
  clock: Clock;
  log: Log;
  grids: Pick<Grids, 'seek'>;
  reach: Pick<Reach, 'metres'>;
  artisans: Pick<Artisans, 'ofPerson' | 'on'>;
  catalogue: Pick<Catalogue, 'seekListing' | 'visibleAt'>;
}

const sweepEveryMs = 15 * second;

export type Calendars = ReturnType<typeof makeCalendars>;

/** Who is busy when: hours, own blocks and what orders have claimed. */
export function makeCalendars(deps: CalendarsDeps) {
  const store = new CalendarStore(deps.connection);
  const claims = new CalendarClaims(store, new Footpaths(groundOf(deps)), deps.clock);
  const calendars = new CalendarService({ ...deps, store, claims });
  deps.artisans.on('approve', 'calendar', ({ _id, grid }) => calendars.ensure(_id, grid));
  return {
    /** Creates the calendar of a new artisan; idempotent. */
    ensure: (artisanId: string, grid: string) => calendars.ensure(artisanId, grid),
    /** Takes a time until its order exists. Throws `slot_taken`, `calendar_full`, `calendar_missing`. */
    async claim(claim: Claim): Promise<void> {
      await claims.claim(claim);
      await calendars.changed(claim.artisanId);
    },
    /** Clears a claim's `until`; false where it was gone. */
    keep: (artisanId: string, claimId: string) => calendars.keep(artisanId, claimId),
    free: (artisanId: string, claimId: string) => calendars.free(artisanId, claimId),
    /** Throws `start_not_offered`. */
    requireOffered: (startAt: Date, instant: boolean) => claims.requireOffered(startAt, instant),
    freeStarts: (request: StartsRequest) => claims.freeStarts(request),
    /** The first free start of the given days (of Asia/Shanghai), or null. */
    firstStart: (request: Omit<StartsRequest, 'fromDay' | 'days'>, fromDay: number, days: number) =>
      claims.firstStart(request, fromDay, days),
    busyBlocks: (artisanId: string, span: Span) => calendars.busyBlocks(artisanId, span),
    setHours: calendars.setHours.bind(calendars),
    view: calendars.view.bind(calendars),
    addBlock: calendars.addBlock.bind(calendars),
    /** Told after anything changed what is free: a hint, not at-least-once. */
    onChanged: calendars.onChanged.bind(calendars),
    sweep: () => calendars.sweep(),
    /** Entries that overlap: none. */
    findOverlaps: () => findOverlaps(store),
    standingClaims: () => standingClaims(store),
    routes: calendarRoutes({ ...deps, claims, calendars }),
    access: calendarAccess,
    runners: [],
    jobs: [{ name: 'calendars.sweep', everyMs: sweepEveryMs, run: () => calendars.sweep() }],
    models: store.models,
  };
}

function groundOf({ grids, reach }: Pick<CalendarsDeps, 'grids' | 'reach'>): Ground {
  return {
    walkMetres: (from, to) => reach.metres(from, to),
    centreOf: async (place) => (await grids.seek(place))?.centre ?? null,
  };
}
