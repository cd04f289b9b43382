import type { Handlers } from '../../contract/handler.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Grids } from '../grids/index.ts';
import type { People } from '../people/index.ts';
import { presentFund, presentSpending } from './fund.present.ts';
import type { Funds } from './fund.service.ts';
import type { Spending } from './fund.ts';

type FundOperation =
  | 'getFund'
  | 'listSpendings'
  | 'proposeSpending'
  | 'approveSpending'
  | 'refuseSpending'
  | 'withdrawSpending';
export interface FundRouteDeps {
  funds: Funds;
  clock: Clock;
  grids: Pick<Grids, 'find'>;
  people: Pick<People, 'namesOf'>;
}

export function fundRoutes(deps: FundRouteDeps): Required<Pick<Handlers, FundOperation>> {
  const { funds, clock, grids, people } = deps;
  const shown = async (actor: Actor, all: readonly Spending[]) => {
    const names = await people.namesOf(all.map(({ proposedBy }) => proposedBy));
    const now = clock.now();
    return Promise.all(
      all.map(async (one) => {
        const said = {
          community: (await grids.find(one.community)).name,
          proposer: names.get(one.proposedBy) ?? '',
        };
        return presentSpending(one, said, actor, now);
      }),
    );
  };
  const alone = async (actor: Actor, one: Spending) => {
    const [body] = await shown(actor, [one]);
    if (!body) throw new Error('a spending is shown');
    return { body };
  };
  return {
    getFund: async ({ params, query: { limit = 20, cursor } }) => ({
      body: presentFund(await funds.see(params.code, { limit, cursor })),
    }),
    listSpendings: async ({ actor, query: { limit = 20, cursor } }) => {
      const { items, next } = await funds.spendings(actor, { limit, cursor });
      return { body: { items: await shown(actor, items), next } };
    },
    proposeSpending: async ({ actor, body, key }) => alone(actor, await funds.propose(actor, body, key)),
    approveSpending: async ({ actor, params, key }) =>
      alone(actor, await funds.decide(actor, params.id, 'approve', key)),
    refuseSpending: async ({ actor, params, body, key }) =>
      alone(actor, await funds.refuse(actor, params.id, body.reason, key)),
    withdrawSpending: async ({ actor, params, key }) =>
      alone(actor, await funds.decide(actor, params.id, 'withdraw', key)),
  };
}
