import { defineProcess } from '../../../../kernel/process.ts';
import { closingRows } from './good.rows.closing.ts';
import { orderingRows } from './good.rows.ordering.ts';
import type { GoodTypes } from './good.ts';

/** The order of a good, row by row. */
export const goodProcess = defineProcess<GoodTypes>({
  name: 'good order',
  states: [
    'unpaid',
    'lapsed',
    'placed',
    'packed',
    'unclaimed',
    'handed_over',
    'completed',
    'returning',
    'disputed',
    'cancelled',
    'settled',
  ],
  final: ['lapsed', 'cancelled', 'settled'],
  resting: {},
  money: {
    waits: ['placed', 'packed', 'unclaimed', 'handed_over', 'completed', 'returning', 'disputed'],
    staff: 'staff',
    answers: [],
  },
  rows: [...orderingRows, ...closingRows],
});
