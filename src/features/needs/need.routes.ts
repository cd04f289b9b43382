import type { Handlers } from '../../contract/handler.ts';
import type { components } from '../../contract/types.gen.ts';
import type { Needs, SeenNeed } from './need.service.ts';
import type { Unmet } from './need.ts';

type Schemas = components['schemas'];
type Names = (code: string) => Promise<string>;
type NeedRoutes = Required<
  Pick<Handlers, 'reportNeed' | 'listMyNeeds' | 'withdrawNeed' | 'listNeeds' | 'closeNeeds'>
>;

/** For whose need it is. */
function presentNeed({ need, steps }: SeenNeed, gridName: string): Schemas['Need'] {
  const { _id: id, words, grid, state, reportedAt, reason } = need;
  const shown = { id, words, grid, gridName, reportedAt: reportedAt.toISOString(), reason, steps };
  return { ...shown, state: state as Schemas['Need']['state'] };
}
/** For who looks after the grid: the words and how many, never who. */
function presentUnmet({ id, words, grid, count, latestAt }: Unmet, gridName: string): Schemas['UnmetWords'] {
  return { id, words, grid, gridName, count, latestAt: latestAt.toISOString() };
}

export function needRoutes(needs: Needs, nameOf: Names): NeedRoutes {
  const shown = async (seen: SeenNeed) => ({ body: presentNeed(seen, await nameOf(seen.need.grid)) });
  return {
    reportNeed: async ({ actor, body, key }) => shown(await needs.report(actor, body, key)),
    async listMyNeeds({ actor }) {
      const own = await needs.ofMine(actor);
      const items = await Promise.all(own.map(async (one) => presentNeed(one, await nameOf(one.need.grid))));
      return { body: { items } };
    },
    withdrawNeed: async ({ actor, params, key }) => shown(await needs.withdraw(actor, params.id, key)),
    async listNeeds({ actor }) {
      const board = await needs.board(actor);
      const items = await Promise.all(board.map(async (one) => presentUnmet(one, await nameOf(one.grid))));
      return { body: { items } };
    },
    closeNeeds: async ({ actor, params, body, key }) => ({
      body: { count: await needs.close(actor, params.id, body.reason, key) },
    }),
  };
}
