import { after, chinaDay, earliest, hour, minute, startOfChinaDay } from '../../kernel/clock.ts';
import type { Empty, ProcessDoc, Takes } from '../../kernel/process.ts';
import type { Settings } from '../settings/index.ts';

/** What people wait for: something of which there is none left, by what holds it and its id there. */
export interface QueueSubject {
  kind: string;
  id: string;
}

/** The first and the last day, as `2026-11-28` in Asia/Shanghai. */
interface DateSpan {
  fromDate: string;
  toDate: string;
}

/** Somebody who waits, and what they are offered. */
export interface QueueEntry extends ProcessDoc {
  subject: QueueSubject;
  listingId: string;
  title: string;
  category: string;
  grid: string;
  personId: string;
  /** How many they would like: seats, or days on end. */
  units: number;
  /** Within which days they would like that; null where what they wait for says when. */
  within: DateSpan | null;
  /** How many they are offered, at most as many as they would like; null: not yet. */
  offered: number | null;
  /** When what they are offered begins. */
  offeredAt: Date | null;
  joinedAt: Date;
  /** When it begins: nothing is offered any more from then on. */
  startAt: Date;
  /** Until when the offer is held. */
  offerUntil: Date | null;
}

/** What whoever holds the scarce thing says of it to who wants to wait. */
export interface Waitable {
  listingId: string;
  title: string;
  category: string;
  grid: string;
  startAt: Date;
}
export interface WaitRequest {
  personId: string;
  place: string;
  units: number;
  within?: DateSpan | undefined;
}
/** What is held for who is first: how many, and when it begins. */
export interface HeldOffer {
  units: number;
  startAt: Date;
}

/**
 * What a holder of scarce things gives so that people can wait for them. The line itself is the holder's, beside what is
 * left: whoever is first in it, and nobody else, takes what comes back, in one conditional write.
 */
export interface Waitlist {
  readonly kind: string;
  /** Hours for which an offer is held, where they are not those of the settings. */
  readonly offerHours?: number;
  /** Throws where this person cannot see it, or there is nothing to wait for. Changes nothing. */
  requireWaitable(id: string, request: WaitRequest): Promise<Waitable>;
  /** Puts an entry at the end of the line, once; false where something is free or it is over. */
  enter(id: string, entry: Pick<QueueEntry, '_id' | 'personId' | 'units' | 'within'>): Promise<boolean>;
  /** The first entry whose turn it is: something is free or held for it already, and nobody before it wants that. */
  first(id: string): Promise<string | null>;
  /**
   * Holds what is free, at most what they would like, for who is first in the line: one conditional write. Answers what
   * is held under the entry's id, null where somebody else is first by now or nothing is free.
   */
  hold(id: string, entryId: string, until: Date): Promise<HeldOffer | null>;
  /** Takes an entry out of the line; `freed`: what is held under its id comes back, unless an order holds it. */
  leave(id: string, entryId: string, freed: boolean): Promise<void>;
  /** How many stand before it in the line; null where it does not stand there. */
  ahead(id: string, entryId: string): Promise<number | null>;
}

type QueueState = 'waiting' | 'offered' | 'taken' | 'lapsed' | 'left';
export interface QueueTypes {
  doc: QueueEntry;
  state: QueueState;
  relation: 'resident';
  steps: {
    join: Takes;
    offer: Takes<HeldOffer & { until: Date }, { units: number; until: string }>;
    take: Takes;
    lapse: Takes<Empty>;
    expire: Takes<Empty>;
    leave: Takes;
  };
}

type OfferHours = Pick<
  Settings,
  'queue.offerMinutes' | 'queue.offerMinutesSameDay' | 'quiet.fromHour' | 'quiet.toHour'
>;

/** The end of so many minutes that do not run while phones are quiet; the same hour twice is never quiet. */
function afterAwake(from: Date, minutes: number, hours: OfferHours): Date {
  const [quietFrom, quietTo] = [hours['quiet.fromHour'], hours['quiet.toHour']];
  if (quietFrom === quietTo) return after(from, minutes * minute);
  let at = from;
  let rest = minutes * minute;
  for (;;) {
    const midnight = startOfChinaDay(chinaDay(at));
    const [wakes, sleeps] = [after(midnight, quietTo * hour), after(midnight, quietFrom * hour)];
    // the hours of one day in which time runs: between waking and sleeping, or outside of a nap
    const spans =
      quietTo < quietFrom
        ? [[wakes, sleeps]]
        : [
            [midnight, sleeps],
            [wakes, after(midnight, 24 * hour)],
          ];
    for (const [start, end] of spans as [Date, Date][]) {
      if (at >= end) continue;
      if (at < start) at = start;
      const awake = end.getTime() - at.getTime();
      if (rest <= awake) return after(at, rest);
      rest -= awake;
      at = end;
    }
    at = after(midnight, 24 * hour);
  }
}

/** Until when an offer that is made now is held, at the latest until it begins. */
export function offerUntil(
  now: Date,
  { startAt }: Pick<QueueEntry, 'startAt'>,
  hours: OfferHours,
  offerHours?: number,
): Date {
  const isToday = chinaDay(now) === chinaDay(startAt);
  const own = hours[isToday ? 'queue.offerMinutesSameDay' : 'queue.offerMinutes'];
  const minutes = offerHours === undefined ? own : offerHours * 60;
  return earliest(afterAwake(now, minutes, hours), startAt) ?? startAt;
}
