import { t } from '../copy.ts';
import { sayMinute } from './time.ts';

/** In minutes of the day. */
interface Span {
  fromMinute: number;
  toMinute: number;
}

/** 每天 17:00–19:00; 周一到周五 18:00–22:00；周六、周日 09:00–21:00. The day stands in a field of its own, 0 or 7 is Sunday. */
export function sayWeek<D extends string>(
  spans: readonly (Span & Readonly<Record<D, number>>)[],
  dayField: D,
): string {
  const times = new Map<string, number[]>();
  // the week begins with Monday
  const week = spans.map((span) => ({ ...span, day: span[dayField] || 7 }));
  week.sort((one, other) => one.day - other.day || one.fromMinute - other.fromMinute);
  for (const { day, fromMinute, toMinute } of week) {
    const time = t.time.fromUntil(sayMinute(fromMinute), sayMinute(toMinute));
    times.set(time, [...(times.get(time) ?? []), day]);
  }
  return [...times].map(([time, days]) => `${sayDays(days)} ${time}`).join('；');
}

/** The same where every day is alike. */
export const sayOpening = ({ weekdays, ...span }: Span & { weekdays: readonly number[] }): string =>
  sayWeek(
    weekdays.map((day) => ({ ...span, day })),
    'day',
  );

function sayDays(week: readonly number[]): string {
  const [first = 1, last = 1] = [week.at(0), week.at(-1)];
  const say = (day: number): string => t.time.weekdays[day % 7] ?? '';
  if (week.length === 7) return t.time.everyDay;
  const isRun = week.length > 2 && last - first === week.length - 1;
  return isRun ? t.time.daysTo(say(first), say(last)) : week.map(say).join('、');
}
