import { qualityAccess } from './quality.access.ts';
import { qualityRoutes } from './quality.routes.ts';
import type { QualityDeps } from './quality.service.ts';

/** Signs that supply needs a word: a list for staff, a hint for whoever offers, never a punishment. */
export function makeQuality(deps: QualityDeps) {
  return { api: {}, parts: { routes: qualityRoutes(deps), access: qualityAccess, models: [] } };
}
