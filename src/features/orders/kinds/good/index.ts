import { after } from '../../../../kernel/clock.ts';
import { nullable, partSchema } from '../../../../kernel/store.ts';
import { leftFen } from '../../engine/ending.ts';
import { defineOrderKind, type Kind } from '../../engine/kind.ts';
import { payWithin } from '../../engine/paying.ts';
import {
  articleIn,
  articlesOf,
  freeze,
  type GoodBooking,
  keep,
  listingsOf,
  moreOf,
  release,
  reserve,
} from './good.booking.ts';
import { isCancellable, payableDue } from './good.dates.ts';
import { type GoodListing, goodListing } from './good.listing.ts';
import { notified, templateOf } from './good.notifications.ts';
import { presentGood } from './good.present.ts';
import { goodProcess } from './good.process.ts';
import { goodRoutes } from './good.routes.ts';
import {
  earningStates,
  type GoodTypes,
  holdingStates,
  inTouchOf,
  inTouchStates,
  phaseOf,
  phases,
  unpaidStates,
} from './good.ts';
import { canBeHad } from './good.windows.ts';

const reviewableSteps = ['confirm', 'resolve', 'default'];

const lineUnits = partSchema({ listingId: String, units: Number });

const order = defineOrderKind<GoodTypes, GoodListing, GoodBooking>({
  kind: 'good',
  process: goodProcess,
  fields: {
    way: String,
    pickUpAddress: String,
    deliveryFen: Number,
    cutOffAt: nullable(Date),
    lines: [
      partSchema({
        listingId: String,
        title: String,
        unit: String,
        unitFen: Number,
        units: Number,
        packedUnits: nullable(Number),
        backUnits: Number,
        returnDays: Number,
      }),
    ],
    handedOverAt: nullable(Date),
    returning: nullable(partSchema({ lines: [lineUnits], reason: String, at: Date })),
  },
  moreOf,
  listingsOf,
  freeze,
  reserve,
  keep,
  release,
  articlesOf,
  holding: holdingStates,
  claims: 'stock',
  due(each) {
    if (each.state !== 'unpaid' || each.advanceFen === 0) return null;
    const expiresAt = after(each.bookedAt, payWithin);
    return { part: 'advance', amountFen: each.advanceFen, expiresAt, key: 'advance:0' };
  },
  payStep: () => 'pay',
  earning: earningStates,
  payableAt: payableDue,
  cancelRefund: (each, now) =>
    each.state === 'placed' && isCancellable(each, now) ? { fen: leftFen(each), until: each.cutOffAt } : null,
  unseenByProvider: unpaidStates,
  inTouch: inTouchStates,
  inTouchOf,
  pictured: { dispute: 'dispute', contest: 'dispute' },
  stops: { unagreed: ['unpaid', 'placed'], steps: ['lapse', 'withdraw'], agree: ['pack'] },
  strikes: ['withdraw', 'expire', 'miss_provider'],
  code: { step: 'hand_over', states: ['packed'] },
  phases,
  phaseOf,
  isReviewable: (each, { step }) => reviewableSteps.includes(step) && each.handedOverAt !== null,
  notified,
  templateOf,
  present: presentGood,
  effects(runner, { stock }) {
    runner.on('take_back', 'claims', 'orders: puts back what was returned', async (each, { n, data }) => {
      if (!data.restock) return;
      for (const { listingId, units } of each.returning?.lines ?? [])
        await stock.putBack(articleIn(each, listingId), units, 'returned', `${each._id}:${n}`);
    });
  },
});

/** Things that one fetches: bread, honey, what neighbours make. */
export const goodKind: Kind = {
  kind: 'good',
  order,
  listing: goodListing,
  startsOf: () => null,
  stockOf(listing) {
    const { firstUnits, meal } = listing as GoodListing;
    return { firstUnits, isDaily: meal !== null };
  },
  canBeHad: (listing, until, ports) => canBeHad(listing as GoodListing, until, ports),
  routes: goodRoutes,
};
