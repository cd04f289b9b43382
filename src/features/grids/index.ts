export { GridFileError, gridMissing } from './grid.errors.ts';
export { type Crs, readGridGeoJson } from './grid.geojson.ts';
export { type Grids, type GridVersions, makeGrids } from './grid.service.ts';
export { type GridStore, makeGridStore } from './grid.store.ts';
export { buildGridTree } from './grid.tree.ts';
export {
  type Grid,
  type GridInput,
  type GridLeader,
  type GridLevel,
  type Ground,
  gridLevels,
  type LonLat,
} from './grid.ts';
export { Recent } from './recent.ts';
