import { givesCode, isCodeLocked, validateCode } from '../../engine/check-in.ts';
import { givesAllBack, givesAsDecided, givesAsRecorded, leftFen, records } from '../../engine/ending.ts';
import { validateAmountBack, validateReason } from '../../engine/input.ts';
import { lapseDue, takesAdvance, validateAdvance } from '../../engine/paying.ts';
import {
  isHandedOver,
  packs,
  unfetchedRefundFen,
  validatePacking,
  validateShownRefund,
} from './good.apply.ts';
import { expireDue, expirePickupDue, isCancellable, isProviderMissable, unclaimedDue } from './good.dates.ts';
import type { GoodRow } from './good.ts';

const paying: GoodRow[] = [
  {
    step: 'order',
    from: null,
    to: 'unpaid',
    by: ['resident'],
    follows: 'the units are put aside; a payment is opened',
  },
  { step: 'expire_claim', from: ['unpaid'], to: 'lapsed', by: ['system'], follows: 'the claim was gone' },
  {
    step: 'pay',
    from: ['unpaid'],
    to: 'placed',
    by: ['payment', 'system'],
    validate: validateAdvance,
    apply: takesAdvance,
    follows: 'provider is told',
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

const calling: GoodRow[] = [
  {
    step: 'cancel',
    from: ['placed'],
    to: 'cancelled',
    by: ['resident'],
    guard: isCancellable,
    validate: validateShownRefund,
    apply: (order) => givesAllBack(order, {}),
    follows: 'all goes back, the units too',
  },
  {
    step: 'withdraw',
    from: ['placed', 'packed'],
    to: 'cancelled',
    by: ['provider'],
    validate: validateReason,
    apply: givesAllBack,
    follows: 'all goes back, a strike for the provider',
  },
  {
    step: 'withdraw',
    from: ['placed'],
    to: 'cancelled',
    by: ['system'],
    apply: givesAllBack,
    follows: 'all goes back, no strike: the provider was stopped or the listing withdrawn',
  },
  {
    step: 'expire',
    from: ['placed'],
    to: 'cancelled',
    by: [],
    clock: { due: expireDue, says: 'the end of the window' },
    apply: (order) => givesAllBack(order, {}),
    follows: 'all goes back, a strike for the provider',
  },
  {
    step: 'call_off',
    from: ['placed', 'packed'],
    to: 'cancelled',
    by: ['staff'],
    validate: validateAmountBack,
    apply: givesAsDecided,
    follows: 'refund as decided, the rest payable',
  },
];

const fetching: GoodRow[] = [
  {
    step: 'pack',
    from: ['placed'],
    to: 'packed',
    by: ['provider'],
    validate: validatePacking,
    apply: packs,
    follows: 'what is missing goes back at once; resident gets the code',
  },
  {
    step: 'hand_over',
    from: ['packed'],
    to: 'handed_over',
    by: ['provider'],
    validate: validateCode,
    apply: isHandedOver,
    follows: 'the units are gone',
  },
  {
    step: 'renew_code',
    from: ['packed'],
    to: 'packed',
    by: ['resident'],
    guard: isCodeLocked,
    apply: givesCode,
    follows: 'five new tries',
  },
  {
    step: 'miss_provider',
    from: ['packed'],
    to: 'unclaimed',
    by: ['resident'],
    guard: isProviderMissable,
    apply: records(leftFen),
    follows: 'a strike for the provider; nothing moves yet',
  },
  {
    step: 'expire_pickup',
    from: ['packed'],
    to: 'unclaimed',
    by: [],
    clock: {
      due: expirePickupDue,
      says: '2 days after the window; of a meal at its end, or 2 h after it where it is brought',
    },
    apply: (order) => records(() => unfetchedRefundFen(order))(order),
    follows: 'both are told; nothing moves yet',
  },
  {
    step: 'settle_unclaimed',
    from: ['unclaimed'],
    to: 'settled',
    by: [],
    clock: { due: unclaimedDue, says: '48 h' },
    apply: givesAsRecorded,
    follows: 'refund as recorded, the rest payable; the units come back',
  },
];

/** From the order to the handing over, and what undoes it. */
export const orderingRows: readonly GoodRow[] = [...paying, ...calling, ...fetching];
