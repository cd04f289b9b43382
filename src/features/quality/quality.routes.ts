import type { Handlers } from '../../contract/handler.ts';
import type { components } from '../../contract/types.gen.ts';
import { type QualityDeps, qualityFor, qualityOf } from './quality.service.ts';
import { idOf, type Sign } from './quality.ts';

const present = (sign: Sign): components['schemas']['QualitySign'] => ({
  ...sign,
  id: idOf(sign),
  until: sign.until?.toISOString() ?? null,
});

export function qualityRoutes(deps: QualityDeps): Required<Pick<Handlers, 'listQuality' | 'listMyQuality'>> {
  return {
    async listQuality({ actor, query }) {
      const { items, next } = await qualityFor(deps, actor, { ...query, limit: query.limit ?? 20 });
      return { body: { items: items.map(present), next } };
    },
    listMyQuality: async ({ actor }) => ({ body: { items: (await qualityOf(deps, actor)).map(present) } }),
  };
}
