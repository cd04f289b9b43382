import { type AccessRule, type Actor, defineAccess, holds, type RoleName } from '../../kernel/actor.ts';

const paymentProvider = defineAccess(
  'payment.provider',
  'WeChat Pay alone, known by its signature over the bytes of the message.',
  'anyone',
);
const payer = defineAccess(
  'payment.payer',
  'The person who pays; for everybody else the payment does not exist.',
  'required',
);
const refundReaders: readonly RoleName[] = ['staff', 'supervisor', 'auditor', 'admin'];
export const refundDeciders: readonly RoleName[] = ['staff', 'admin'];

const refundReader = defineAccess(
  'refund.read',
  'Staff, supervisors, auditors and administrators; refunds of their grids.',
  'required',
  (actor) => holds(actor, refundReaders),
);
const refundStaff = defineAccess(
  'refund.staff',
  'Staff and administrators of the grid or above it, but not for money that comes back to themselves.',
  'required',
  (actor) => holds(actor, refundDeciders),
);

export const paymentAccess: AccessRule[] = [paymentProvider, payer, refundReader, refundStaff];

export type PaymentRelation = 'payer';
export type RefundRelation = 'payer' | 'staff';

export function paymentRelations(actor: Actor, payment: { payerId: string }): PaymentRelation[] {
  return actor.personId !== null && actor.personId === payment.payerId ? ['payer'] : [];
}

/** Who gets the money back decides nothing about it, staff or not. */
export function refundRelations(
  actor: Actor,
  refund: { payerId: string; gridPath: readonly string[] },
): RefundRelation[] {
  if (actor.personId === null) return [];
  if (actor.personId === refund.payerId) return ['payer'];
  return holds(actor, refundDeciders, refund.gridPath) ? ['staff'] : [];
}

/** Where the actor reads refunds; every grid stands for what is below it too. */
export function refundGrids(actor: Actor): string[] {
  return actor.roles.filter(({ role }) => refundReaders.includes(role)).map(({ grid }) => grid);
}
