/** Something about money that a person must look at; one document per thing, however often it is seen. */
type AlarmKind =
  | 'unknown_payment'
  | 'transaction_bound'
  | 'second_transaction'
  | 'mismatched_money'
  | 'refunded_elsewhere'
  | 'notification_contradicts'
  | 'prepay_refused'
  | 'unknown_refund'
  | 'refund_differs'
  | 'refund_refused'
  | 'refund_waits'
  | 'refund_abnormal'
  | 'refund_slow';

type AlarmFacts = Readonly<Record<string, string | number>>;

export interface Alarm {
  _id: string;
  kind: AlarmKind;
  at: Date;
  facts: AlarmFacts;
}

/** Raises an alarm once per kind and thing; it is durable when this returns. */
export type Raise = (kind: AlarmKind, thing: string, facts: AlarmFacts) => Promise<void>;
