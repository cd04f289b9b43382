import { demoAccess } from './demo.access.ts';
import { type DemoDeps, demoRoutes } from './demo.routes.ts';

/** What makes trying on one machine easy; it has nothing that others call. */
export function makeDemo(deps: DemoDeps) {
  return { api: null, parts: { routes: demoRoutes(deps), access: demoAccess, models: [] } };
}
