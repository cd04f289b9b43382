import type { Answer, Handlers } from '../../contract/handler.ts';
import { type Actor, actsFor } from '../../kernel/actor.ts';
import { dayOfChinaDate } from '../../kernel/clock.ts';
import { invalid } from '../../kernel/errors.ts';
import { etagOf, readIfMatch } from '../../kernel/etag.ts';
import { idOf } from '../../kernel/ids.ts';
import type { Artisans } from '../artisans/index.ts';
import { type Catalogue, type Listing, outOfReach } from '../catalogue/index.ts';
import type { CalendarClaims, StartsRequest } from './calendar.claims.ts';
import { calendarMissing } from './calendar.errors.ts';
import { presentCalendar, presentEntry, presentSlots } from './calendar.present.ts';
import type { CalendarService, CalendarView } from './calendar.service.ts';
import { calendarIdOf } from './calendar.ts';

/** What of a calendar a listing needs for someone at a place, for so many minutes where it leaves that open; null where it needs none. */
export type StartsOf = (
  listing: Listing,
  place: string,
  minutes?: number,
) => Omit<StartsRequest, 'fromDay' | 'days'> | null;

export interface CalendarRoutesDeps {
  calendars: CalendarService;
  claims: CalendarClaims;
  artisans: Pick<Artisans, 'ofPerson'>;
  catalogue: Pick<Catalogue, 'seekListing' | 'visibleAt'>;
  startsOf: StartsOf;
}

type OwnOps = 'getMyCalendar' | 'setHours' | 'setException' | 'removeException' | 'addBlock' | 'removeBlock';
export type CalendarRoutes = Pick<Handlers, OwnOps | 'listSlots'>;

/** A date as the person wrote it; 2026-02-31 is none. */
function readDay(date: string, path: string): number {
  const dayNumber = dayOfChinaDate(date);
  if (Number.isNaN(dayNumber)) throw invalid({}, [{ path, message: 'is not a date' }]);
  return dayNumber;
}

function answer(view: CalendarView) {
  return { body: presentCalendar(view), headers: { ETag: etagOf(view.calendar.version) } };
}

export function calendarRoutes(deps: CalendarRoutesDeps): CalendarRoutes {
  const { calendars } = deps;
  const own = ownOf(deps);
  return {
    async getMyCalendar({ actor, query }) {
      const calendarId = await own(actor, query);
      const from = query.from ? readDay(query.from, '/query/from') : calendars.today();
      return answer(await calendars.view(calendarId, from, query.days ?? 7));
    },
    async setHours({ actor, query, headers, body }) {
      const calendarId = await own(actor, query);
      return answer(await calendars.setHours(calendarId, readIfMatch(headers['if-match']), body.hours));
    },
    async setException({ actor, params, query, body }) {
      const calendarId = await own(actor, query);
      readDay(params.date, '/path/date');
      return answer(await calendars.setException(calendarId, params.date, body.spans));
    },
    async removeException({ actor, params, query }) {
      const calendarId = await own(actor, query);
      readDay(params.date, '/path/date');
      return answer(await calendars.removeException(calendarId, params.date));
    },
    ...blockRoutes(calendars, own),
    listSlots: (request) => listSlots(deps, request.params.id, request.query),
  };
}

/** One's own calendar, or that of a listing which one offers. */
type Own = (actor: Actor, of: { listing?: string | undefined }) => Promise<string>;

function ownOf({ artisans, catalogue, startsOf }: CalendarRoutesDeps): Own {
  return async (actor, { listing: listingId }) => {
    const { personId } = actor;
    if (personId === null) throw calendarMissing();
    if (listingId === undefined) {
      const artisan = await artisans.ofPerson(personId);
      if (!artisan) throw calendarMissing();
      return calendarIdOf({ kind: 'artisan', id: artisan._id });
    }
    const listing = await catalogue.seekListing(listingId);
    const query = listing && actsFor(actor, listing.ownerId) ? startsOf(listing, listing.grid) : null;
    if (!query) throw calendarMissing();
    return calendarIdOf(query.resource);
  };
}

function blockRoutes(calendars: CalendarService, own: Own): Pick<Handlers, 'addBlock' | 'removeBlock'> {
  return {
    async addBlock({ actor, query, body, key }) {
      const calendarId = await own(actor, query);
      const span = { startAt: new Date(body.startAt), endAt: new Date(body.endAt) };
      const note = body.note?.trim() || null;
      return {
        body: presentEntry(await calendars.addBlock(calendarId, span, note, key && idOf('blk', key))),
      };
    },
    async removeBlock({ actor, params, query }) {
      await calendars.removeBlock(await own(actor, query), params.id);
      return {};
    },
  };
}

async function listSlots(
  { calendars, claims, catalogue, startsOf }: CalendarRoutesDeps,
  listingId: string,
  query: { place: string; from?: string; days?: number; minutes?: number },
): Promise<Answer<'listSlots'>> {
  const listing = await catalogue.seekListing(listingId);
  if (!listing || !(await catalogue.visibleAt(listing, query.place))) throw outOfReach();
  const today = calendars.today();
  const fromDay = Math.max(query.from ? readDay(query.from, '/query/from') : today, today);
  const days = Math.max(
    0,
    Math.min(query.days ?? 7, today + claims.bookableDays(listing.grid) + 1 - fromDay),
  );
  const wanted = startsOf(listing, query.place, query.minutes);
  const starts = wanted ? await claims.freeStartTimes({ ...wanted, fromDay, days }) : [];
  return { body: presentSlots(wanted?.durationMinutes ?? 0, starts, fromDay, days) };
}
