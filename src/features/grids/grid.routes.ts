import type { Handlers } from '../../contract/handler.ts';
import { pageOf, readCursor } from '../../kernel/page.ts';
import type { Grids } from './grid.service.ts';
import type { Grid } from './grid.ts';

async function namesAbove(grids: Grids, grid: Grid): Promise<string[]> {
  return (await grids.names(grid.code)).slice(0, -1);
}

/** What leaves the server of a grid: never the leader's phone. */
async function present(grids: Grids, grid: Grid) {
  const { code, name, level, households, population, centre, leader } = grid;
  const path = await namesAbove(grids, grid);
  const leaderName = leader?.name ?? null;
  return { code, name, path, level, households, population, centre: [...centre], leaderName };
}

export function gridRoutes(grids: Grids): Pick<Handlers, 'searchGrids' | 'getGrid'> {
  return {
    async searchGrids({ query }) {
      const limit = query.limit ?? 20;
      const after = readCursor(query.cursor)?.id ?? '';
      const found = await grids.searchMicro(query.q ?? '', after, limit + 1);
      const page = pageOf(found, limit, ({ code }) => ({ key: code, id: code }));
      const items = page.items.map(async (grid) => {
        const { code, name } = grid;
        return { code, name, path: await namesAbove(grids, grid) };
      });
      return { body: { items: await Promise.all(items), next: page.next } };
    },
    getGrid: async ({ params }) => ({ body: await present(grids, await grids.find(params.code)) }),
  };
}
