import { day, minute } from '../../kernel/clock.ts';
import type { IntegerKeyName } from '../settings/index.ts';

/**
 * What one person may have, or do, so many times; the setting of the same name says how many. The time is how long
 * one counts where nothing frees it sooner.
 */
export const quotaLasts = {
  // an order that is not paid ends by itself after 15 minutes
  'orders.mostUnpaid': 20 * minute,
  'orders.dropsPerDay': day,
  'orders.perProviderWeek': 7 * day,
  'nominations.perDay': day,
  'needs.perDay': day,
  'queue.joinsPerDay': day,
  'reports.perDay': day,
  'listings.draftsPerDay': day,
  'listings.editsPerDay': day,
  'listings.submissionsPerDay': day,
  'calendar.blocksPerDay': day,
} as const satisfies Partial<Record<IntegerKeyName, number>>;

type CountedKey = keyof typeof quotaLasts;
/** Also those that need no counting of their own: what they limit is numbered. */
export type QuotaKey = CountedKey | 'payments.perOrder';

/** Whose: a person, or a person with somebody. */
export interface Use {
  key: CountedKey;
  of: readonly string[];
  /** What counts; the same again counts once. */
  id: string;
}
interface Held {
  id: string;
  until: Date;
}
/** One quota of one person: what counts in it now, and what is past and not swept yet. */
export interface Quota {
  _id: string;
  held: Held[];
  expiresAt: Date;
}
