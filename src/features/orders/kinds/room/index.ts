import { after } from '../../../../kernel/clock.ts';
import { nullable } from '../../../../kernel/store.ts';
import { refundByCancelling } from '../../engine/ending.ts';
import { defineOrderKind, type Kind } from '../../engine/kind.ts';
import { payWithin } from '../../engine/paying.ts';
import { freeze, type RoomBooking, reserve } from './room.booking.ts';
import { isBeforeStart, payableDue } from './room.dates.ts';
import { calendarOf, firstWeekOf, type RoomListing, roomListing, startsOfRoom } from './room.listing.ts';
import { notified, templateOf } from './room.notifications.ts';
import { presentRoom } from './room.present.ts';
import { roomProcess } from './room.process.ts';
import { roomRoutes } from './room.routes.ts';
import {
  earningStates,
  holdingStates,
  inTouchStates,
  phaseOf,
  phases,
  type RoomTypes,
  unpaidStates,
} from './room.ts';

const reviewableSteps = ['end', 'resolve', 'default'];

const order = defineOrderKind<RoomTypes, RoomListing, RoomBooking>({
  kind: 'room',
  process: roomProcess,
  fields: {
    roomAddress: String,
    hourFen: Number,
    hourCount: Number,
    guestCount: Number,
    usedAt: nullable(Date),
  },
  freeze,
  reserve,
  keep: ({ calendars }, { listingId, _id }) => calendars.keep(calendarOf({ _id: listingId }), _id),
  release: ({ calendars }, { listingId, _id }) => calendars.free(calendarOf({ _id: listingId }), _id),
  holding: holdingStates,
  claims: 'calendar',
  due(each) {
    if (each.state !== 'unpaid' || each.advanceFen === 0) return null;
    const expiresAt = after(each.bookedAt, payWithin);
    return { part: 'advance', amountFen: each.advanceFen, expiresAt, key: 'advance:0' };
  },
  payStep: () => 'pay',
  earning: earningStates,
  payableAt: payableDue,
  cancelRefund: (each, now) =>
    each.state === 'booked' && isBeforeStart(each, now) ? refundByCancelling(each, now) : null,
  unseenByProvider: unpaidStates,
  inTouch: inTouchStates,
  pictured: { dispute: 'dispute' },
  stops: { unagreed: ['unpaid'], steps: ['lapse', 'withdraw'], agree: ['pay'] },
  attention: ['disputed', 'missed'],
  strikes: ['withdraw', 'miss_keeper'],
  code: { step: 'check_in', states: ['booked'], shownTo: 'provider' },
  phases,
  phaseOf,
  isReviewable: (each, { step }) => reviewableSteps.includes(step) && each.usedAt !== null,
  notified,
  templateOf,
  present: presentRoom,
});

/** A community room, a corner of the gym: had for some hours by one party. */
export const roomKind: Kind = {
  kind: 'room',
  order,
  listing: roomListing,
  startsOf: (listing, _place, minutes) => startsOfRoom(listing as RoomListing, minutes),
  hoursOf: (listing) => firstWeekOf(listing as RoomListing),
  routes: roomRoutes,
};
