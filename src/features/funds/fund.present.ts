import type { components } from '../../contract/types.gen.ts';
import type { Actor } from '../../kernel/actor.ts';
import { openSteps } from '../../kernel/process.ts';
import { spendingRelations } from './fund.access.ts';
import type { SeenFund } from './fund.service.ts';
import type { Spending } from './fund.ts';
import { spendingProcess } from './spending.process.ts';

type Schemas = components['schemas'];

export function presentFund({ community, availableFen, lines }: SeenFund): Schemas['Fund'] {
  const items = lines.items.map(({ id, at, fen, purpose }) => ({ id, at: at.toISOString(), fen, purpose }));
  return { community: community.code, name: community.name, availableFen, items, next: lines.next };
}

export function presentSpending(
  spending: Spending,
  names: { community: string; proposer: string },
  actor: Actor,
  now: Date,
): Schemas['Spending'] {
  const { _id: id, state, community, amountFen, purpose, proposedAt, reason } = spending;
  return {
    ...{ id, state, community, amountFen, purpose, reason },
    communityName: names.community,
    proposer: names.proposer,
    proposedAt: proposedAt.toISOString(),
    vouchers: spending.vouchers.map(({ id: picture, width, height }) => ({ id: picture, width, height })),
    steps: openSteps(spendingProcess, spending, spendingRelations(actor, spending), now),
  };
}
