import { after, minute, startOfChinaDay } from '../../../../kernel/clock.ts';
import { stepClosed } from '../../../../kernel/errors.ts';
import { yuan } from '../../../../kernel/money.ts';
import {
  cancelRefundFen,
  depositBack,
  endMoney,
  holdDeposit,
  leftFen,
  reasonOf,
} from '../../engine/ending.ts';
import { fault, requireFen, validateAmountBack, validateReason } from '../../engine/input.ts';
import { refundChanged } from '../../engine/order.errors.ts';
import { type PayInput, takesAdvance } from '../../engine/paying.ts';
import { lastDayOf, lateDaysAt } from './loan.dates.ts';
import { openOn } from './loan.listing.ts';
import type { ClaimedDays, ClaimedUnit, LoanOrder, Renewal } from './loan.ts';

/** The fee is held for the provider, the deposit for the resident. */
export function takesFeeAndDeposit(order: LoanOrder, input: PayInput, now: Date) {
  const { set, data } = takesAdvance(order, input, now);
  const held = holdDeposit(order, order.depositFen);
  return { set: { ...set, ...held.set }, data: { ...data, postings: held.postings } };
}

/** Nobody gives up more than they were shown. */
export function validateShownRefund(order: LoanOrder, input: { refundFen?: number }, now: Date): void {
  const refundFen = cancelRefundFen(order, now);
  if (input.refundFen !== undefined && input.refundFen !== refundFen)
    throw refundChanged({ yuan: yuan(refundFen) });
}

/** Who has not had it yet gets the deposit back whole. */
export function validateCallingOff(order: LoanOrder, input: { reason: string; refundFen: number }): void {
  validateAmountBack(order, input);
  if (input.refundFen < order.depositHeldFen) throw fault('refundFen', 'must be at least the deposit');
}

/** The fee of one day is kept of who did not come. */
export const unfetchedRefundFen = (order: LoanOrder): number =>
  leftFen(order) - Math.min(order.feeFen, order.feePerDayFen);

export const renewedFen = ({ renewals }: Pick<LoanOrder, 'renewals'>): number =>
  renewals.reduce((sum, { feeFen }) => sum + feeFen, 0);

/** What is kept of the deposit at this moment and why, in this order and never above it. */
export function keptAt(order: LoanOrder, at: Date) {
  const lateDays = lateDaysAt(order, order.lateEndedAt ?? at);
  let rest = order.depositFen;
  const keep = (fen: number): number => {
    const kept = Math.min(rest, fen);
    rest -= kept;
    return kept;
  };
  const renewalsFen = keep(renewedFen(order));
  const lateFen = keep(lateDays * order.lateFeePerDayFen);
  const damageFen = keep(order.damage?.fen ?? 0);
  return { renewalsFen, lateFen, damageFen, lateDays, keptFen: order.depositFen - rest };
}

const deposited = (order: LoanOrder, now: Date) => {
  const { keptFen } = keptAt(order, now);
  const { set, data } = depositBack(order, order.depositHeldFen - keptFen);
  return { set: { ...set, keptFen }, data: { ...data, keptFen } };
};

/** It is back and fine: the deposit goes back at once, less what is owed. */
export function takesBack(order: LoanOrder, _input: object, now: Date) {
  const { set, data } = deposited(order, now);
  return { set: { ...set, returnedAt: now, lateEndedAt: now }, data };
}

/** It is there again; what it owes stopped growing when it was given up. */
export function finds(order: LoanOrder, _input: object, now: Date) {
  const { set, data } = deposited(order, now);
  return { set: { ...set, returnedAt: now }, data };
}

export function validateDamage(order: LoanOrder, input: { reason: string; amountFen: number }): void {
  validateReason(order, input);
  requireFen('amountFen', input.amountFen);
  if (input.amountFen > order.depositFen) throw fault('amountFen', 'must not be more than the deposit');
}
export function assesses(order: LoanOrder, input: { reason: string; amountFen: number }, now: Date) {
  const { reason = '' } = reasonOf(input);
  const damage = { fen: input.amountFen, reason, at: now };
  const set = { damage, returnedAt: now, lateEndedAt: now };
  const recordedRefundFen = order.depositHeldFen - keptAt({ ...order, ...set }, now).keptFen;
  return {
    set: { ...set, recordedRefundFen },
    data: { recordedRefundFen, reason, amountFen: input.amountFen },
  };
}
export const acceptsDamage = (order: LoanOrder, _input: object, now: Date) => deposited(order, now);

export const givesUp = (_order: LoanOrder, _input: object, now: Date) => ({
  set: { recordedRefundFen: 0, lateEndedAt: now },
  data: { recordedRefundFen: 0 },
});

export const isHandedOut = (_order: LoanOrder, _input: object, now: Date) => ({ set: { handedOutAt: now } });

/** Also "it was brought back": then no further day counts as late. */
export const disputesLoan = (order: LoanOrder, input: { reason: string }, now: Date) => ({
  set: { escalationLevel: 0, lateEndedAt: order.lateEndedAt ?? now },
  data: reasonOf(input),
});

/** As recorded; where nothing is, the deposit less what is owed of it. */
export const givesByDefault = (order: LoanOrder, _input: object, now: Date) => {
  const owedFen = order.depositHeldFen > 0 ? order.depositHeldFen - keptAt(order, now).keptFen : 0;
  return endMoney(order, order.recordedRefundFen ?? owedFen);
};

// ---- another unit, more days

/** Only what is claimed can be handed out instead. */
export function validateSwap(order: LoanOrder, { unitId }: ClaimedUnit): void {
  if (!unitId || unitId === order.unitId) throw stepClosed({ step: 'swap', state: order.state });
}
export function swaps(order: LoanOrder, input: ClaimedUnit) {
  const { unitId = order.unitId, unitNumber = order.unitNumber } = input;
  return { set: { unitId, unitNumber }, data: { unitId, unitNumber } };
}

/** The end after so many days more; null where it is not open then. */
function endAfter(order: LoanOrder, days: number): Date | null {
  const number = lastDayOf(order) + days;
  const open = openOn(order.hours, number);
  return open && after(startOfChinaDay(number), open.toMinute * minute);
}
const renewalFen = (order: LoanOrder, days: number): number => days * order.feePerDayFen;

export const mayRenew = (order: LoanOrder): boolean =>
  order.renewals.length < order.mostRenewals && renewedFen(order) + renewalFen(order, 1) <= order.depositFen;

/** So much of the deposit is left, and it is open when it is to be brought back. */
export function validateRenewal(order: LoanOrder, { days, claim }: { days: number } & ClaimedDays): void {
  requireRenewable(order, days);
  if (claim === undefined) throw stepClosed({ step: 'renew', state: order.state });
}
export function requireRenewable(order: LoanOrder, days: unknown): asserts days is number {
  if (typeof days !== 'number' || !Number.isInteger(days) || days < 1 || days > order.days)
    throw fault('days', `must be 1 to ${order.days}`);
  if (renewedFen(order) + renewalFen(order, days) > order.depositFen)
    throw fault('days', 'must cost no more than is left of the deposit');
  if (!endAfter(order, days)) throw fault('days', 'must end on a day on which it is taken back');
}
export function renews(order: LoanOrder, { days, claim = '' }: { days: number } & ClaimedDays, now: Date) {
  const endAt = endAfter(order, days) ?? order.endAt;
  const renewal: Renewal = { id: claim, days, feeFen: renewalFen(order, days), at: now };
  return {
    set: { endAt, renewals: [...order.renewals, renewal] },
    data: { claim, amountFen: renewal.feeFen, newEndAt: endAt.toISOString() },
  };
}
