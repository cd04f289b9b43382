import { nullable, partSchema } from '../../../../kernel/store.ts';
import { defineOrderKind, type Kind } from '../../engine/kind.ts';
import { claimIds, freeze, keep, type PickupBooking, release, reserve } from './pickup.booking.ts';
import { type PickupListing, pickupListing } from './pickup.listing.ts';
import { notified, templateOf } from './pickup.notifications.ts';
import { presentPickup } from './pickup.present.ts';
import { pickupProcess } from './pickup.process.ts';
import { pickupRoutes } from './pickup.routes.ts';
import { holdingStates, inTouchStates, type PickupTypes, phaseOf, phases, visitStates } from './pickup.ts';

const line = { material: String, grams: Number, perKgFen: Number, fen: Number };

const order = defineOrderKind<PickupTypes, PickupListing, PickupBooking>({
  kind: 'pickup',
  process: pickupProcess,
  fields: {
    roughly: nullable(String),
    materialPrices: [partSchema({ material: String, perKgFen: Number })],
    collectorId: nullable(String),
    weighing: nullable(
      partSchema({ number: Number, materials: [partSchema(line)], worthFen: Number, at: Date }),
    ),
    owedFen: Number,
    paidOutFen: Number,
  },
  freeze,
  reserve,
  keep,
  release,
  claimIds,
  holding: holdingStates,
  claims: 'windows',
  due: () => null,
  payStep: () => null,
  // the provider pays: nothing of it becomes theirs
  earning: [],
  payout: ({ owedFen, paidOutFen: paidFen }) => ({ owedFen, paidFen }),
  cancelRefund: () => null,
  unseenByProvider: [],
  inTouch: inTouchStates,
  isVisit: ({ state }) => (visitStates as readonly string[]).includes(state),
  ofResident: ['roughly'],
  pictured: { weigh: 'finish', miss_resident: 'finish', ask_staff: 'dispute', dispute: 'dispute' },
  stops: { unagreed: ['requested'], steps: ['withdraw'], agree: ['assign'] },
  attention: ['disputed'],
  strikes: ['withdraw', 'miss_collector'],
  code: { step: 'arrive', states: ['assigned'] },
  phases,
  phaseOf,
  isReviewable: (_each, { step }) => step === 'complete',
  notified,
  templateOf,
  present: presentPickup,
});

/** Collectors who come, weigh and pay: cardboard, scrap metal, old clothes. */
export const pickupKind: Kind = {
  kind: 'pickup',
  order,
  listing: pickupListing,
  startsOf: () => null,
  windowsOf: (listing) => (listing as PickupListing).visitWindows,
  routes: pickupRoutes,
};
