import { defineProcess } from '../../kernel/process.ts';
import { helperRoles } from '../people/index.ts';
import { expiryOf, type PhoneChange, type PhoneChangeTypes } from './phone-change.ts';

const isAvailable = ({ availableAt }: PhoneChange, now: Date) => availableAt !== null && availableAt <= now;

/** How somebody comes back to their account whose number is gone. */
export const phoneChangeProcess = defineProcess<PhoneChangeTypes>({
  name: 'phone change',
  held: { by: { proposer: helperRoles, second: helperRoles }, over: ({ gridPath }) => gridPath },
  states: ['proposed', 'confirmed', 'taken', 'refused', 'withdrawn', 'expired'],
  final: ['taken', 'refused', 'withdrawn', 'expired'],
  resting: {},
  rows: [
    {
      step: 'propose',
      from: null,
      to: 'proposed',
      by: ['proposer'],
      apply: ({ reason }) => ({ data: { reason } }),
      follows: 'the number of before is told',
    },
    {
      step: 'confirm',
      from: ['proposed'],
      to: 'confirmed',
      by: ['second'],
      apply: (_change, { availableAt }) => ({ set: { availableAt, expiresAt: expiryOf(availableAt) } }),
      follows: 'both numbers are told from when the new one counts',
    },
    {
      step: 'refuse',
      from: ['proposed', 'confirmed'],
      to: 'refused',
      by: ['owner'],
      follows: 'the number stays',
    },
    {
      step: 'withdraw',
      from: ['proposed', 'confirmed'],
      to: 'withdrawn',
      by: ['proposer', 'second'],
      apply: (_change, { reason }) => ({ data: { reason } }),
      follows: 'the number stays',
    },
    {
      step: 'take',
      from: ['confirmed'],
      to: 'taken',
      by: ['system'],
      guard: isAvailable,
      follows: 'by a code to the new number; every session ends, the number of before is told',
    },
    {
      step: 'expire',
      from: ['proposed', 'confirmed'],
      to: 'expired',
      by: [],
      clock: { due: ({ expiresAt }) => expiresAt, says: '14 days' },
      follows: 'the number stays',
    },
  ],
});
