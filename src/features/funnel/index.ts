import { funnelAccess } from './funnel.access.ts';
import { type FunnelNames, funnelRoutes } from './funnel.routes.ts';
import type { FunnelDeps } from './funnel.service.ts';

/** What became of whom leaders put forward, and who needs a word. */
export function makeFunnel(deps: FunnelDeps & FunnelNames) {
  return { api: {}, parts: { routes: funnelRoutes(deps), access: funnelAccess, models: [] } };
}
