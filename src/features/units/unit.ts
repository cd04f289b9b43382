import type { Picture } from '../files/index.ts';

/** Days of a unit that somebody holds, half-open, as day numbers of Asia/Shanghai. They never change: other days are another claim. */
export interface DayClaim {
  id: string;
  /** The order that holds them. */
  holder: string;
  fromDay: number;
  endDay: number;
}
/** Somebody who waits for so many days on end within a span of them. */
export interface Wait extends DaySpan {
  /** The entry's id in the queue. */
  id: string;
  personId: string;
  days: number;
}
/** A claim that still waits for its order. */
interface PendingClaim {
  id: string;
  until: Date;
}

export type UnitState = 'free' | 'in_repair' | 'lost' | 'retired';

/** One entry of what happened to it. */
export interface UnitChange {
  at: Date;
  state: UnitState;
  note: string | null;
  /** How it looked then; none: nobody took any. */
  pictures?: readonly Picture[];
  /** The same key is the same change. */
  key: string;
}
/** One thing that is lent: the third drill of a listing. */
export interface Unit {
  _id: string;
  listingId: string;
  /** What people call it by among those of its listing. */
  number: number;
  state: UnitState;
  /** Who should have brought it back; until it is there it offers no day. */
  overdueOf: string | null;
  claims: DayClaim[];
  pending: PendingClaim[];
  /** Who waits for one of the listing's units, in order; the same in each of them. None: nobody ever did. */
  line?: Wait[];
  changes: UnitChange[];
}
export interface DaySpan {
  fromDay: number;
  endDay: number;
}

/** How it looks, as it was pictured last. */
export const picturesOf = ({ changes }: Unit): readonly Picture[] =>
  changes.findLast(({ pictures = [] }) => pictures.length > 0)?.pictures ?? [];

export const isLendable = ({ state, overdueOf }: Unit): boolean => state === 'free' && overdueOf === null;

export const overlaps = (one: DaySpan, other: DaySpan): boolean =>
  one.fromDay < other.endDay && other.fromDay < one.endDay;

const isUnclaimed = (unit: Unit, span: DaySpan): boolean =>
  isLendable(unit) && unit.claims.every((claim) => !overlaps(claim, span));

/** Free for everybody: nobody holds one of the days, and nobody waits for one. */
export const isFree = (unit: Unit, span: DaySpan): boolean =>
  isUnclaimed(unit, span) && (unit.line ?? []).every((wait) => !overlaps(wait, span));

/** The first days within what somebody waits for that a unit can be had for; null: none yet. */
export function firstDays(
  units: readonly Unit[],
  { fromDay, endDay, days }: Wait,
  isOffered: (span: DaySpan) => boolean,
): { unit: Unit; span: DaySpan } | null {
  for (let start = fromDay; start + days <= endDay; start += 1) {
    const span = { fromDay: start, endDay: start + days };
    const unit = isOffered(span) && units.find((each) => isUnclaimed(each, span));
    if (unit) return { unit, span };
  }
  return null;
}

/** The first day from which on one of the units cannot be had as well; `fromDay` itself where none can be had at all. */
export function freeUntil(units: readonly Unit[], fromDay: number, lastDay: number): number {
  const ends = units
    .filter((unit) => isFree(unit, { fromDay, endDay: fromDay + 1 }))
    .map(({ claims }) =>
      Math.min(lastDay, ...claims.filter((claim) => claim.fromDay > fromDay).map((claim) => claim.fromDay)),
    );
  return Math.max(fromDay, ...ends);
}

/** What is held under an id, of whichever unit. */
export const claimOf = (units: readonly Unit[], id: string): DayClaim | undefined =>
  units.flatMap(({ claims }) => claims).find((claim) => claim.id === id);

/** Days of one unit that two hold: none. */
export const overlapsIn = ({ claims }: Unit): DayClaim[] =>
  claims.filter((one, index) => claims.slice(index + 1).some((other) => overlaps(one, other)));
