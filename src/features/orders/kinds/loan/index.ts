import { after } from '../../../../kernel/clock.ts';
import { nullable, partSchema } from '../../../../kernel/store.ts';
import { leftFen, refundByCancelling } from '../../engine/ending.ts';
import { defineOrderKind, type Kind } from '../../engine/kind.ts';
import { payWithin } from '../../engine/paying.ts';
import { canBeHad, freeze, isLentOn, type LoanBooking, reserve } from './loan.booking.ts';
import { claimMoreDays, claimOther, followMissing, followUnits } from './loan.claims.ts';
import { payableDue } from './loan.dates.ts';
import { type LoanListing, loanListing } from './loan.listing.ts';
import { isLongOverdue, notified, paramsOf, templateOf } from './loan.notifications.ts';
import { presentLoan } from './loan.present.ts';
import { loanProcess } from './loan.process.ts';
import { loanRoutes } from './loan.routes.ts';
import {
  earningStates,
  holdingStates,
  inTouchStates,
  type LoanTypes,
  outStates,
  phaseOf,
  phases,
  unpaidStates,
} from './loan.ts';

const reviewableSteps = ['take_back', 'accept_damage', 'find', 'resolve', 'default'];
const bySystem = { kind: 'system' } as const;

const order = defineOrderKind<LoanTypes, LoanListing, LoanBooking>({
  kind: 'loan',
  process: loanProcess,
  fields: {
    way: String,
    pickUpAddress: String,
    hours: [partSchema({ dayOfWeek: Number, fromMinute: Number, toMinute: Number })],
    instant: Boolean,
    days: Number,
    feeFen: Number,
    feePerDayFen: Number,
    depositFen: Number,
    depositHeldFen: Number,
    lateFeePerDayFen: Number,
    mostRenewals: Number,
    unitId: String,
    unitNumber: Number,
    renewals: [partSchema({ id: String, days: Number, feeFen: Number, at: Date })],
    handedOutAt: nullable(Date),
    lateEndedAt: nullable(Date),
    returnedAt: nullable(Date),
    damage: nullable(partSchema({ fen: Number, reason: String, at: Date })),
    keptFen: nullable(Number),
  },
  freeze,
  reserve,
  keep: ({ units }, { unitId, _id }) => units.keep(unitId, _id),
  release: ({ units }, { _id }) => units.freeOf(_id),
  holding: holdingStates,
  claims: 'units',
  reserving: { swap: claimOther, renew: claimMoreDays },
  due(each) {
    if (each.state !== 'unpaid' || each.advanceFen === 0) return null;
    const expiresAt = after(each.bookedAt, payWithin);
    return { part: 'advance', amountFen: each.advanceFen, expiresAt, key: 'advance:0' };
  },
  payStep: () => 'pay',
  earning: earningStates,
  payableAt: payableDue,
  cancelRefund(each, now) {
    if (each.state === 'requested') return { fen: leftFen(each), until: null };
    return each.state === 'ready' ? refundByCancelling(each, now) : null;
  },
  unseenByProvider: unpaidStates,
  inTouch: inTouchStates,
  stillOut: outStates,
  blocking: ['overdue', 'lost'],
  pictured: { hand_out: 'finish', take_back: 'finish', take_back_damaged: 'dispute', dispute: 'dispute' },
  stops: { unagreed: ['unpaid', 'requested'], steps: ['lapse', 'withdraw'], agree: ['accept'] },
  attention: ['disputed', 'lost', 'missed'],
  strikes: ['withdraw', 'miss_provider'],
  isExcused: async ({ units }, each, { step }) =>
    step === 'withdraw' && !(await units.isLendable(each.unitId)),
  code: { step: 'hand_out', states: ['ready'] },
  phases,
  phaseOf,
  isReviewable: (each, { step }) => reviewableSteps.includes(step) && each.returnedAt !== null,
  notified,
  templateOf,
  paramsOf,
  isNotified: (each, row, side) => side !== 'staff' || row.step !== 'remind' || isLongOverdue(each, row),
  present: presentLoan,
  watch: followMissing,
  effects(runner, ports) {
    followUnits(runner, ports);
    runner.on('pay', 'documents', 'orders: accepts an instant listing', async (each) => {
      if (each.instant) await runner.tryAdvance(each, 'accept', bySystem);
    });
  },
});

/** Things that one borrows and brings back: a drill, a ladder, a wheelchair. */
export const loanKind: Kind = {
  kind: 'loan',
  order,
  listing: loanListing,
  startsOf: () => null,
  isLentOn: (listing, span, ports) => isLentOn(listing as LoanListing, span, ports),
  canBeHad: (listing, until, ports) => canBeHad(listing as LoanListing, until, ports),
  lentUnitsOf: (listing) => (listing as LoanListing).firstUnits,
  routes: loanRoutes,
};
