import { after, day } from '../../kernel/clock.ts';
import { defineProcess, enteredAt } from '../../kernel/process.ts';
import type { NeedTypes } from './need.ts';

/** So long it stands on the board; whoever still misses it says so again. */
const standsDays = 180;

/** What becomes of something that nobody nearby offers. */
export const needProcess = defineProcess<NeedTypes>({
  name: 'need',
  states: ['reported', 'closed', 'withdrawn', 'lapsed'],
  final: [],
  resting: {
    closed: 'whose need it is may open it again',
    withdrawn: 'whose need it is may open it again',
    lapsed: 'whose need it is may open it again',
  },
  rows: [
    {
      step: 'report',
      from: null,
      to: 'reported',
      by: ['owner'],
      follows: 'it stands on the board of who looks after the micro-grid',
    },
    {
      step: 'reopen',
      from: ['closed', 'withdrawn', 'lapsed'],
      to: 'reported',
      by: ['owner'],
      apply: (_need, _input, now) => ({ set: { reportedAt: now, reason: null } }),
      follows: 'it stands on the board again',
    },
    {
      step: 'withdraw',
      from: ['reported'],
      to: 'withdrawn',
      by: ['owner'],
      follows: 'it is counted no more',
    },
    {
      step: 'close',
      from: ['reported'],
      to: 'closed',
      by: ['helper'],
      apply: (_need, { reason }) => ({ set: { reason }, data: { reason } }),
      follows: 'the resident is told why',
    },
    {
      step: 'lapse',
      from: ['reported'],
      to: 'lapsed',
      by: [],
      clock: { due: (need) => after(enteredAt(need), standsDays * day), says: '180 days' },
      follows: 'it is counted no more',
    },
  ],
});
