import { givesCode } from '../../engine/check-in.ts';
import { givesAllBack, givesAsDecided, givesByPolicy } from '../../engine/ending.ts';
import { validateAmountBack, validateReason, validateShownRefund } from '../../engine/input.ts';
import { lapseDue, takesAdvance, validateAdvance } from '../../engine/paying.ts';
import { expireDue, isBeforeStart } from './service.dates.ts';
import type { ServiceRow } from './service.ts';

const paying: ServiceRow[] = [
  {
    step: 'book',
    from: null,
    to: 'unpaid',
    by: ['resident'],
    follows: 'the claim is kept; a payment is opened',
  },
  { step: 'expire_claim', from: ['unpaid'], to: 'lapsed', by: ['system'], follows: 'the claim was gone' },
  {
    step: 'pay',
    from: ['unpaid'],
    to: 'requested',
    by: ['payment', 'system'],
    validate: validateAdvance,
    apply: takesAdvance,
    follows: 'artisan is told; an instant listing is accepted',
  },
  { step: 'drop', from: ['unpaid'], to: 'lapsed', by: ['resident'], before: 'close_payment' },
  {
    step: 'lapse',
    from: ['unpaid'],
    to: 'lapsed',
    by: ['system'],
    clock: { due: lapseDue, says: '15 min' },
    before: 'close_payment',
    follows: 'by the system where the artisan was stopped or the listing withdrawn',
  },
];

const answering: ServiceRow[] = [
  {
    step: 'accept',
    from: ['requested'],
    to: 'confirmed',
    by: ['provider', 'system'],
    apply: givesCode,
    follows: 'resident is told and gets the check-in code',
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
    follows: 'all goes back, no strike: the artisan was stopped or the listing withdrawn',
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

const calling: ServiceRow[] = [
  {
    step: 'cancel',
    from: ['confirmed'],
    to: 'cancelled',
    by: ['resident'],
    guard: isBeforeStart,
    validate: validateShownRefund,
    apply: givesByPolicy,
    follows: 'refund by policy, what is kept becomes payable',
  },
  {
    step: 'withdraw',
    from: ['confirmed'],
    to: 'cancelled',
    by: ['provider'],
    validate: validateReason,
    apply: givesAllBack,
    follows: 'all goes back, a strike for the artisan',
  },
  {
    step: 'call_off',
    from: ['requested', 'confirmed', 'underway', 'quoted'],
    to: 'cancelled',
    by: ['staff'],
    validate: validateAmountBack,
    apply: givesAsDecided,
    follows: 'refund as decided, the rest payable',
  },
];

/** From the booking to the agreement, and what undoes it. */
export const agreementRows: readonly ServiceRow[] = [...paying, ...answering, ...calling];
