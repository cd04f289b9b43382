import { readFileSync } from 'node:fs';
import { makeOsmFile } from '../../src/adapters/osm/index.ts';
import { readGridGeoJson } from '../../src/features/grids/index.ts';
import { playBarberStory } from './barber.story.ts';

const { PORTO_OSM: osm, PORTO_GRIDS: grids } = process.env;

if (osm && grids) {
  // PT05140404 and PT05100408 lie 271 m apart on both sides of the river, 1,275 m on foot.
  describe('the story of the barber in a city with a deep river', () => {
    playBarberStory(() => ({
      ground: { osm: makeOsmFile(osm), grids: readGridGeoJson(readFileSync(grids, 'utf8')) },
      community: 'PT0514',
      home: 'PT05140404',
      place: 'PT05140303',
      across: 'PT05100408',
      elsewhere: 'PT05140303',
    }));
  });
} else {
  console.log('The story on a real city did not run: PORTO_OSM and PORTO_GRIDS are not set.');
}
