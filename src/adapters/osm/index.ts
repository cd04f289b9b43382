import { basename } from 'node:path';
import type { OsmNodes, OsmRelation, OsmSource, OsmWay } from '../../features/reach/osm.ts';
import { type Blob, OsmFileError, readBlobs, readBlock } from './blob.ts';
import { nodesOf, openBlock, relationsOf, waysOf } from './block.ts';
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

async function* dataOf<T>(path: string, read: (blob: Blob) => T): AsyncGenerator<T> {
  let blocks = 0;
  for await (const blob of readBlobs(path)) {
    if (blob.type === 'OSMHeader') checkHeader(path, blob);
    if (blob.type !== 'OSMData') continue;
    blocks++;
    yield readBlock(path, blob.number, () => read(blob));
  }
  if (blocks === 0) throw new OsmFileError(`${basename(path)} holds no OpenStreetMap data.`);
}

/**
 * An .osm.pbf file as a source. Nothing is read before it is asked for; each of the three readings goes over
 * the file once, one block in memory at a time, and unpacks only what it is about.
 * Throws `OsmFileError` with one sentence for a missing, foreign, truncated or damaged file.
 */
export function makeOsmFile(path: string): OsmSource {
  return {
    relations: (): AsyncIterable<readonly OsmRelation[]> =>
      dataOf(path, (blob) => [...relationsOf(openBlock(blob.bytes))]),
    ways: (): AsyncIterable<readonly OsmWay[]> => dataOf(path, (blob) => [...waysOf(openBlock(blob.bytes))]),
    nodes: async function* (): AsyncGenerator<OsmNodes> {
      for await (const parts of dataOf(path, (blob) => [...nodesOf(openBlock(blob.bytes))])) yield* parts;
    },
  };
}
