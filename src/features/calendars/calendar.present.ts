import type { components } from '../../contract/types.gen.ts';
import { chinaDate, chinaDay, startOfChinaDay } from '../../kernel/clock.ts';
import type { PublicDay } from '../settings/index.ts';
import type { CalendarView } from './calendar.service.ts';
import type { BusyEntry, DaySpan } from './calendar.ts';

type Schemas = components['schemas'];

const span = ({ fromMinute, toMinute }: DaySpan) => ({ fromMinute, toMinute });

/** For the artisan alone: the time of an order with its buffers, and nothing about whose it is. */
export function presentEntry(entry: BusyEntry, walkMinutes: number | null = null): Schemas['BusyEntry'] {
  return {
    id: entry.id,
    orderId: entry.kind === 'order' ? (entry.holder ?? entry.id) : null,
    kind: entry.kind,
    startAt: entry.startAt.toISOString(),
    endAt: entry.endAt.toISOString(),
    note: entry.note,
    walkMinutes,
  };
}

export function presentCalendar({ calendar, from, days, busy, walks }: CalendarView): Schemas['Calendar'] {
  const dated = ({ date, spans }: { date: string; spans: DaySpan[] }) => ({ date, spans: spans.map(span) });
  const known = (publicDay: PublicDay) => ({
    kind: publicDay.kind,
    name: 'name' in publicDay ? publicDay.name : null,
    replaces: 'replaces' in publicDay ? publicDay.replaces : null,
  });
  return {
    version: calendar.version,
    hours: calendar.hours.map((spans) => spans.map(span)) as Schemas['WeekHours'],
    exceptions: calendar.exceptions.map(dated),
    from,
    days: days.map((each) => ({ ...dated(each), publicDay: known(each.publicDay) })),
    busy: busy.map((entry) => presentEntry(entry, walks.get(entry.id) ?? null)),
  };
}

/** Starts under the dates of Asia/Shanghai, days without a free one included. */
export function presentSlots(
  durationMinutes: number,
  starts: readonly number[],
  fromDay: number,
  days: number,
): Schemas['Slots'] {
  const listed = Array.from({ length: days }, (_, index) => ({
    date: chinaDate(startOfChinaDay(fromDay + index)),
    starts: [] as string[],
  }));
  for (const start of starts) {
    const at = new Date(start);
    listed[chinaDay(at) - fromDay]?.starts.push(at.toISOString());
  }
  return { durationMinutes, days: listed };
}
