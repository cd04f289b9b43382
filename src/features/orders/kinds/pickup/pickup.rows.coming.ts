import { givesCode, isCodeLocked, validateCode } from '../../engine/check-in.ts';
import { validateAmountBack, validateReason } from '../../engine/input.ts';
import { assigns, endsWithReason, saysReason, validateProof } from './pickup.apply.ts';
import {
  expireDue,
  forgetDue,
  forgetVisitDue,
  isCollectorMissable,
  isResidentMissable,
} from './pickup.dates.ts';
import type { PickupRow } from './pickup.ts';

const asking: PickupRow[] = [
  {
    step: 'request',
    from: null,
    to: 'requested',
    by: ['resident'],
    follows: 'a place in the window is kept; the price list is frozen',
  },
  {
    step: 'expire_claim',
    from: ['requested'],
    to: 'cancelled',
    by: ['system'],
    follows: 'the claim was gone',
  },
  {
    step: 'assign',
    from: ['requested'],
    to: 'assigned',
    by: ['provider', 'staff'],
    apply: assigns,
    follows: 'resident is told, gets the code',
  },
  {
    step: 'expire',
    from: ['requested'],
    to: 'cancelled',
    by: [],
    clock: { due: expireDue, says: 'the start of the window' },
    follows: 'resident is told, the nearest window is offered',
  },
];

const calling: PickupRow[] = [
  {
    step: 'cancel',
    from: ['requested', 'assigned'],
    to: 'cancelled',
    by: ['resident'],
    follows: 'the place is free',
  },
  {
    step: 'withdraw',
    from: ['requested', 'assigned'],
    to: 'cancelled',
    by: ['provider'],
    validate: validateReason,
    apply: saysReason,
    follows: 'a strike for the collector, the nearest window is offered',
  },
  {
    step: 'withdraw',
    from: ['requested'],
    to: 'cancelled',
    by: ['system'],
    follows: 'no strike: the collector was stopped or the listing withdrawn',
  },
  {
    step: 'call_off',
    from: ['requested', 'assigned', 'arrived'],
    to: 'cancelled',
    by: ['staff'],
    validate: validateAmountBack,
    apply: endsWithReason,
    follows: 'both are told',
  },
];

const missing: PickupRow[] = [
  {
    step: 'miss_resident',
    from: ['assigned'],
    to: 'cancelled',
    by: ['provider'],
    guard: isResidentMissable,
    validate: validateProof,
    follows: 'no strike; a picture of the door',
  },
  {
    step: 'miss_collector',
    from: ['assigned'],
    to: 'cancelled',
    by: ['resident'],
    guard: isCollectorMissable,
    follows: 'a strike for the collector, the nearest window is offered',
  },
  {
    step: 'forget',
    from: ['assigned'],
    to: 'cancelled',
    by: [],
    clock: { due: forgetDue, says: '24 h after the window' },
    follows: 'both are asked, no strike',
  },
  {
    step: 'forget',
    from: ['arrived'],
    to: 'cancelled',
    by: [],
    clock: { due: forgetVisitDue, says: '24 h after the arrival' },
    follows: 'both are asked, no strike',
  },
];

const atTheDoor: PickupRow[] = [
  {
    step: 'arrive',
    from: ['assigned'],
    to: 'arrived',
    by: ['provider'],
    validate: validateCode,
    follows: 'the code proves that both sides are there',
  },
  {
    step: 'renew_code',
    from: ['assigned'],
    to: 'assigned',
    by: ['resident'],
    guard: isCodeLocked,
    apply: givesCode,
    follows: 'five new tries',
  },
];

/** From the request to the door, and what undoes it. */
export const comingRows: readonly PickupRow[] = [...asking, ...calling, ...missing, ...atTheDoor];
