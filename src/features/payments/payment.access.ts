import { type AccessRule, type Actor, defineAccess, holds } from '../../kernel/actor.ts';

export const paymentProvider = defineAccess(
  'payment.provider',
  'WeChat Pay alone, known by its signature over the bytes of the message.',
  'anyone',
);
export const payer = defineAccess(
  'payment.payer',
  'The person who pays; for everybody else the payment does not exist.',
  'required',
);
export const refundReader = defineAccess(
  'refund.read',
  'Staff, supervisors, auditors and administrators.',
  'required',
  (actor) => holds(actor, ['staff', 'supervisor', 'auditor', 'admin']),
);
export const refundStaff = defineAccess(
  'refund.staff',
  'Staff and administrators, but not for money that comes back to themselves.',
  'required',
  (actor) => holds(actor, ['staff', 'admin']),
);

export const paymentAccess: AccessRule[] = [paymentProvider, payer, refundReader, refundStaff];

export type PaymentRelation = 'payer';
export type RefundRelation = 'payer' | 'staff';

export function paymentRelations(actor: Actor, payment: { payerId: string }): PaymentRelation[] {
  return actor.personId !== null && actor.personId === payment.payerId ? ['payer'] : [];
}

/** Who gets the money back decides nothing about it, staff or not. */
export function refundRelations(actor: Actor, refund: { payerId: string }): RefundRelation[] {
  if (actor.personId === null) return [];
  if (actor.personId === refund.payerId) return ['payer'];
  return refundStaff.allows(actor) ? ['staff'] : [];
}
