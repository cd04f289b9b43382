import type { Order } from '../../order.ts';

/** What the artisan has named after a look. */
export interface Quote {
  amountFen: number;
  reason: string;
  at: Date;
}
export interface Balance {
  fen: number;
  state: 'open' | 'paid' | 'cash' | 'unpaid';
  agreedAt: Date;
  /** When it was paid, in whichever way. */
  doneAt: Date | null;
}

/** An order of kind `service`: an interval of an artisan's calendar. */
export interface ServiceOrder extends Order {
  kind: 'service';
  paidAt: Date | null;
  checkInCode: string | null;
  /** Tries of the present code, counted before it is compared. */
  codeTries: number;
  quote: Quote | null;
  balance: Balance | null;
  /** When the work was over; null where none was done. */
  doneAt: Date | null;
  /** What goes back of a missed order when nobody disputes it. */
  recordedRefundFen: number | null;
  /** How high a dispute has gone: an index of the escalation path. */
  escalationLevel: number | null;
}
export const unstartedService = {
  paidAt: null,
  checkInCode: null,
  codeTries: 0,
  quote: null,
  balance: null,
  doneAt: null,
  recordedRefundFen: null,
  escalationLevel: null,
} as const;

export type ServiceState =
  | 'unpaid'
  | 'lapsed'
  | 'requested'
  | 'declined'
  | 'confirmed'
  | 'cancelled'
  | 'missed'
  | 'underway'
  | 'quoted'
  | 'done'
  | 'completed'
  | 'disputed'
  | 'settled';
export type ServiceStep =
  | 'book'
  | 'expire_claim'
  | 'pay'
  | 'drop'
  | 'lapse'
  | 'accept'
  | 'decline'
  | 'expire'
  | 'retract'
  | 'cancel'
  | 'withdraw'
  | 'call_off'
  | 'start'
  | 'renew_code'
  | 'miss_resident'
  | 'miss_artisan'
  | 'forget'
  | 'settle_missed'
  | 'quote'
  | 'agree'
  | 'refuse'
  | 'pay_balance'
  | 'cash_balance'
  | 'drop_balance'
  | 'finish'
  | 'confirm'
  | 'dispute'
  | 'resolve'
  | 'escalate'
  | 'default'
  | 'settle';
