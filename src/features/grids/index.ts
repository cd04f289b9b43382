import type mongoose from 'mongoose';
import { gridAccess } from './grid.access.ts';
import { gridRoutes } from './grid.routes.ts';
import { gridsOver } from './grid.service.ts';
import { makeGridStore } from './grid.store.ts';

export { toGcj02 } from './gcj02.ts';
export type { Crs } from './grid.crs.ts';
export { GridFileError, gridMissing } from './grid.errors.ts';
export { type GridFile, readGridFile, readGridGeoJson } from './grid.geojson.ts';
export { documentsKnowTheirPath, reportsLieApart } from './grid.migration.ts';
export { gridsOf, gridsWithin } from './grid.scope.ts';
export type { Grids, GridVersions } from './grid.service.ts';
export { buildGridTree } from './grid.tree.ts';
export type {
  Grid,
  GridInput,
  Ground,
} from './grid.ts';

/** Servers look this often whether another process has imported. */
const lookEveryMs = 500;

/** The area tree with its operations. */
export function makeGrids({ connection }: { connection: mongoose.Connection }) {
  const store = makeGridStore(connection);
  const api = gridsOver(store);
  const parts = {
    routes: gridRoutes(api),
    access: gridAccess,
    models: store.models,
    everywhere: [{ name: 'grids', everyMs: lookEveryMs, run: () => api.refresh() }],
  };
  return { api, parts };
}
