import type { OsmMember, OsmNodes, OsmRelation, OsmTags, OsmWay } from '../../features/reach/osm.ts';
import { countPacked, MalformedMessage, ProtoReader, packedDeltas, packedNumbers } from './protobuf.ts';

/**
 * One PrimitiveBlock (osmformat.proto) opened: its strings, its scale, its groups still packed.
 * Field keys below are number * 8 + wire type.
 */
export interface Block {
  readonly strings: readonly Uint8Array[];
  readonly texts: (string | undefined)[];
  readonly groups: readonly ProtoReader[];
  readonly granularity: number;
  readonly latOffset: number;
  readonly lonOffset: number;
}

export function openBlock(bytes: Uint8Array): Block {
  const reader = new ProtoReader(bytes);
  const strings: Uint8Array[] = [];
  const groups: ProtoReader[] = [];
  let granularity = 100;
  let latOffset = 0;
  let lonOffset = 0;
  while (reader.more) {
    const key = reader.key();
    if (key === 10) readStrings(reader.message(), strings);
    else if (key === 18) groups.push(reader.message());
    else if (key === 136) granularity = reader.int();
    else if (key === 152) latOffset = reader.int();
    else if (key === 160) lonOffset = reader.int();
    else reader.passOver(key);
  }
  return { strings, texts: new Array(strings.length), groups, granularity, latOffset, lonOffset };
}

function readStrings(table: ProtoReader, strings: Uint8Array[]): void {
  while (table.more) {
    const key = table.key();
    if (key === 10) strings.push(table.slice());
    else table.passOver(key);
  }
}

function textOf(block: Block, index: number): string {
  const known = block.texts[index];
  if (known !== undefined) return known;
  const bytes = block.strings[index];
  if (bytes === undefined) throw new MalformedMessage('a string that is not in the table');
  const text = Buffer.from(bytes).toString('utf8');
  block.texts[index] = text;
  return text;
}

const NO_TAGS: OsmTags = Object.freeze(Object.create(null) as Record<string, string>);

function tagsOf(block: Block, keys: ArrayLike<number>, values: ArrayLike<number>): OsmTags {
  if (keys.length !== values.length) throw new MalformedMessage('a key without a value');
  if (keys.length === 0) return NO_TAGS;
  const tags = Object.create(null) as Record<string, string>;
  for (let i = 0; i < keys.length; i++) tags[textOf(block, keys[i]!)] = textOf(block, values[i]!);
  return tags;
}

const NONE = new Uint32Array(0);

/** How many nodes, ways and relations a block holds. */
export function countOf(block: Block): number {
  let count = 0;
  for (const group of block.groups) {
    const reader = new ProtoReader(group.bytes, group.at, group.end);
    while (reader.more) {
      const key = reader.key();
      if (key === 18) count += countDense(reader.message());
      else {
        if (key === 10 || key === 26 || key === 34) count++;
        reader.passOver(key);
      }
    }
  }
  return count;
}

function countDense(reader: ProtoReader): number {
  let count = 0;
  while (reader.more) {
    const key = reader.key();
    if (key === 10) count = countPacked(reader.message());
    else reader.passOver(key);
  }
  return count;
}

/** The ways of a block. */
export function* waysOf(block: Block): Generator<OsmWay> {
  for (const group of block.groups) {
    const reader = new ProtoReader(group.bytes, group.at, group.end);
    while (reader.more) {
      const key = reader.key();
      if (key === 26) yield readWay(block, reader.message());
      else reader.passOver(key);
    }
  }
}

function readWay(block: Block, reader: ProtoReader): OsmWay {
  let id = 0;
  let keys: Uint32Array = NONE;
  let values: Uint32Array = NONE;
  let refs: Float64Array = new Float64Array(0);
  while (reader.more) {
    const key = reader.key();
    if (key === 8) id = reader.int();
    else if (key === 18) keys = packedNumbers(reader.message());
    else if (key === 26) values = packedNumbers(reader.message());
    else if (key === 66) refs = packedDeltas(reader.message());
    else reader.passOver(key);
  }
  return { id, tags: tagsOf(block, keys, values), refs };
}

const MEMBER_TYPES = ['node', 'way', 'relation'] as const;

/** The relations of a block. */
export function* relationsOf(block: Block): Generator<OsmRelation> {
  for (const group of block.groups) {
    const reader = new ProtoReader(group.bytes, group.at, group.end);
    while (reader.more) {
      const key = reader.key();
      if (key === 34) yield readRelation(block, reader.message());
      else reader.passOver(key);
    }
  }
}

function readRelation(block: Block, reader: ProtoReader): OsmRelation {
  let id = 0;
  let keys: Uint32Array = NONE;
  let values: Uint32Array = NONE;
  let roles: Uint32Array = NONE;
  let types: Uint32Array = NONE;
  let refs: Float64Array = new Float64Array(0);
  while (reader.more) {
    const key = reader.key();
    if (key === 8) id = reader.int();
    else if (key === 18) keys = packedNumbers(reader.message());
    else if (key === 26) values = packedNumbers(reader.message());
    else if (key === 66) roles = packedNumbers(reader.message());
    else if (key === 74) refs = packedDeltas(reader.message());
    else if (key === 82) types = packedNumbers(reader.message());
    else reader.passOver(key);
  }
  if (refs.length !== types.length || refs.length !== roles.length) {
    throw new MalformedMessage('a member is incomplete');
  }
  const members = Array.from(refs, (ref, i): OsmMember => {
    const type = MEMBER_TYPES[types[i]!];
    if (type === undefined) throw new MalformedMessage('a member of an unknown type');
    return { type, ref, role: textOf(block, roles[i]!) };
  });
  return { id, tags: tagsOf(block, keys, values), members };
}

/** The nodes of a block, dense or single, one set of columns per group that has any. */
export function* nodesOf(block: Block): Generator<OsmNodes> {
  for (const group of block.groups) {
    const reader = new ProtoReader(group.bytes, group.at, group.end);
    const singles: SingleNode[] = [];
    while (reader.more) {
      const key = reader.key();
      if (key === 18) yield readDense(block, reader.message());
      else if (key === 10) singles.push(readSingle(block, reader.message()));
      else reader.passOver(key);
    }
    if (singles.length > 0) yield columnsOf(block, singles);
  }
}

const toDegrees = (block: Block, offset: number, units: number): number =>
  1e-9 * (offset + block.granularity * units);

function readDense(block: Block, reader: ProtoReader): OsmNodes {
  let ids: Float64Array = new Float64Array(0);
  let lats = ids;
  let lons = ids;
  let keysValues: Uint32Array = NONE;
  while (reader.more) {
    const key = reader.key();
    if (key === 10) ids = packedDeltas(reader.message());
    else if (key === 66) lats = packedDeltas(reader.message());
    else if (key === 74) lons = packedDeltas(reader.message());
    else if (key === 82) keysValues = packedNumbers(reader.message());
    else reader.passOver(key);
  }
  if (ids.length !== lats.length || ids.length !== lons.length) {
    throw new MalformedMessage('a node without a place');
  }
  for (let i = 0; i < ids.length; i++) {
    lats[i] = toDegrees(block, block.latOffset, lats[i]!);
    lons[i] = toDegrees(block, block.lonOffset, lons[i]!);
  }
  return { ids, lons, lats, tags: denseTags(block, ids.length, keysValues) };
}

/** Keys and values of all nodes in one list; a zero ends each node's. */
function denseTags(block: Block, nodes: number, list: Uint32Array): Map<number, OsmTags> {
  const tags = new Map<number, OsmTags>();
  if (list.length === 0) return tags;
  let at = 0;
  for (let node = 0; node < nodes; node++) {
    const from = at;
    while (at < list.length && list[at] !== 0) at += 2;
    if (at >= list.length) throw new MalformedMessage('tags are cut short');
    if (at > from) {
      const own = Object.create(null) as Record<string, string>;
      for (let i = from; i < at; i += 2) own[textOf(block, list[i]!)] = textOf(block, list[i + 1]!);
      tags.set(node, own);
    }
    at++;
  }
  return tags;
}

interface SingleNode {
  readonly id: number;
  readonly lat: number;
  readonly lon: number;
  readonly tags: OsmTags;
}

function readSingle(block: Block, reader: ProtoReader): SingleNode {
  let id = 0;
  let lat = 0;
  let lon = 0;
  let keys: Uint32Array = NONE;
  let values: Uint32Array = NONE;
  while (reader.more) {
    const key = reader.key();
    if (key === 8) id = reader.sint();
    else if (key === 18) keys = packedNumbers(reader.message());
    else if (key === 26) values = packedNumbers(reader.message());
    else if (key === 64) lat = reader.sint();
    else if (key === 72) lon = reader.sint();
    else reader.passOver(key);
  }
  return { id, lat, lon, tags: tagsOf(block, keys, values) };
}

function columnsOf(block: Block, singles: readonly SingleNode[]): OsmNodes {
  const tags = new Map<number, OsmTags>();
  singles.forEach((node, i) => {
    if (node.tags !== NO_TAGS) tags.set(i, node.tags);
  });
  return {
    ids: Float64Array.from(singles, (node) => node.id),
    lats: Float64Array.from(singles, (node) => toDegrees(block, block.latOffset, node.lat)),
    lons: Float64Array.from(singles, (node) => toDegrees(block, block.lonOffset, node.lon)),
    tags,
  };
}
