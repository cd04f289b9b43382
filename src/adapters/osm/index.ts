import { basename } from 'node:path';
import type { OsmNodes, OsmRelation, OsmSource, OsmWay } from '../../features/reach/osm.ts';
import { type Blob, OsmFileError, readBlobs, readBlock } from './blob.ts';
import { type Block, countOf, nodesOf, openBlock, relationsOf, waysOf } from './block.ts';
import { ProtoReader } from './protobuf.ts';

export { OsmFileError } from './blob.ts';

const UNDERSTOOD = new Set(['OsmSchema-V0.6', 'DenseNodes']);

/** A file whose header asks for more than we know (for one, a history with deleted things) is refused. */
function checkHeader(path: string, blob: Blob): void {
  const features = readBlock(path, blob.number, () => {
    const reader = new ProtoReader(blob.bytes);
    const required: string[] = [];
    while (reader.more) {
      const key = reader.key();
      if (key === 34) required.push(reader.text());
      else reader.passOver(key);
    }
    return required;
  });
  const unknown = features.find((feature) => !UNDERSTOOD.has(feature));
  if (unknown !== undefined) {
    throw new OsmFileError(
      `${basename(path)} needs the feature ${unknown}, which this import does not know.`,
    );
  }
}

/** Writers fill their blocks to one size; below this, sizes may be alike by chance. */
const FULL_BLOCK = 1000;

/** Writers fill every block but the last: one as full as those before it is followed by another. */
function checkLast(name: string, sizes: readonly number[]): void {
  const last = sizes.at(-1)!;
  const isLargest = sizes.every((size) => size <= last);
  const isFull = last >= FULL_BLOCK && isLargest && sizes.indexOf(last) < sizes.length - 1;
  if (isFull)
    throw new OsmFileError(`${name} is cut: its last block is as full as those before, so more is missing.`);
}

async function* dataOf<T>(path: string, read: (block: Block) => T): AsyncGenerator<T> {
  const sizes: number[] = [];
  for await (const blob of readBlobs(path)) {
    if (blob.type === 'OSMHeader') checkHeader(path, blob);
    if (blob.type !== 'OSMData') continue;
    yield readBlock(path, blob.number, () => {
      const block = openBlock(blob.bytes);
      sizes.push(countOf(block));
      return read(block);
    });
  }
  if (sizes.length === 0) throw new OsmFileError(`${basename(path)} holds no OpenStreetMap data.`);
  checkLast(basename(path), sizes);
}

/**
 * An .osm.pbf file as a source. Nothing is read before it is asked for; each of the three readings goes over
 * the file once, one block in memory at a time, and unpacks only what it is about.
 * Throws `OsmFileError` with one sentence for a missing, foreign, truncated or damaged file.
 */
export function makeOsmFile(path: string): OsmSource {
  return {
    relations: (): AsyncIterable<readonly OsmRelation[]> => dataOf(path, (block) => [...relationsOf(block)]),
    ways: (): AsyncIterable<readonly OsmWay[]> => dataOf(path, (block) => [...waysOf(block)]),
    nodes: async function* (): AsyncGenerator<OsmNodes> {
      for await (const parts of dataOf(path, (block) => [...nodesOf(block)])) yield* parts;
    },
  };
}
