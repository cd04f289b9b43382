import type { components } from '../../../../contract/types.gen.ts';
import type { Viewer } from '../../engine/order.access.ts';
import type { GoodOrder } from './good.ts';

type Schemas = components['schemas'];
type Own = Omit<Schemas['GoodOrder'], keyof Schemas['OrderCommon']>;

/** A shop stands where everybody may know it; where the artisan lives the resident learns once it is packed. */
function addressFor({ way, pickUpAddress }: GoodOrder, viewer: Viewer, inTouch: boolean): string | null {
  if (way === 'delivery') return null;
  if (way === 'at_shop' || viewer === 'provider') return pickUpAddress;
  return viewer === 'resident' && inTouch ? pickUpAddress : null;
}

/** What the order of a good shows beside what every order does. */
export function presentGood(order: GoodOrder, viewer: Viewer, inTouch: boolean): Own {
  const { way, lines, returning, deliveryFen, cutOffAt } = order;
  return {
    ...{ way, deliveryFen },
    cutOffAt: cutOffAt?.toISOString() ?? null,
    cartLines: lines.map(
      ({ listingId, title, unit, unitFen, units, packedUnits, backUnits, returnDays }) => ({
        ...{ listingId, title, unit, unitFen, units, packedUnits, backUnits, returnDays },
      }),
    ),
    pickUpAddress: addressFor(order, viewer, inTouch),
    returning: returning && {
      cartLines: returning.lines.map(({ listingId, units }) => ({ listingId, units })),
      reason: returning.reason,
      at: returning.at.toISOString(),
    },
  };
}
