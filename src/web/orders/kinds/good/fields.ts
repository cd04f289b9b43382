import type { components } from '../../../../contract/types.gen.ts';
import type { OfferFields } from '../../engine/kind.ts';

type GoodListing = components['schemas']['GoodListing'];

/** An offer of a good as it is typed. */
export interface GoodFields extends OfferFields {
  way: GoodListing['way'];
  pickUpAddress: string;
  unit: string;
  firstUnits: number;
  mostPerPerson: number;
  returnDays: number;
  windows: GoodListing['windows'];
  delivers: boolean;
  feeYuan: string;
  broughtIn: GoodListing['windows'];
  isMeal: boolean;
  cutOffMinutes: number;
  hasNutrition: boolean;
  nutrition: NonNullable<NonNullable<GoodListing['meal']>['nutrition']>;
}
