import { defineProcess } from '../../../../kernel/process.ts';
import { comingRows } from './pickup.rows.coming.ts';
import { payingRows } from './pickup.rows.paying.ts';
import type { PickupTypes } from './pickup.ts';

/**
 * A pick-up, row by row. Nothing is paid in, so nothing is unpaid and no money waits in it. Left out: paying by a
 * transfer, with what a collector would pay in beforehand, as long as there are no transfers; and naming somebody
 * else for one that is assigned, as long as a collector has nobody else on duty. A decision of staff has two
 * names, because the input of a step does not choose where it leads.
 */
export const pickupProcess = defineProcess<PickupTypes>({
  name: 'pickup order',
  states: [
    'requested',
    'assigned',
    'arrived',
    'weighed',
    'agreed',
    'handed',
    'paid',
    'disputed',
    'cancelled',
    'settled',
  ],
  final: ['cancelled', 'settled'],
  resting: {},
  rows: [...comingRows, ...payingRows],
});
