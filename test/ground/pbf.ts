import { deflateSync } from 'node:zlib';
import type { OsmTags } from '../../src/features/reach/index.ts';

/** A writer of OpenStreetMap PBF for small files of any shape; shares nothing with the reader. */
export interface PbfNode {
  readonly id: number;
  readonly lon: number;
  readonly lat: number;
  readonly tags?: OsmTags;
}
export interface PbfWay {
  readonly id: number;
  readonly refs: readonly number[];
  readonly tags?: OsmTags;
}
export interface PbfRelation {
  readonly id: number;
  readonly tags?: OsmTags;
  readonly members: readonly { type: 'node' | 'way' | 'relation'; ref: number; role: string }[];
}

function varint(value: bigint): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  for (; rest >= 128n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  bytes.push(Number(rest));
  return bytes;
}

const zigzag = (value: number): bigint => {
  const whole = BigInt(Math.round(value));
  return whole < 0n ? -whole * 2n - 1n : whole * 2n;
};

const field = (number: number, body: Uint8Array | number[]): Buffer =>
  Buffer.concat([
    Buffer.from([...varint(BigInt(number * 8 + 2)), ...varint(BigInt(body.length))]),
    Buffer.from(body),
  ]);
const numberField = (number: number, value: bigint): Buffer =>
  Buffer.from([...varint(BigInt(number * 8)), ...varint(value)]);
const packed = (number: number, values: readonly bigint[]): Buffer => field(number, values.flatMap(varint));
const deltas = (values: readonly number[]): bigint[] =>
  values.map((value, i) => zigzag(value - (i === 0 ? 0 : values[i - 1]!)));

class Strings {
  readonly list = [''];
  at(text: string): number {
    const known = this.list.indexOf(text);
    return known >= 0 ? known : this.list.push(text) - 1;
  }
  table(): Buffer {
    return field(1, Buffer.concat(this.list.map((text) => field(1, Buffer.from(text)))));
  }
}

function tagFields(strings: Strings, tags: OsmTags = {}): Buffer[] {
  const keys = Object.keys(tags);
  return [
    packed(
      2,
      keys.map((key) => BigInt(strings.at(key))),
    ),
    packed(
      3,
      keys.map((key) => BigInt(strings.at(tags[key]!))),
    ),
  ];
}

const units = (degrees: number, offset: number): number => Math.round(degrees * 1e7) - offset;

/** How a block writes its nodes: packed together, one by one, or moved by an offset. */
export type NodeStyle = 'dense' | 'single' | 'offset';

export function nodeBlock(nodes: readonly PbfNode[], style: NodeStyle = 'dense'): Buffer {
  const strings = new Strings();
  const offset = style === 'offset' ? 12_345 : 0;
  const lats = nodes.map((node) => units(node.lat, offset));
  const lons = nodes.map((node) => units(node.lon, offset));
  const group: Buffer[] = [];
  if (style === 'single') {
    nodes.forEach((node, i) => {
      const own = [numberField(1, zigzag(node.id)), ...tagFields(strings, node.tags)];
      group.push(
        field(1, Buffer.concat([...own, numberField(8, zigzag(lats[i]!)), numberField(9, zigzag(lons[i]!))])),
      );
    });
  } else {
    const pairs = nodes.flatMap((node) => [
      ...Object.entries(node.tags ?? {}).flatMap((tag) => tag.map((text) => BigInt(strings.at(text)))),
      0n,
    ]);
    const columns = [nodes.map((node) => node.id), lats, lons].map(deltas);
    group.push(
      field(
        2,
        Buffer.concat([
          packed(1, columns[0]!),
          packed(8, columns[1]!),
          packed(9, columns[2]!),
          packed(10, pairs),
        ]),
      ),
    );
  }
  const offsets = offset === 0 ? [] : [19, 20].map((number) => numberField(number, BigInt(offset * 100)));
  return Buffer.concat([strings.table(), field(2, Buffer.concat(group)), ...offsets]);
}

export function wayBlock(ways: readonly PbfWay[]): Buffer {
  const strings = new Strings();
  const group = ways.map((way) =>
    field(
      3,
      Buffer.concat([
        numberField(1, BigInt(way.id)),
        ...tagFields(strings, way.tags),
        packed(8, deltas(way.refs)),
      ]),
    ),
  );
  return Buffer.concat([strings.table(), field(2, Buffer.concat(group))]);
}

export function relationBlock(relations: readonly PbfRelation[]): Buffer {
  const strings = new Strings();
  const types = { node: 0n, way: 1n, relation: 2n };
  const group = relations.map(({ id, tags, members }) =>
    field(
      4,
      Buffer.concat([
        numberField(1, BigInt(id)),
        ...tagFields(strings, tags),
        packed(
          8,
          members.map((member) => BigInt(strings.at(member.role))),
        ),
        packed(9, deltas(members.map((member) => member.ref))),
        packed(
          10,
          members.map((member) => types[member.type]),
        ),
      ]),
    ),
  );
  return Buffer.concat([strings.table(), field(2, Buffer.concat(group))]);
}

export const headerBlock = (features: readonly string[] = ['OsmSchema-V0.6', 'DenseNodes']): Buffer =>
  Buffer.concat(features.map((feature) => field(4, Buffer.from(feature))));

/** One block with its frame. `packing` is the field of the blob: 1 raw, 3 zlib, others as the format numbers them. */
export function blob(type: string, body: Uint8Array, packing = 3): Buffer {
  const content = Buffer.concat([
    numberField(2, BigInt(body.length)),
    field(packing, packing === 3 ? deflateSync(body) : Buffer.from(body)),
  ]);
  const head = Buffer.concat([field(1, Buffer.from(type)), numberField(3, BigInt(content.length))]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, content]);
}

/** A whole file: a header and the blocks in the order given. */
export const pbfFile = (blocks: readonly Buffer[]): Buffer =>
  Buffer.concat([blob('OSMHeader', headerBlock()), ...blocks.map((body) => blob('OSMData', body))]);
