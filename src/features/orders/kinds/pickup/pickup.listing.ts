import { invalid } from '../../../../kernel/errors.ts';
import { partSchema } from '../../../../kernel/store.ts';
import { defineListingKind, type Listing, type NewOffer, type Offer } from '../../../catalogue/index.ts';
import type { WeeklyWindow } from '../../../windows/index.ts';

/** What one kilogram of a material brings the resident. */
export interface MaterialPrice {
  material: string;
  perKgFen: number;
}

/** What an offer to collect says beside what every offer does; the resident pays nothing, so it is free. */
export interface PickupOffer {
  materialPrices: readonly MaterialPrice[];
  /** When somebody comes by, each week, and to how many. */
  visitWindows: readonly WeeklyWindow[];
}
/** What an offer to collect says at first. */
export type NewPickupOffer = NewOffer & PickupOffer & { kind: 'pickup' };
export interface PickupListing extends Listing, PickupOffer {
  kind: 'pickup';
}

const pricesOnCard = 3;

const pricesOf = (prices: readonly MaterialPrice[]): MaterialPrice[] =>
  prices.map(({ material, perKgFen }) => ({ material, perKgFen }));
const windowsOf = (windows: readonly WeeklyWindow[]): WeeklyWindow[] =>
  windows.map(({ dayOfWeek, fromMinute, toMinute, capacity }) => ({
    dayOfWeek,
    fromMinute,
    toMinute,
    capacity,
  }));

const ownOf = (offer: PickupOffer): PickupOffer => ({
  materialPrices: pricesOf(offer.materialPrices),
  visitWindows: windowsOf(offer.visitWindows),
});

const earlier = (a: WeeklyWindow, b: WeeklyWindow): number =>
  a.dayOfWeek - b.dayOfWeek || a.fromMinute - b.fromMinute;
const refuse = (field: string, message: string) => invalid({}, [{ path: `/body/${field}`, message }]);

function validate({ materialPrices, visitWindows }: Offer & PickupOffer): void {
  if (new Set(materialPrices.map(({ material }) => material)).size < materialPrices.length)
    throw refuse('materialPrices', 'must name each material once');
  if (visitWindows.some(({ fromMinute, toMinute }) => fromMinute >= toMinute))
    throw refuse('visitWindows', 'must each end after they begin');
  const overlap = visitWindows.some((each, index) => {
    const next = visitWindows[index + 1];
    return next?.dayOfWeek === each.dayOfWeek && next.fromMinute < each.toMinute;
  });
  if (overlap) throw refuse('visitWindows', 'must not overlap');
}

/** What a collector offers, in the catalogue and on the cards of the shelf. */
export const pickupListing = defineListingKind<PickupOffer, PickupListing>({
  kind: 'pickup',
  horizon: 'pickups.horizonDays',
  lead: () => 'booking.instantLeadMinutes',
  fields: {
    materialPrices: [partSchema({ material: String, perKgFen: Number })],
    visitWindows: [partSchema({ dayOfWeek: Number, fromMinute: Number, toMinute: Number, capacity: Number })],
  },
  defaults: {},
  own: ownOf,
  tidied: (offer) => ({
    materialPrices: offer.materialPrices.map(({ material, perKgFen }) => ({
      material: material.trim(),
      perKgFen,
    })),
    visitWindows: windowsOf(offer.visitWindows).sort(earlier),
  }),
  validate,
  texts: ({ materialPrices }) => ({
    materialPrices: materialPrices.map(({ material }) => material).join('，'),
  }),
  mayStandElsewhere: () => false,
  isAtHome: () => true,
  // how many fit is the collector's own business and changes nothing that is agreed
  terms: ({ materialPrices }) => ({ materialPrices: pricesOf(materialPrices) }),
  card: ({ materialPrices, visitWindows }) => ({
    materialPrices: pricesOf(materialPrices.slice(0, pricesOnCard)),
    visitWindows: windowsOf(visitWindows),
  }),
  detail: ownOf,
});
