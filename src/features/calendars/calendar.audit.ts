import type { CalendarStore } from './calendar.store.ts';
import { type BusyEntry, type Calendar, overlaps, type PendingEntry } from './calendar.ts';

export interface Overlap {
  calendarId: string;
  first: string;
  second: string;
}
export interface StandingClaim {
  calendarId: string;
  entry: BusyEntry;
  /** Present while it still waits for its order. */
  pending: PendingEntry | undefined;
}

const pageSize = 50;

async function* allCalendars(store: CalendarStore): AsyncGenerator<Calendar> {
  let last = '';
  for (;;) {
    const page = await store.page(last, pageSize);
    yield* page;
    if (page.length < pageSize) return;
    last = page.at(-1)?._id ?? last;
  }
}

/** Entries of one calendar that overlap: there must be none. */
export function overlapsOf(calendar: Pick<Calendar, '_id' | 'busy'>): Overlap[] {
  const found: Overlap[] = [];
  const sorted = [...calendar.busy].sort((a, b) => a.startAt.getTime() - b.startAt.getTime());
  sorted.forEach((first, index) => {
    for (const second of sorted.slice(index + 1)) {
      if (second.startAt >= first.endAt) break;
      if (overlaps(first, second))
        found.push({ calendarId: calendar._id, first: first.id, second: second.id });
    }
  });
  return found;
}

export async function findOverlaps(store: CalendarStore): Promise<Overlap[]> {
  const found: Overlap[] = [];
  for await (const calendar of allCalendars(store)) found.push(...overlapsOf(calendar));
  return found;
}

/** Every order's claim that stands in a calendar, for whoever knows the orders. */
export async function* standingClaims(store: CalendarStore): AsyncGenerator<StandingClaim> {
  for await (const calendar of allCalendars(store)) {
    for (const entry of calendar.busy.filter((each) => each.kind === 'order')) {
      const pending = calendar.pending.find((each) => each.id === entry.id);
      yield { calendarId: calendar._id, entry, pending };
    }
  }
}
