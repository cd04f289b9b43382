import type { components } from '../../../../contract/types.gen.ts';
import { chinaDate, chinaInstant } from '../../../format/time.ts';

type Schemas = components['schemas'];
export type Hours = Schemas['LoanHours'];
type FreeDay = Schemas['FreeDay'];

const dayMs = 86_400_000;
const quarterMs = 900_000;

type Lent = Pick<Schemas['LoanShelfListing'], 'hours' | 'mostDays' | 'leadMinutes' | 'horizonDays'>;

/** `2026-11-28` and so many days on. */
export const dateAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs) + 1;

/** When it opens first and closes last on a day; null: not at all. */
function openOn(hours: Hours, date: string): { fromMinute: number; toMinute: number } | null {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  const own = hours.filter(({ dayOfWeek }) => dayOfWeek === weekday);
  if (own.length === 0) return null;
  return {
    fromMinute: Math.min(...own.map(({ fromMinute }) => fromMinute)),
    toMinute: Math.max(...own.map(({ toMinute }) => toMinute)),
  };
}

/** From when it can be fetched, today only with some lead, and until when it is to be brought back. */
export function fetchAt({ hours, leadMinutes }: Lent, date: string, now: Date): string {
  const opensAt = chinaInstant(date, openOn(hours, date)?.fromMinute ?? 0).getTime();
  const soonest = Math.ceil((now.getTime() + leadMinutes * 60_000) / quarterMs) * quarterMs;
  return new Date(Math.max(opensAt, soonest)).toISOString();
}
export const backBy = (hours: Hours, date: string): string =>
  chinaInstant(date, openOn(hours, date)?.toMinute ?? 0).toISOString();

type DayState = 'free' | 'taken' | 'closed';

/** The days on which one can begin, with why not where one cannot. */
export function beginnings(
  listing: Lent,
  days: readonly FreeDay[],
  now: Date,
): { date: string; state: DayState }[] {
  const { hours, horizonDays } = listing;
  const last = chinaDate(new Date(now.getTime() + horizonDays * dayMs));
  return days
    .filter(({ date }) => date <= last)
    .map(({ date, untilDate }) => {
      const isOpen = openOn(hours, date) && fetchAt(listing, date, now) < backBy(hours, date);
      return { date, state: !isOpen ? 'closed' : untilDate === null ? 'taken' : 'free' };
    });
}

/** The days on which what begins then can be brought back. */
export function endings({ hours, mostDays }: Lent, days: readonly FreeDay[], from: string): string[] {
  const untilDate = days.find(({ date }) => date === from)?.untilDate;
  if (!untilDate) return [];
  return Array.from({ length: mostDays }, (_, more) => dateAfter(from, more)).filter(
    (date) => date <= untilDate && openOn(hours, date) !== null,
  );
}
