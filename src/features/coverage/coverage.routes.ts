import type { Handlers } from '../../contract/handler.ts';
import type { components } from '../../contract/types.gen.ts';
import type { CoverageReader, Progress, SeenGap } from './coverage.service.ts';
import { gapId } from './coverage.ts';
import type { Filler } from './fillers.ts';

type Schemas = components['schemas'];
type CoverageRoutes = Required<Pick<Handlers, 'getCoverage' | 'askForCoverage' | 'listGaps' | 'getGap'>>;

const presentProgress = ({ done, total, computedAt, underWay }: Progress): Schemas['CoverageProgress'] => ({
  ...{ done, total, underWay },
  computedAt: computedAt?.toISOString() ?? null,
});
const presentGap = (gap: SeenGap): Schemas['Gap'] => ({
  ...{ id: gapId(gap), grid: gap.grid, residents: gap.residents },
  ...{ category: gap.leaf.code, categoryName: gap.leaf.name, tierMinutes: gap.leaf.tierMinutes },
});
const presentFiller = ({ provider: { kind, id }, ...one }: Filler): Schemas['Filler'] => ({
  ...{ why: one.why, provider: { kind, id }, name: one.name, grid: one.grid },
  ...{ category: one.category, walkMetres: one.walkMetres },
});

export const coverageRoutes = (coverage: CoverageReader): CoverageRoutes => ({
  async getCoverage({ actor, query }) {
    const { residents, microGrids, progress, categories } = await coverage.of(actor, query.grid);
    const items = categories.map(({ leaf, ...lack }) => ({
      ...{ category: leaf.code, name: leaf.name, group: leaf.group, tierMinutes: leaf.tierMinutes },
      ...{ residentsWithout: lack.residents, microGridsWithout: lack.microGrids },
    }));
    return { body: { residents, microGrids, progress: presentProgress(progress), items } };
  },
  askForCoverage: async ({ actor }) => ({ body: presentProgress(await coverage.ask(actor)) }),
  async listGaps({ actor, query }) {
    const { limit = 20, cursor } = query;
    const { items, next } = await coverage.gaps(actor, query, { limit, cursor });
    return { body: { items: items.map(presentGap), next } };
  },
  async getGap({ actor, params }) {
    const gap = await coverage.gap(actor, params);
    const { fillers, needs, isLacking } = gap;
    return { body: { ...presentGap(gap), isLacking, fillers: fillers.map(presentFiller), needs } };
  },
});
