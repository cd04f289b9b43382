import type { components } from '../../../../contract/types.gen.ts';
import type { OfferFields } from '../../engine/kind.ts';

type RoomListing = components['schemas']['RoomListing'];

/** An offer of a room as it is typed. */
export interface RoomFields extends OfferFields {
  roomAddress: string;
  mostGuests: number;
  mostHours: number;
  firstHours: RoomListing['firstHours'];
  doorCode: string;
}
