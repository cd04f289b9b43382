export {
  GroundError,
  type GroundInput,
  type GroundReport,
  type GroundStage,
  type ImportedGround,
} from './ground.import.ts';
export type { OsmMember, OsmNodes, OsmRelation, OsmSource, OsmTags, OsmWay } from './osm.ts';
export { makeReach, type Reach, type ReachDeps } from './reach.service.ts';
export { makeReachStore, type ReachStore } from './reach.store.ts';
export { REACH_METRES } from './walk.ts';
export type { PrivateSetting } from './walkway.ts';
