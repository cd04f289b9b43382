import { curationAccess } from './curation.access.ts';
import { type CurationNames, curationRoutes } from './curation.routes.ts';
import type { CurationDeps } from './curation.service.ts';

/** The tree of what is offered, changed by administrators who see beforehand what follows. */
export function makeCuration(deps: CurationDeps & CurationNames) {
  return { api: {}, parts: { routes: curationRoutes(deps), access: curationAccess, models: [] } };
}
