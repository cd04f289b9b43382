import type { components } from '../../../../contract/types.gen.ts';
import { chinaDate, chinaInstant } from '../../../format/time.ts';

type Schemas = components['schemas'];
export type PickUpWindow = Schemas['PickUpWindow'];
export interface Opening {
  startAt: string;
  endAt: string;
}
type Receivable = Pick<
  Schemas['GoodShelfListing'],
  'windows' | 'delivery' | 'meal' | 'leadMinutes' | 'horizonDays'
>;

const dayMs = 86_400_000;

/** The openings of the coming days that can still be reached, the soonest first. */
function openingsOf(
  windows: readonly PickUpWindow[],
  { leadMinutes, horizonDays }: Receivable,
  now: Date,
): Opening[] {
  const dates = Array.from({ length: horizonDays + 1 }, (_, ahead) =>
    chinaDate(new Date(now.getTime() + ahead * dayMs)),
  );
  return dates
    .flatMap((date) =>
      windows
        .filter(({ dayOfWeek }) => dayOfWeek === new Date(`${date}T00:00:00Z`).getUTCDay())
        .map(({ fromMinute, toMinute }) => ({
          startAt: chinaInstant(date, fromMinute),
          endAt: chinaInstant(date, toMinute),
        })),
    )
    .filter(({ endAt }) => endAt.getTime() >= now.getTime() + leadMinutes * 60_000)
    .sort((a, b) => a.startAt.getTime() - b.startAt.getTime())
    .map(({ startAt, endAt }) => ({ startAt: startAt.toISOString(), endAt: endAt.toISOString() }));
}

/** When it can be fetched, or brought; a meal until so long before. */
export function openingsFor(listing: Receivable, isBrought: boolean, now: Date): Opening[] {
  const windows = isBrought ? (listing.delivery?.windows ?? []) : listing.windows;
  const cutOffMs = (listing.meal?.cutOffMinutes ?? 0) * 60_000;
  return openingsOf(windows, listing, now).filter(
    ({ startAt }) => listing.meal === null || Date.parse(startAt) - cutOffMs > now.getTime(),
  );
}

/** Until when a meal of a window is ordered; null for what keeps. */
export const cutOffOf = ({ meal }: Receivable, { startAt }: Opening): Date | null =>
  meal && new Date(Date.parse(startAt) - meal.cutOffMinutes * 60_000);

/** Of which day the units are counted; of what keeps of none. */
export const dayIn = ({ meal }: Receivable, startAt: string | null): string | undefined =>
  meal && startAt ? chinaDate(new Date(startAt)) : undefined;

/** How many are chosen; what is no number is none. */
export const unitsIn = ({ units = '' }: Readonly<Record<string, string>>): number =>
  /^\d{1,2}$/.test(units) ? Number(units) : 0;
