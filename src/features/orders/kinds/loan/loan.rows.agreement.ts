import { givesCode } from '../../engine/check-in.ts';
import { givesAllBack, givesAsDecided, givesByPolicy } from '../../engine/ending.ts';
import { validateReason } from '../../engine/input.ts';
import { lapseDue, validateAdvance } from '../../engine/paying.ts';
import {
  swaps,
  takesFeeAndDeposit,
  validateCallingOff,
  validateShownRefund,
  validateSwap,
} from './loan.apply.ts';
import { expireDue } from './loan.dates.ts';
import type { LoanRow } from './loan.ts';

const paying: LoanRow[] = [
  {
    step: 'borrow',
    from: null,
    to: 'unpaid',
    by: ['resident'],
    follows: "the unit's days are kept; a payment of fee and deposit is opened",
  },
  { step: 'expire_claim', from: ['unpaid'], to: 'lapsed', by: ['system'], follows: 'the claim was gone' },
  {
    step: 'pay',
    from: ['unpaid'],
    to: 'requested',
    by: ['payment', 'system'],
    validate: validateAdvance,
    apply: takesFeeAndDeposit,
    follows: 'the deposit is set apart; provider is told; an instant listing is accepted',
  },
  { step: 'drop', from: ['unpaid'], to: 'lapsed', by: ['resident'], before: 'close_payment' },
  {
    step: 'lapse',
    from: ['unpaid'],
    to: 'lapsed',
    by: ['system'],
    clock: { due: lapseDue, says: '15 min' },
    before: 'close_payment',
    follows: 'by the system where the provider was stopped or the listing withdrawn',
  },
];

const answering: LoanRow[] = [
  {
    step: 'accept',
    from: ['requested'],
    to: 'ready',
    by: ['provider', 'system'],
    apply: givesCode,
    follows: 'resident is told and gets the code',
  },
  {
    step: 'decline',
    from: ['requested'],
    to: 'declined',
    by: ['provider'],
    validate: validateReason,
    apply: givesAllBack,
    follows: 'all goes back',
  },
  {
    step: 'expire',
    from: ['requested'],
    to: 'declined',
    by: [],
    clock: { due: expireDue, says: 'paid + 24 h or start − 1 h, or as the grid has it' },
    apply: givesAllBack,
    follows: 'all goes back',
  },
  {
    step: 'withdraw',
    from: ['requested'],
    to: 'declined',
    by: ['system'],
    apply: givesAllBack,
    follows: 'all goes back, no strike: the provider was stopped, the listing withdrawn, or no unit is there',
  },
  {
    step: 'retract',
    from: ['requested'],
    to: 'cancelled',
    by: ['resident'],
    apply: givesAllBack,
    follows: 'all goes back',
  },
];

const calling: LoanRow[] = [
  {
    step: 'cancel',
    from: ['ready'],
    to: 'cancelled',
    by: ['resident'],
    validate: validateShownRefund,
    apply: givesByPolicy,
    follows: 'deposit back, the fee by policy; what is kept becomes payable',
  },
  {
    step: 'withdraw',
    from: ['ready'],
    to: 'cancelled',
    by: ['provider'],
    validate: validateReason,
    apply: givesAllBack,
    follows: 'all goes back, a strike for the provider unless the unit is broken or still out',
  },
  {
    step: 'withdraw',
    from: ['ready'],
    to: 'cancelled',
    by: ['system'],
    apply: givesAllBack,
    follows: 'all goes back: the unit is not there the evening before, and no other one is free',
  },
  {
    step: 'call_off',
    from: ['requested', 'ready'],
    to: 'cancelled',
    by: ['staff'],
    validate: validateCallingOff,
    apply: givesAsDecided,
    follows: 'the deposit goes back whole, of the fee what was decided',
  },
  {
    step: 'swap',
    from: ['ready'],
    to: 'ready',
    by: ['provider', 'system'],
    validate: validateSwap,
    apply: swaps,
    follows: 'another free unit is claimed, the old claim is freed',
  },
];

/** From the borrowing to the agreement, and what undoes it. */
export const agreementRows: readonly LoanRow[] = [...paying, ...answering, ...calling];
