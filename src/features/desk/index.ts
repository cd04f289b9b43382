import { deskAccess } from './desk.access.ts';
import { deskRoutes } from './desk.routes.ts';
import type { Queues } from './desk.ts';

/** What staff see first: what waits for them, over all features. */
export function makeDesk(deps: { queues: Queues }) {
  return { api: {}, parts: { routes: deskRoutes(deps), access: deskAccess, models: [] } };
}
