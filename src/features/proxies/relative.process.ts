import { after, day } from '../../kernel/clock.ts';
import { defineProcess, enteredAt } from '../../kernel/process.ts';
import type { RelativeTypes } from './proxy.ts';

const answeredWithin = 7 * day;

/** How two people agree that one orders for the other. */
export const relativeProcess = defineProcess<RelativeTypes>({
  name: 'relative',
  states: ['asked', 'agreed', 'ended'],
  final: ['ended'],
  resting: { agreed: 'stands until one of them ends it' },
  rows: [
    { step: 'ask', from: null, to: 'asked', by: ['orderer'], follows: 'the person is told, with a code' },
    {
      step: 'agree',
      from: ['asked'],
      to: 'agreed',
      by: ['person'],
      apply: () => ({ data: { byCode: false } }),
      follows: 'the orderer may order for the person',
    },
    {
      step: 'agree',
      from: ['asked'],
      to: 'agreed',
      by: ['system'],
      apply: () => ({ data: { byCode: true } }),
      follows: 'by the code that the person passed on',
    },
    { step: 'end', from: ['asked', 'agreed'], to: 'ended', by: ['orderer', 'person'] },
    {
      step: 'lapse',
      from: ['asked'],
      to: 'ended',
      by: [],
      clock: { due: (relative) => after(enteredAt(relative), answeredWithin), says: '7 days' },
    },
  ],
});
