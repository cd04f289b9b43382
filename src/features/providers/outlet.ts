import type { ProcessDoc } from '../../kernel/process.ts';
import type { Opening, Payee } from './provider.ts';

export type OutletKind = 'shop' | 'merchant';
export type OutletState = 'nominated' | 'checked' | 'active' | 'suspended' | 'closed' | 'rejected';

export const everyDay = [0, 1, 2, 3, 4, 5, 6];

/** Somebody who acts for an outlet, and the days of the week on which they are there, 0 is Sunday. */
export interface OnDuty {
  personId: string;
  weekdays: readonly number[];
  since: Date;
}
interface Strike {
  key: string;
  why: string;
  at: Date;
}
/** What staff say of an outlet. */
export interface OutletFacts {
  name: string;
  address: string;
  phone: string;
  opening: Opening;
  introduction: string;
  /** Null where it was not said, or whoever it was has closed their account. */
  payee: Payee | null;
}
interface OutletFields extends OutletFacts {
  kind: OutletKind;
  /** Code of the micro-grid. */
  grid: string;
  gridPath: string[];
  roster: readonly OnDuty[];
  strikes: readonly Strike[];
  since: Date;
  /** Of a merchant: who runs it, and the number of its licence; null for a shop. */
  owner: { name: string; phone: string } | null;
  licence: string | null;
  nominatedBy: string;
  checkedBy: string | null;
}
/** A place of its own that offers something: a shop of the community, or a merchant of its neighbourhood. */
export interface Outlet extends OutletFields, ProcessDoc {
  state: OutletState;
}

export const mostOnRoster = 20;

/** Who is there on a day of the week; where nobody said that day, everybody on the roster. */
export function onDutyOn(roster: readonly OnDuty[], weekday: number): readonly OnDuty[] {
  const there = roster.filter(({ weekdays }) => weekdays.includes(weekday));
  return there.length > 0 ? there : roster;
}

/** Whoever may act for a shop of the community holds one of these roles. */
export const mayBeOnDuty = (role: string): boolean => role === 'artisan' || role === 'staff';
