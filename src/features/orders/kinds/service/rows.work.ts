import type { Row } from '../../../../kernel/process.ts';
import { paidFen } from '../../order.ts';
import type { ServiceRelation } from './access.ts';
import * as rule from './rules.ts';
import type { ServiceOrder, ServiceState, ServiceStep } from './service.ts';

type ServiceRow = Row<ServiceOrder, ServiceState, ServiceStep, ServiceRelation>;

const meeting: ServiceRow[] = [
  {
    step: 'start',
    from: ['confirmed'],
    to: 'underway',
    by: ['artisan'],
    needs: rule.needsCode,
  },
  // Beside the written table: five wrong tries would be a dead end for two people who stand at the door, so
  // whoever shows the code may make a new one once it is locked.
  {
    step: 'renew_code',
    from: ['confirmed'],
    to: 'confirmed',
    by: ['resident'],
    when: rule.isCodeLocked,
    writes: rule.givesCode,
    follows: 'five new tries',
  },
  {
    step: 'miss_resident',
    from: ['confirmed'],
    to: 'missed',
    by: ['artisan'],
    when: rule.isMissable,
    writes: rule.records(rule.byNoShowPolicy),
    follows: 'nothing moves yet',
  },
  {
    step: 'miss_artisan',
    from: ['confirmed'],
    to: 'missed',
    by: ['resident'],
    when: rule.isMissable,
    writes: rule.records(paidFen),
    follows: 'a mark for the artisan; nothing moves yet',
  },
  {
    step: 'forget',
    from: ['confirmed'],
    to: 'missed',
    by: [],
    clock: { due: rule.forgetDue, says: '24 h after the end' },
    writes: rule.records(paidFen),
    follows: 'both are asked',
  },
  {
    step: 'settle_missed',
    from: ['missed'],
    to: 'settled',
    by: [],
    clock: { due: rule.missedDue, says: '48 h' },
    writes: rule.givesAsRecorded,
    follows: 'refund as recorded, the rest payable',
  },
];

const working: ServiceRow[] = [
  {
    step: 'quote',
    from: ['underway'],
    to: 'quoted',
    by: ['artisan'],
    when: rule.mayQuote,
    needs: rule.needsQuote,
    writes: rule.quotes,
    follows: 'resident is told',
  },
  {
    step: 'agree',
    from: ['quoted'],
    to: 'underway',
    by: ['resident'],
    writes: rule.agrees,
    follows: 'the balance payment is opened',
  },
  {
    step: 'refuse',
    from: ['quoted'],
    to: 'done',
    by: ['resident'],
    clock: { due: rule.refuseDue, says: '48 h' },
    writes: rule.isDone,
    follows: 'only the call-out fee stays',
  },
  {
    step: 'pay_balance',
    from: ['underway'],
    to: 'underway',
    by: ['payment'],
    when: rule.isBalanceOpen,
    needs: rule.needsBalance,
    writes: rule.takesBalance,
  },
  {
    step: 'cash_balance',
    from: ['underway'],
    to: 'underway',
    by: ['artisan'],
    when: rule.isBalanceOpen,
    first: 'close_payment',
    writes: rule.takesCash,
    follows: 'the artisan holds the cash',
  },
  {
    step: 'drop_balance',
    from: ['underway'],
    to: 'done',
    by: [],
    when: rule.isBalanceOpen,
    clock: { due: rule.balanceDue, says: '48 h after agree' },
    first: 'close_payment',
    writes: rule.dropsBalance,
    follows: 'the unpaid balance is noted, both are told',
  },
  {
    step: 'finish',
    from: ['underway'],
    to: 'done',
    by: ['artisan'],
    when: rule.hasNoOpenBalance,
    clock: { due: rule.finishDue, says: '24 h after the end' },
    writes: rule.isDone,
    follows: 'resident is asked to confirm',
  },
];

const closing: ServiceRow[] = [
  {
    step: 'confirm',
    from: ['done'],
    to: 'completed',
    by: ['resident'],
    clock: { due: rule.confirmDue, says: '24 h' },
    follows: 'the review window opens',
  },
  {
    step: 'dispute',
    from: ['done', 'completed'],
    to: 'disputed',
    by: ['resident', 'artisan'],
    when: rule.isDoneDisputable,
    needs: rule.needsReason,
    writes: rule.disputes,
    follows: 'the payout waits, staff is told',
  },
  {
    step: 'dispute',
    from: ['missed'],
    to: 'disputed',
    by: ['resident', 'artisan'],
    when: rule.isMissedDisputable,
    needs: rule.needsReason,
    writes: rule.disputes,
    follows: 'nothing is settled, staff is told',
  },
  {
    step: 'resolve',
    from: ['disputed'],
    to: 'settled',
    by: ['staff'],
    needs: rule.needsAmountBack,
    writes: rule.givesAsDecided,
    follows: 'refund, the rest payable; the review window opens where work was done',
  },
  {
    step: 'escalate',
    from: ['disputed'],
    to: 'disputed',
    by: [],
    when: rule.mayRise,
    clock: { due: rule.riseDue, says: 'every 3 days up to the top' },
    writes: rule.rises,
    follows: 'the next level is told',
  },
  {
    step: 'default',
    from: ['disputed'],
    to: 'settled',
    by: [],
    when: rule.isAtTop,
    clock: { due: rule.riseDue, says: '3 days after the top level' },
    writes: rule.givesByDefault,
    follows: 'as recorded for missed, all payable otherwise',
  },
  {
    step: 'settle',
    from: ['completed'],
    to: 'settled',
    by: [],
    clock: { due: rule.settleDue, says: '7 days after done' },
    writes: rule.givesNothingBack,
    follows: 'payable',
  },
];

/** From the appointment to the settlement. */
export const workRows: readonly ServiceRow[] = [...meeting, ...working, ...closing];
