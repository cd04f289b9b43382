import { deskAccess } from './desk.access.ts';
import { type DeskDeps, deskRoutes } from './desk.routes.ts';

/** What staff see first: what waits for them, and what they look for, over all features. */
export function makeDesk(deps: DeskDeps) {
  return { api: {}, parts: { routes: deskRoutes(deps), access: deskAccess, models: [] } };
}
