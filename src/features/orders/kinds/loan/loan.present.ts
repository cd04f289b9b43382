import type { components } from '../../../../contract/types.gen.ts';
import type { Viewer } from '../../engine/order.access.ts';
import { keptAt, renewedFen } from './loan.apply.ts';
import { hoursOf } from './loan.listing.ts';
import type { LoanOrder } from './loan.ts';

type Schemas = components['schemas'];
type Own = Omit<Schemas['LoanOrder'], keyof Schemas['OrderCommon']>;

/** A shop stands where everybody may know it; where the artisan lives the resident learns while both are in touch. */
function addressFor({ way, pickUpAddress }: LoanOrder, viewer: Viewer, inTouch: boolean): string | null {
  if (way === 'at_shop' || viewer === 'provider') return pickUpAddress;
  return viewer === 'resident' && inTouch ? pickUpAddress : null;
}

const owing: readonly string[] = ['borrowed', 'overdue', 'assessed'];

/** What would be kept of the deposit if it were decided at this moment; null where nothing is out. */
function owedOf(order: LoanOrder, now: Date): Own['deductions'] {
  if (!owing.includes(order.state)) return null;
  const { renewalsFen, lateFen, damageFen, lateDays, keptFen } = keptAt(order, now);
  return { renewalsFen, lateFen, damageFen, lateDays, keptFen, backFen: order.depositFen - keptFen };
}

/** What a loan's order shows beside what every order does. */
export function presentLoan(order: LoanOrder, viewer: Viewer, inTouch: boolean, now: Date): Own {
  const { way, instant, days, feeFen, feePerDayFen, depositFen, lateFeePerDayFen, mostRenewals } = order;
  const { unitNumber, keptFen, damage } = order;
  return {
    ...{ way, instant, days, feeFen, feePerDayFen, depositFen, lateFeePerDayFen, mostRenewals },
    ...{ unitNumber, keptFen },
    pickUpAddress: addressFor(order, viewer, inTouch),
    hours: hoursOf(order.hours),
    renewals: order.renewals.map((each) => ({ days: each.days, feeFen: each.feeFen })),
    renewedFen: renewedFen(order),
    returnedAt: order.returnedAt?.toISOString() ?? null,
    damage: damage && { fen: damage.fen, reason: damage.reason, at: damage.at.toISOString() },
    deductions: owedOf(order, now),
  };
}
