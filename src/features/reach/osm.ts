/**
 * What an import needs of OpenStreetMap, whatever file it comes from. The three readings may be asked
 * for in any order and more than once, so the order inside the file does not matter.
 * A source throws an error with one clear sentence where its file is truncated, damaged or foreign.
 */
export type OsmTags = Readonly<Record<string, string>>;

export interface OsmWay {
  readonly id: number;
  readonly tags: OsmTags;
  readonly refs: ArrayLike<number>;
}

export interface OsmMember {
  readonly type: 'node' | 'way' | 'relation';
  readonly ref: number;
  readonly role: string;
}

export interface OsmRelation {
  readonly id: number;
  readonly tags: OsmTags;
  readonly members: readonly OsmMember[];
}

/** Nodes by column, degrees in WGS-84. `tags` is keyed by position in the columns, tagged nodes only. */
export interface OsmNodes {
  readonly ids: ArrayLike<number>;
  readonly lons: ArrayLike<number>;
  readonly lats: ArrayLike<number>;
  readonly tags: ReadonlyMap<number, OsmTags>;
}

export interface OsmSource {
  relations(): AsyncIterable<readonly OsmRelation[]>;
  ways(): AsyncIterable<readonly OsmWay[]>;
  nodes(): AsyncIterable<OsmNodes>;
}
