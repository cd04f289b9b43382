import type { Row } from '../../../../kernel/process.ts';
import type { ServiceRelation } from './access.ts';
import * as rule from './rules.ts';
import type { ServiceOrder, ServiceState, ServiceStep } from './service.ts';

type ServiceRow = Row<ServiceOrder, ServiceState, ServiceStep, ServiceRelation>;

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
    validate: rule.requireAdvance,
    apply: rule.takesAdvance,
    follows: 'artisan is told; an instant listing is accepted',
  },
  { step: 'drop', from: ['unpaid'], to: 'lapsed', by: ['resident'], before: 'close_payment' },
  {
    step: 'lapse',
    from: ['unpaid'],
    to: 'lapsed',
    by: [],
    clock: { due: rule.lapseDue, says: '15 min' },
    before: 'close_payment',
  },
];

const answering: ServiceRow[] = [
  {
    step: 'accept',
    from: ['requested'],
    to: 'confirmed',
    by: ['artisan', 'system'],
    apply: rule.givesCode,
    follows: 'resident is told and gets the check-in code',
  },
  {
    step: 'decline',
    from: ['requested'],
    to: 'declined',
    by: ['artisan'],
    validate: rule.requireReason,
    apply: rule.givesAllBack,
    follows: 'all goes back',
  },
  {
    step: 'expire',
    from: ['requested'],
    to: 'declined',
    by: [],
    clock: { due: rule.expireDue, says: 'paid + 24 h or start − 1 h' },
    apply: rule.givesAllBack,
    follows: 'all goes back',
  },
  {
    step: 'retract',
    from: ['requested'],
    to: 'cancelled',
    by: ['resident'],
    apply: rule.givesAllBack,
    follows: 'all goes back',
  },
];

const calling: ServiceRow[] = [
  {
    step: 'cancel',
    from: ['confirmed'],
    to: 'cancelled',
    by: ['resident'],
    guard: rule.isBeforeStart,
    validate: rule.requireShownRefund,
    apply: rule.givesByPolicy,
    follows: 'refund by policy, what is kept becomes payable',
  },
  {
    step: 'withdraw',
    from: ['confirmed'],
    to: 'cancelled',
    by: ['artisan'],
    validate: rule.requireReason,
    apply: rule.givesAllBack,
    follows: 'all goes back, a mark for the artisan',
  },
  {
    step: 'call_off',
    from: ['requested', 'confirmed', 'underway', 'quoted'],
    to: 'cancelled',
    by: ['staff'],
    validate: rule.requireAmountBack,
    apply: rule.givesAsDecided,
    follows: 'refund as decided, the rest payable',
  },
];

/** From the booking to the agreement, and what undoes it. */
export const agreementRows: readonly ServiceRow[] = [...paying, ...answering, ...calling];
