import { defineProcess } from '../../kernel/process.ts';
import type { QueueTypes } from './queue.ts';

/** Somebody waits for what is sold out, row by row. */
export const queueProcess = defineProcess<QueueTypes>({
  name: 'queue entry',
  states: ['waiting', 'offered', 'taken', 'lapsed', 'left'],
  final: ['taken', 'lapsed', 'left'],
  resting: {},
  rows: [
    { step: 'join', from: null, to: 'waiting', by: ['resident'], follows: 'stands at the end of the line' },
    {
      step: 'offer',
      from: ['waiting'],
      to: 'offered',
      by: ['system'],
      apply: (_entry, { units, startAt, until }) => ({
        set: { offered: units, offeredAt: startAt, offerUntil: until },
        data: { units, until: until.toISOString() },
      }),
      follows: 'the first in the line is told; what is offered is held under their id',
    },
    {
      step: 'take',
      from: ['offered'],
      to: 'taken',
      by: ['resident'],
      follows: 'the order follows under the same id and has what is held',
    },
    {
      step: 'lapse',
      from: ['offered'],
      to: 'lapsed',
      by: [],
      clock: {
        due: ({ offerUntil }) => offerUntil,
        says: '2 h, on the day 30 min, 24 h for days of a loan; not while phones are quiet',
      },
      follows: 'the next one is offered it',
    },
    {
      step: 'expire',
      from: ['waiting'],
      to: 'lapsed',
      by: [],
      clock: {
        due: ({ startAt }) => startAt,
        says: 'the start; for a loan the last day on which it could begin',
      },
      follows: 'resident is told',
    },
    {
      step: 'leave',
      from: ['waiting', 'offered'],
      to: 'left',
      by: ['resident', 'system'],
      follows: 'by the system where it does not take place or the person is gone; the next one is offered it',
    },
  ],
});
