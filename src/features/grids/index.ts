import type mongoose from 'mongoose';
import { gridAccess } from './grid.access.ts';
import { gridRoutes } from './grid.routes.ts';
import { makeGrids } from './grid.service.ts';
import { makeGridStore } from './grid.store.ts';

export { GridFileError } from './grid.errors.ts';
export { type Crs, readGridGeoJson } from './grid.geojson.ts';
export { type Grids, type GridVersions, makeGrids } from './grid.service.ts';
export { makeGridStore } from './grid.store.ts';
export { buildGridTree } from './grid.tree.ts';
export type {
  Grid,
  GridInput,
  Ground,
} from './grid.ts';
export { LruCache } from './lru-cache.ts';

/** The area tree with its operations. */
export function makeGridFeature({ connection }: { connection: mongoose.Connection }) {
  const grids = makeGrids({ store: makeGridStore(connection) });
  return { grids, routes: gridRoutes(grids), access: gridAccess, models: grids.models };
}
