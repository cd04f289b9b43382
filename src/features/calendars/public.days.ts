import { chinaWeekday, dayOfChinaDate, startOfChinaDay } from '../../kernel/clock.ts';
import type { SettingReader } from '../settings/index.ts';
import type { Calendar, OpenCalendar } from './calendar.ts';

/** Whether a setting decides about free starts. */
export const decidesStarts = (key: string): boolean => /^(booking|hours|holidays)\.|\.horizonDays$/.test(key);

/** A calendar as its grid lets it be open: holidays as set there, a make-up day like the day it replaces. */
export function openedBy(settings: SettingReader, calendar: Calendar): OpenCalendar {
  const holidays = settings.holidaysOf(calendar.grid);
  const isClosed = settings.of(calendar.grid)['hours.onHolidays'] === 'closed';
  return {
    ...calendar,
    publicHours(date) {
      const day = holidays.dayOf(date);
      if (day.kind === 'holiday') return isClosed ? 'closed' : null;
      if (day.kind !== 'makeup' || day.replaces === null) return null;
      return chinaWeekday(startOfChinaDay(dayOfChinaDate(day.replaces)));
    },
  };
}
