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
  { step: 'lose', from: ['unpaid'], to: 'lapsed', by: ['house'], follows: 'the claim was gone' },
  {
    step: 'pay',
    from: ['unpaid'],
    to: 'requested',
    by: ['payment', 'house'],
    needs: rule.needsAdvance,
    writes: rule.takesAdvance,
    follows: 'artisan is told; an instant listing is accepted',
  },
  { step: 'drop', from: ['unpaid'], to: 'lapsed', by: ['resident'], first: 'close_payment' },
  {
    step: 'lapse',
    from: ['unpaid'],
    to: 'lapsed',
    by: [],
    clock: { due: rule.lapseDue, says: '15 min' },
    first: 'close_payment',
  },
];

const answering: ServiceRow[] = [
  {
    step: 'accept',
    from: ['requested'],
    to: 'confirmed',
    by: ['artisan', 'house'],
    writes: rule.givesCode,
    follows: 'resident is told and gets the check-in code',
  },
  {
    step: 'decline',
    from: ['requested'],
    to: 'declined',
    by: ['artisan'],
    needs: rule.needsReason,
    writes: rule.givesAllBack,
    follows: 'all goes back',
  },
  {
    step: 'expire',
    from: ['requested'],
    to: 'declined',
    by: [],
    clock: { due: rule.expireDue, says: 'paid + 24 h or start − 1 h' },
    writes: rule.givesAllBack,
    follows: 'all goes back',
  },
  {
    step: 'retract',
    from: ['requested'],
    to: 'cancelled',
    by: ['resident'],
    writes: rule.givesAllBack,
    follows: 'all goes back',
  },
];

const calling: ServiceRow[] = [
  {
    step: 'cancel',
    from: ['confirmed'],
    to: 'cancelled',
    by: ['resident'],
    when: rule.isBeforeStart,
    needs: rule.needsShownRefund,
    writes: rule.givesByPolicy,
    follows: 'refund by policy, what is kept becomes payable',
  },
  {
    step: 'withdraw',
    from: ['confirmed'],
    to: 'cancelled',
    by: ['artisan'],
    needs: rule.needsReason,
    writes: rule.givesAllBack,
    follows: 'all goes back, a mark for the artisan',
  },
  {
    step: 'call_off',
    from: ['requested', 'confirmed', 'underway', 'quoted'],
    to: 'cancelled',
    by: ['staff'],
    needs: rule.needsAmountBack,
    writes: rule.givesAsDecided,
    follows: 'refund as decided, the rest payable',
  },
];

/** From the booking to the agreement, and what undoes it. */
export const agreementRows: readonly ServiceRow[] = [...paying, ...answering, ...calling];
