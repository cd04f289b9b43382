import { defineProcess } from '../../kernel/process.ts';
import { deciders } from './doubt.access.ts';
import type { Doubt, DoubtTypes } from './doubt.ts';
import { isWithheld } from './moderation.rules.ts';

const entered = (_doubt: Doubt, _input: object, now: Date) => ({ set: { since: now } });
/** What nobody decides about otherwise can be taken out of sight; the rest is decided where it stands. */
const canBeHidden = ({ audience }: Doubt) => isWithheld(audience);

export const doubtProcess = defineProcess<DoubtTypes>({
  name: 'doubtful text',
  held: { by: { staff: deciders }, over: ({ gridPath }) => gridPath },
  states: ['waiting', 'approved', 'hidden'],
  final: [],
  resting: {
    waiting: 'staff finds it in the list; what would be public waits unseen',
    approved: 'it is read as it was written, unless somebody thinks otherwise later',
    hidden: 'nobody reads it, unless somebody thinks otherwise later',
  },
  rows: [
    { step: 'flag', from: null, to: 'waiting', by: ['system'], follows: 'staff of the grid finds it' },
    {
      step: 'approve',
      from: ['waiting', 'hidden'],
      to: 'approved',
      by: ['staff'],
      apply: entered,
      follows: 'who may read it does',
    },
    {
      step: 'hide',
      from: ['waiting', 'approved'],
      to: 'hidden',
      by: ['staff'],
      guard: canBeHidden,
      apply: (_doubt, { reason }, now) => ({ set: { since: now }, data: { reason } }),
      follows: 'nobody but its writer reads it',
    },
  ],
});
