import type { OfferFields } from '../../engine/kind.ts';

/** An offer of an activity as it is typed. */
export interface ActivityFields extends OfferFields {
  venue: string;
  durationMinutes: number;
  seats: number;
  mostPerPerson: number;
}
