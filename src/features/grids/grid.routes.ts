import type { Handlers } from '../../contract/handler.ts';
import { pageOf, readCursor } from '../../kernel/page.ts';
import { fromGcj02 } from './gcj02.ts';
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

/** Who stands farther away lives elsewhere: their micro-grid is found by its name. */
const nearMetres = 1000;
const nearMost = 5;

async function presentPlace(grids: Grids, grid: Grid) {
  const { code, name, level } = grid;
  return { code, name, path: await namesAbove(grids, grid), level };
}

export function gridRoutes(grids: Grids): Pick<Handlers, 'searchGrids' | 'findNearGrids' | 'getGrid'> {
  return {
    async searchGrids({ query }) {
      const limit = query.limit ?? 20;
      const after = readCursor(query.cursor, 'text')?.id ?? '';
      const { q = '', all = false, under } = query;
      const found = await grids.searchAll(q, { all, under: under?.split(',') }, after, limit + 1);
      const page = pageOf(found, limit, ({ code }) => ({ key: code, id: code }));
      const items = page.items.map((grid) => presentPlace(grids, grid));
      return { body: { items: await Promise.all(items), next: page.next } };
    },
    async findNearGrids({ body }) {
      const point = [body.lon, body.lat] as const;
      const here = body.datum === 'gcj02' ? fromGcj02(point) : point;
      const items = (await grids.near(here, nearMetres, nearMost)).map(async ({ code, metres }) => ({
        ...(await presentPlace(grids, await grids.find(code))),
        metres,
      }));
      return { body: { items: await Promise.all(items) } };
    },
    getGrid: async ({ params }) => ({ body: await present(grids, await grids.find(params.code)) }),
  };
}
