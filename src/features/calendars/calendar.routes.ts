import type { Answer, Handlers } from '../../contract/handler.ts';
import type { Actor } from '../../kernel/actor.ts';
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

/** What of a calendar a listing needs for someone at a place; null where it needs none. */
export type StartsOf = (listing: Listing, place: string) => Omit<StartsRequest, 'fromDay' | 'days'> | null;

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
  const { calendars, artisans } = deps;
  const own = async (actor: Actor): Promise<string> => {
    const artisan = actor.personId === null ? null : await artisans.ofPerson(actor.personId);
    if (!artisan) throw calendarMissing();
    return calendarIdOf({ kind: 'artisan', id: artisan._id });
  };
  return {
    async getMyCalendar({ actor, query }) {
      const calendarId = await own(actor);
      const from = query.from ? readDay(query.from, '/query/from') : calendars.today();
      return answer(await calendars.view(calendarId, from, query.days ?? 7));
    },
    async setHours({ actor, headers, body }) {
      const calendarId = await own(actor);
      return answer(await calendars.setHours(calendarId, readIfMatch(headers['if-match']), body.hours));
    },
    async setException({ actor, params, body }) {
      const calendarId = await own(actor);
      readDay(params.date, '/path/date');
      return answer(await calendars.setException(calendarId, params.date, body.spans));
    },
    async removeException({ actor, params }) {
      const calendarId = await own(actor);
      readDay(params.date, '/path/date');
      return answer(await calendars.removeException(calendarId, params.date));
    },
    ...blockRoutes(calendars, own),
    listSlots: (request) => listSlots(deps, request.params.id, request.query),
  };
}

function blockRoutes(
  calendars: CalendarService,
  own: (actor: Actor) => Promise<string>,
): Pick<Handlers, 'addBlock' | 'removeBlock'> {
  return {
    async addBlock({ actor, body, key }) {
      const calendarId = await own(actor);
      const span = { startAt: new Date(body.startAt), endAt: new Date(body.endAt) };
      const note = body.note?.trim() || null;
      return {
        body: presentEntry(await calendars.addBlock(calendarId, span, note, key && idOf('blk', key))),
      };
    },
    async removeBlock({ actor, params }) {
      await calendars.removeBlock(await own(actor), params.id);
      return {};
    },
  };
}

async function listSlots(
  { calendars, claims, catalogue, startsOf }: CalendarRoutesDeps,
  listingId: string,
  query: { place: string; from?: string; days?: number },
): Promise<Answer<'listSlots'>> {
  const listing = await catalogue.seekListing(listingId);
  if (!listing || !(await catalogue.visibleAt(listing, query.place))) throw outOfReach();
  const today = calendars.today();
  const fromDay = Math.max(query.from ? readDay(query.from, '/query/from') : today, today);
  const days = Math.max(
    0,
    Math.min(query.days ?? 7, today + claims.bookableDays(listing.grid) + 1 - fromDay),
  );
  const wanted = startsOf(listing, query.place);
  const starts = wanted ? await claims.freeStartTimes({ ...wanted, fromDay, days }) : [];
  return { body: presentSlots(wanted?.durationMinutes ?? 0, starts, fromDay, days) };
}
