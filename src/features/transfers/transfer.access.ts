import { type AccessRule, type Actor, defineAccess } from '../../kernel/actor.ts';

const provider = defineAccess(
  'transfer.provider',
  'WeChat Pay alone, known by its signature over the bytes of the message.',
  'anyone',
);
const earner = defineAccess(
  'transfer.own',
  'Every person sees and withdraws what is owed to them.',
  'required',
);
const receiver = defineAccess(
  'transfer.receiver',
  'Who gets the money; for everybody else the transfer does not exist.',
  'required',
);

export const transferAccess: AccessRule[] = [provider, earner, receiver];

export type TransferRelation = 'receiver' | 'staff';

export function transferRelations(actor: Actor, transfer: { personId: string }): TransferRelation[] {
  return actor.personId !== null && actor.personId === transfer.personId ? ['receiver'] : [];
}
