import type { components } from '../../../../contract/types.gen.ts';
import type { OfferFields } from '../../engine/kind.ts';

type LoanListing = components['schemas']['LoanListing'];

/** An offer to lend as it is typed. */
export interface LoanFields extends OfferFields {
  way: LoanListing['way'];
  pickUpAddress: string;
  firstUnits: number;
  depositYuan: string;
  lateYuan: string;
  mostDays: number;
  mostRenewals: number;
  instant: boolean;
  hours: LoanListing['hours'];
}
