import { endMoney } from '../../../src/features/orders/engine/ending.ts';
import { after, day, hour } from '../../../src/kernel/clock.ts';
import { cashOf, escrowOf } from '../../../src/kernel/postings.ts';
import { defineProcess, enteredAt } from '../../../src/kernel/process.ts';
import type { WalkTypes } from './walk.ts';

export const walkProcess = defineProcess<WalkTypes>({
  name: 'walk order',
  states: ['booked', 'walked', 'settled', 'cancelled'],
  final: ['settled', 'cancelled'],
  resting: {},
  rows: [
    { step: 'book', from: null, to: 'booked', by: ['resident'] },
    { step: 'expire_claim', from: ['booked'], to: 'cancelled', by: ['system'] },
    { step: 'cancel', from: ['booked'], to: 'cancelled', by: ['resident'] },
    {
      step: 'remind',
      from: ['booked'],
      to: 'booked',
      by: [],
      clock: { due: (order) => after(enteredAt(order), day), says: 'every day' },
      reminds: true,
    },
    {
      step: 'walked',
      from: ['booked'],
      to: 'walked',
      by: ['provider'],
      apply: (order, { cashFen: fen }) => ({
        set: { cashFen: fen },
        data: {
          amountFen: fen,
          postings: [{ from: escrowOf({ id: order._id }), to: cashOf(order.providerPersonId), fen }],
        },
      }),
    },
    {
      step: 'settle',
      from: ['walked'],
      to: 'settled',
      by: [],
      clock: { due: (order) => after(enteredAt(order), hour), says: '1 h' },
      apply: (order) => endMoney(order, 0),
    },
  ],
});
