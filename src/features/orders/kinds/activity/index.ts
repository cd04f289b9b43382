import { after } from '../../../../kernel/clock.ts';
import { nullable } from '../../../../kernel/store.ts';
import { defineOrderKind, type Kind } from '../../engine/kind.ts';
import { payWithin } from '../../engine/paying.ts';
import { refundOfAll } from './activity.apply.ts';
import { type ActivityBooking, freeze, reserve } from './activity.booking.ts';
import { isBeforeStart, payableDue } from './activity.dates.ts';
import { followSessions } from './activity.effects.ts';
import { type ActivityListing, activityListing } from './activity.listing.ts';
import { notified, paramsOf, templateOf } from './activity.notifications.ts';
import { presentActivity } from './activity.present.ts';
import { activityProcess } from './activity.process.ts';
import { activityRoutes } from './activity.routes.ts';
import {
  type ActivityTypes,
  earningStates,
  holdingStates,
  inTouchStates,
  phaseOf,
  phases,
  unpaidStates,
  wasThere,
} from './activity.ts';

const order = defineOrderKind<ActivityTypes, ActivityListing, ActivityBooking>({
  kind: 'activity',
  process: activityProcess,
  fields: {
    sessionId: String,
    theme: nullable(String),
    venue: String,
    seatFen: Number,
    seats: Number,
    listKept: Boolean,
    freeUntil: nullable(Date),
  },
  freeze,
  reserve,
  keep: ({ sessions }, { sessionId, _id }) => sessions.keep(sessionId, _id),
  release: ({ sessions }, { sessionId, _id }) => sessions.free(sessionId, _id),
  holding: holdingStates,
  claims: 'sessions',
  due(each) {
    if (each.state !== 'unpaid' || each.advanceFen === 0) return null;
    const expiresAt = after(each.bookedAt, payWithin);
    return { part: 'advance', amountFen: each.advanceFen, expiresAt, key: 'advance:0' };
  },
  payStep: () => 'pay',
  earning: earningStates,
  payableAt: payableDue,
  cancelRefund: (each, now) =>
    each.state === 'booked' && isBeforeStart(each, now) ? refundOfAll(each, now) : null,
  unseenByProvider: unpaidStates,
  inTouch: inTouchStates,
  nameOnly: true,
  pictured: { dispute: 'dispute' },
  stops: { unagreed: ['unpaid'], steps: ['lapse'], agree: [] },
  attention: ['disputed'],
  strikes: [],
  code: { step: 'attend', states: ['booked'] },
  phases,
  phaseOf,
  isReviewable: (each, { step, at }) =>
    step === 'finish' ||
    (step === 'attend' && at >= each.endAt) ||
    ((step === 'resolve' || step === 'default') && wasThere(each)),
  notified,
  templateOf,
  paramsOf,
  present: presentActivity,
  effects: followSessions,
});

/** What takes place at a time and has seats: lectures, evening school, a day on which knives are ground. */
export const activityKind: Kind = {
  kind: 'activity',
  order,
  listing: activityListing,
  startsOf: () => null,
  sessionsOf: (listing) => {
    const { durationMinutes, seats, mostPerPerson } = listing as ActivityListing;
    return { durationMinutes, seats, mostPerPerson };
  },
  async canBeHad(listing, until, { sessions }) {
    const next = await sessions.nextOf(listing);
    return next?.startAt != null && next.startAt <= until && (next.own.seatsLeft ?? 0) > 0;
  },
  routes: activityRoutes,
};
