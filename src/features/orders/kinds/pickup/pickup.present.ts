import type { components } from '../../../../contract/types.gen.ts';
import type { PickupOrder } from './pickup.ts';

type Schemas = components['schemas'];
type Own = Omit<Schemas['PickupOrder'], keyof Schemas['OrderCommon']>;

/** What a pick-up shows beside what every order does. */
export function presentPickup({ roughly, materialPrices, weighing }: PickupOrder): Own {
  return {
    roughly,
    materialPrices: materialPrices.map(({ material, perKgFen }) => ({ material, perKgFen })),
    weighing: weighing && {
      number: weighing.number,
      materials: weighing.materials.map(({ material, grams, perKgFen, fen }) => ({
        material,
        grams,
        perKgFen,
        fen,
      })),
      worthFen: weighing.worthFen,
      at: weighing.at.toISOString(),
    },
  };
}
