import { after } from '../../../../kernel/clock.ts';
import { nullable, partSchema } from '../../../../kernel/store.ts';
import { paidFen, refundByCancelling } from '../../engine/ending.ts';
import { defineOrderKind, type Kind } from '../../engine/kind.ts';
import { payWithin } from '../../engine/paying.ts';
import { freeze, reserve, type ServiceBooking } from './service.booking.ts';
import { balanceDue, isBeforeStart, payableDue } from './service.dates.ts';
import { type ServiceListing, serviceListing, startsOfService } from './service.listing.ts';
import { claimIds, claimProposed, everClaimed, followTimes } from './service.moving.ts';
import { notified, paramsOf, templateOf } from './service.notifications.ts';
import { presentService } from './service.present.ts';
import { serviceProcess } from './service.process.ts';
import { serviceRoutes } from './service.routes.ts';
import {
  earningStates,
  holdingStates,
  inTouchStates,
  phaseOf,
  phases,
  type ServiceTypes,
  unpaidStates,
} from './service.ts';
import { isBalanceOpen } from './service.validate.ts';

const reviewableSteps = ['confirm', 'resolve', 'default'];
const bySystem = { kind: 'system' } as const;

const order = defineOrderKind<ServiceTypes, ServiceListing, ServiceBooking>({
  kind: 'service',
  process: serviceProcess,
  fields: {
    way: String,
    shopAddress: nullable(String),
    durationMinutes: Number,
    instant: Boolean,
    quote: nullable(partSchema({ amountFen: Number, reason: String, at: Date })),
    balance: nullable(partSchema({ fen: Number, state: String, agreedAt: Date, doneAt: nullable(Date) })),
    doneAt: nullable(Date),
    claimId: nullable(String),
    proposal: nullable(
      partSchema({ id: String, startAt: Date, endAt: Date, by: String, state: String, at: Date }),
    ),
  },
  freeze,
  reserve,
  keep: ({ calendars }, { provider, _id }) => calendars.keep(provider, _id),
  async release({ calendars }, each) {
    for (const id of everClaimed(each)) await calendars.free(each.provider, id);
  },
  claimIds,
  reserving: { propose_time: claimProposed },
  holding: holdingStates,
  claims: 'calendar',
  due(each) {
    if (each.state === 'unpaid' && each.advanceFen > 0) {
      const expiresAt = after(each.bookedAt, payWithin);
      return { part: 'advance', amountFen: each.advanceFen, expiresAt, key: 'advance:0' };
    }
    const expiresAt = balanceDue(each);
    if (each.state !== 'underway' || !isBalanceOpen(each) || !each.balance || !expiresAt) return null;
    const { fen, agreedAt } = each.balance;
    return { part: 'balance', amountFen: fen, expiresAt, key: `balance:${agreedAt.getTime()}` };
  },
  payStep: (part) => (part === 'balance' ? 'pay_balance' : 'pay'),
  earning: earningStates,
  payableAt: payableDue,
  cancelRefund(each, now) {
    if (each.state === 'requested') return { fen: paidFen(each), until: null };
    return each.state === 'confirmed' && isBeforeStart(each, now) ? refundByCancelling(each, now) : null;
  },
  ofProvider: ['shopAddress'],
  unseenByProvider: unpaidStates,
  inTouch: inTouchStates,
  pictured: { finish: 'finish', dispute: 'dispute' },
  stops: {
    unagreed: ['unpaid', 'requested'],
    steps: ['lapse', 'withdraw'],
    agree: ['accept', 'propose_time', 'accept_time'],
  },
  attention: ['disputed', 'missed'],
  strikes: ['withdraw', 'miss_artisan'],
  code: { step: 'start', states: ['confirmed'] },
  phases,
  phaseOf,
  // the written default settles work that was done too, so it is reviewed as after a decision of staff
  isReviewable: (each, { step }) => reviewableSteps.includes(step) && each.doneAt !== null,
  notified,
  templateOf,
  paramsOf,
  present: presentService,
  effects(runner, ports) {
    followTimes(runner, ports);
    runner.on('pay', 'documents', 'orders: accepts an instant listing', async (each) => {
      if (each.instant) await runner.tryAdvance(each, 'accept', bySystem);
    });
  },
});

/** An artisan's time: haircut, repair, sewing. */
export const serviceKind: Kind = {
  kind: 'service',
  order,
  listing: serviceListing,
  startsOf: (listing, place) => startsOfService(listing as ServiceListing, place),
  routes: serviceRoutes,
};
