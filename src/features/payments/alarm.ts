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
  | 'refund_slow'
  | 'transfer_differs'
  | 'transfer_refused'
  | 'transfer_waits'
  | 'transfer_slow'
  | 'books_differ'
  | 'bill_differs'
  | 'bill_unreadable';

type AlarmFacts = Readonly<Record<string, string | number>>;

export interface Alarm {
  _id: string;
  kind: AlarmKind;
  at: Date;
  /** Codes from the district down to where the money belongs; where nobody can tell, the districts themselves. */
  gridPath: string[];
  facts: AlarmFacts;
}

/** Raises an alarm once per kind and thing, for who reads the grid of what it is about; it is durable when this returns. */
export type Raise = (
  kind: AlarmKind,
  thing: string,
  facts: AlarmFacts,
  about: { gridPath: readonly string[] } | null,
) => Promise<void>;
