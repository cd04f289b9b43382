import type { Handlers } from '../../contract/handler.ts';
import { pageOf, readCursor } from '../../kernel/page.ts';
import type { Grids } from './grid.service.ts';
import type { Grid, GridLeader } from './grid.ts';

async function namesAbove(grids: Grids, grid: Grid): Promise<string[]> {
  return (await grids.names(grid.code)).slice(0, -1);
}

/** Whoever looks after a grid: its own leader, else the nearest one above it. */
async function leaderOf(grids: Grids, grid: Grid): Promise<GridLeader | null> {
  for (let at: Grid | null = grid; at !== null; at = at.parent === null ? null : await grids.seek(at.parent))
    if (at.leader) return at.leader;
  return null;
}

/** What leaves the server of a grid. A leader's number is that of their duty (adr/0031). */
async function present(grids: Grids, grid: Grid) {
  const { code, name, level, households, population, centre } = grid;
  const path = await namesAbove(grids, grid);
  const leader = await leaderOf(grids, grid);
  const [leaderName, leaderPhone] = [leader?.name ?? null, leader?.phone ?? null];
  return { code, name, path, level, households, population, centre: [...centre], leaderName, leaderPhone };
}

export function gridRoutes(grids: Grids): Pick<Handlers, 'searchGrids' | 'getGrid'> {
  return {
    async searchGrids({ query }) {
      const limit = query.limit ?? 20;
      const after = readCursor(query.cursor, 'text')?.id ?? '';
      const { q = '', all = false, under } = query;
      const found = await grids.searchAll(q, { all, under: under?.split(',') }, after, limit + 1);
      const page = pageOf(found, limit, ({ code }) => ({ key: code, id: code }));
      const items = page.items.map(async (grid) => {
        const { code, name, level } = grid;
        return { code, name, path: await namesAbove(grids, grid), level };
      });
      return { body: { items: await Promise.all(items), next: page.next } };
    },
    getGrid: async ({ params }) => ({ body: await present(grids, await grids.find(params.code)) }),
  };
}
