import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeOsmFile } from '../../src/adapters/osm/index.ts';
import { type GridInput, readGridGeoJson } from '../../src/features/grids/index.ts';
import type { OsmSource } from '../../src/features/reach/index.ts';

/** The folder of the demo's map, from the sources as well as from a built program somewhere below the project. */
function findFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, 'seeds', 'ground');
    if (existsSync(join(candidate, 'liuan.osm.pbf'))) return candidate;
    if (folder === dirname(folder)) throw new Error('seeds/ground/liuan.osm.pbf is missing.');
  }
}

/** What the demo's neighbourhood is imported from: `reach.importGround(demoGround())`. */
export function demoGround(): { osm: OsmSource; grids: GridInput[] } {
  const folder = findFolder();
  const text = readFileSync(join(folder, 'liuan-grids.geojson'), 'utf8');
  return { osm: makeOsmFile(join(folder, 'liuan.osm.pbf')), grids: readGridGeoJson(text) };
}
