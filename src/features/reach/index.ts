import type mongoose from 'mongoose';
import { type Reach, type ReachDeps, reachOver } from './reach.service.ts';
import { makeReachStore } from './reach.store.ts';

export { GroundError } from './ground.errors.ts';
export type {
  GroundInput,
  GroundStage,
  ImportedGround,
} from './ground.import.ts';
export type { OsmNodes, OsmRelation, OsmSource, OsmTags, OsmWay } from './osm.ts';
export type { Circle, Reach } from './reach.service.ts';
export type { PrivateSetting } from './walkway.ts';

/** Walked metres between micro-grids; what it imports becomes the ground of `grids` too. */
export function makeReach({
  connection,
  grids,
}: Omit<ReachDeps, 'store'> & { connection: mongoose.Connection }) {
  const store = makeReachStore(connection);
  const api: Reach = reachOver({ store, grids });
  return { api, parts: { routes: {}, access: [], models: store.models } };
}
