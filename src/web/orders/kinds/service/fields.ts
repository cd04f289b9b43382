import type { components } from '../../../../contract/types.gen.ts';
import type { OfferFields } from '../../engine/kind.ts';

/** An offer of a service as it is typed. */
export interface ServiceFields extends OfferFields {
  way: components['schemas']['ServiceListing']['way'];
  address: string;
  durationMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  instant: boolean;
}
