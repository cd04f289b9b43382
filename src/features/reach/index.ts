export {
  GroundError,
  type GroundInput,
  type GroundStage,
  type ImportedGround,
} from './ground.import.ts';
export type { OsmNodes, OsmRelation, OsmSource, OsmTags, OsmWay } from './osm.ts';
export { makeReach, type Reach } from './reach.service.ts';
export { makeReachStore } from './reach.store.ts';
export type { PrivateSetting } from './walkway.ts';
