import type { components } from '../../../../contract/types.gen.ts';
import type { OfferFields } from '../../engine/kind.ts';

/** An offer to collect as it is typed. */
export interface PickupFields extends OfferFields {
  prices: { material: string; yuan: string }[];
  visitWindows: components['schemas']['VisitWindow'][];
}
