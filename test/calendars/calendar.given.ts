import { randomBytes } from 'node:crypto';
import type mongoose from 'mongoose';
import { connectMongo } from '../../src/adapters/mongo.ts';
import { CalendarClaims } from '../../src/features/calendars/calendar.claims.ts';
import { CalendarService } from '../../src/features/calendars/calendar.service.ts';
import { CalendarStore } from '../../src/features/calendars/calendar.store.ts';
import type { DaySpan } from '../../src/features/calendars/calendar.ts';
import { Footpaths, type Ground } from '../../src/features/calendars/footpaths.ts';
import { dayOfChinaDate, makeClock, minute, startOfChinaDay } from '../../src/kernel/clock.ts';
import { silentLog } from '../../src/kernel/log.ts';
import { noQuotas } from '../support/quotas.ts';
import { plainSettings } from '../support/settings.ts';

/** Four micro-grids on a line, 400 m apart, and 11119 across the river, where nobody walks to. */
export const places = ['11110', '11111', '11112', '11113', '11119'] as const;
export const ground: Ground = {
  async walkMetres(from, to) {
    if (from === '11119' || to === '11119') return null;
    return Math.abs(Number(from.slice(4)) - Number(to.slice(4))) * 400;
  },
  async centreOf(place) {
    const index = places.indexOf(place as (typeof places)[number]);
    return index < 0 ? null : [103.8 + index * 0.004, 30.7];
  },
};

const allDay: DaySpan[] = [{ fromMinute: 0, toMinute: 1440 }];
export const openWeek = Array.from({ length: 7 }, () => allDay);

/** The instant of a minute of a date in Asia/Shanghai. */
export function at(date: string, minuteOfDay: number): Date {
  return new Date(startOfChinaDay(dayOfChinaDate(date)).getTime() + minuteOfDay * minute);
}

/** A connection to a database of its own; several ask for the same by its name. */
export async function connect(name = `t_${randomBytes(6).toString('hex')}`): Promise<mongoose.Connection> {
  const uri = process.env.TEST_STORE_URI;
  if (!uri) throw new Error('no store: run the tests with npm test, which starts one');
  const [base, query] = uri.split('?');
  const host = (base ?? '').replace(/^(mongodb(?:\+srv)?:\/\/[^/]+).*$/, '$1');
  return connectMongo({ uri: `${host}/${name}${query ? `?${query}` : ''}`, poolSize: 32, waitMs: 4000 });
}

export function servicesOn(
  connection: mongoose.Connection,
  clock = makeClock(),
  makeStore: (connection: mongoose.Connection) => CalendarStore = (each) => new CalendarStore(each),
) {
  const store = makeStore(connection);
  const claims = new CalendarClaims(store, new Footpaths(ground), clock, plainSettings);
  return {
    store,
    claims,
    calendars: new CalendarService({
      ...{ store, claims, clock, log: silentLog },
      ...{ settings: plainSettings, quotas: noQuotas },
    }),
    clock,
  };
}
