import type { components } from '../../../../contract/types.gen.ts';
import { chinaDate, chinaInstant, sayMinute } from '../../../format/time.ts';
import { words } from './words.ts';

export type PickUpWindow = components['schemas']['PickUpWindow'];
export interface Opening {
  startAt: string;
  endAt: string;
}

const dayMs = 86_400_000;
const daysAhead = 7;
const leastLeadMs = 1_800_000;

/** The openings of the coming days that can still be reached, the soonest first. */
export function openingsOf(windows: readonly PickUpWindow[], now: Date): Opening[] {
  const dates = Array.from({ length: daysAhead + 1 }, (_, ahead) =>
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
    .filter(({ endAt }) => endAt.getTime() >= now.getTime() + leastLeadMs)
    .sort((a, b) => a.startAt.getTime() - b.startAt.getTime())
    .map(({ startAt, endAt }) => ({ startAt: startAt.toISOString(), endAt: endAt.toISOString() }));
}

/** How many are chosen; what is no number is none. */
export const unitsIn = ({ units = '' }: Readonly<Record<string, string>>): number =>
  /^\d{1,2}$/.test(units) ? Number(units) : 0;

/** 周一 09:00–11:00、周二 … */
export const sayWindows = (windows: readonly PickUpWindow[]): string =>
  windows
    .map((one) =>
      words.offer.window(
        words.offer.dayOfWeek(one.dayOfWeek),
        sayMinute(one.fromMinute),
        sayMinute(one.toMinute),
      ),
    )
    .join('、');
