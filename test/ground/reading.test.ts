import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeOsmFile, OsmFileError } from '../../src/adapters/osm/index.ts';
import { layWalks, readNetwork } from '../../src/features/reach/walk.ts';
import { lonLat } from './map.ts';
import { blob, headerBlock, type NodeStyle, nodeBlock, pbfFile, relationBlock, wayBlock } from './pbf.ts';

const at = (id: number, east: number, north: number, tags = {}) => {
  const [lon, lat] = lonLat([east, north]);
  return { id, lon, lat, tags };
};

const NODES = [
  at(7_000_000_001, 0, 0),
  at(5, 100, 0, { name: '游家渡口', barrier: 'bollard' }),
  at(-3, 100, 100),
  at(9_007_199_254_740_991, 200, 100),
];
const WAYS = [
  { id: 1, refs: [7_000_000_001, 5], tags: { highway: 'footway', name: '杏林路' } },
  { id: 2, refs: [5, -3, 9_007_199_254_740_991], tags: {} },
];
const SQUARE = {
  id: 3,
  tags: { type: 'multipolygon', highway: 'pedestrian' },
  members: [{ type: 'way' as const, ref: 2, role: 'outer' }],
};

async function gather<T>(parts: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const part of parts) all.push(part);
  return all;
}

describe('reading .osm.pbf', () => {
  let folder = '';
  let count = 0;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'osm-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const write = (bytes: Uint8Array): string => {
    const path = join(folder, `map-${count++}.osm.pbf`);
    writeFileSync(path, bytes);
    return path;
  };

  const blocks = (style: NodeStyle = 'dense') => ({
    nodes: nodeBlock(NODES, style),
    ways: wayBlock(WAYS),
    relations: relationBlock([SQUARE]),
  });

  async function metresAcross(path: string): Promise<number | null> {
    const network = await readNetwork(makeOsmFile(path));
    const walks = layWalks(network, [lonLat([0, 0]), lonLat([200, 100])]);
    const { points, metres } = walks.from(0);
    return points[1] === 1 ? metres[1]! : null;
  }

  for (const style of ['dense', 'single', 'offset'] as const) {
    it(`reads nodes written ${style}`, async () => {
      const { nodes, ways, relations } = blocks(style);
      assert.equal(await metresAcross(write(pbfFile([nodes, ways, relations]))), 300);
    });
  }

  it('reads its parts in any order, together or apart', async () => {
    const { nodes, ways, relations } = blocks();
    const orders = [
      [relations, ways, nodes],
      [ways, relations, nodes],
      [relations, nodes, ways],
      [nodeBlock(NODES.slice(2)), ways, nodeBlock(NODES.slice(0, 2)), relations],
    ];
    for (const order of orders) assert.equal(await metresAcross(write(pbfFile(order))), 300);
  });

  it('reads ids, places and tags as they were written', async () => {
    const { nodes, ways, relations } = blocks();
    const osm = makeOsmFile(write(pbfFile([nodes, ways, relations])));
    const [read] = await gather(osm.nodes());
    assert.deepEqual(
      Array.from(read!.ids),
      NODES.map((node) => node.id),
    );
    NODES.forEach((node, i) => {
      assert.ok(Math.abs(read!.lons[i]! - node.lon) < 1e-7 && Math.abs(read!.lats[i]! - node.lat) < 1e-7);
    });
    assert.deepEqual([...read!.tags.keys()], [1]);
    assert.deepEqual({ ...read!.tags.get(1) }, { name: '游家渡口', barrier: 'bollard' });
    const [first, second] = (await gather(osm.ways())).flat();
    assert.deepEqual({ ...first!.tags }, WAYS[0]!.tags);
    assert.deepEqual(Array.from(second!.refs), WAYS[1]!.refs);
    const [relation] = (await gather(osm.relations())).flat();
    assert.deepEqual({ ...relation!.tags }, SQUARE.tags);
    assert.deepEqual(relation!.members, SQUARE.members);
  });

  it('reads a raw block as well as a packed one', async () => {
    const { nodes, ways, relations } = blocks();
    const raw = [nodes, ways, relations].map((body) => blob('OSMData', body, 1));
    assert.equal(
      await metresAcross(write(Buffer.concat([blob('OSMHeader', headerBlock(), 1), ...raw]))),
      300,
    );
  });

  it('counts a node that is missing and leaves a gap there', async () => {
    const path = write(pbfFile([nodeBlock(NODES.slice(0, 3)), wayBlock(WAYS), relationBlock([SQUARE])]));
    const network = await readNetwork(makeOsmFile(path));
    assert.equal(network.counts.missingNodes, 1);
    assert.equal(network.from.length, 2);
  });

  async function refusal(path: string): Promise<string> {
    try {
      await readNetwork(makeOsmFile(path));
    } catch (error) {
      assert.ok(error instanceof OsmFileError, String(error));
      const sentence = error.message.replace(/^\S+\.osm\.pbf/, 'FILE').replace(folder, 'FOLDER');
      assert.match(sentence, /^(FILE|FOLDER) [^.]+\.[^.]*$/);
      assert.ok(!sentence.includes('\n'));
      return sentence;
    }
    return 'no refusal';
  }

  it('says in one sentence that a file is not there or not one', async () => {
    assert.equal(await refusal(join(folder, 'nowhere.osm.pbf')), 'FILE does not exist.');
    assert.equal(await refusal(folder), 'FOLDER is not a file.');
  });

  it('says in one sentence that a file is foreign', async () => {
    const foreign = [
      Buffer.alloc(0),
      Buffer.from('<?xml version="1.0"?><osm version="0.6"></osm>'),
      Buffer.from('{"type":"FeatureCollection","features":[]}'),
      Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0]),
      Buffer.from([0, 0, 0, 4, 1, 2, 3, 4]),
      Buffer.from([0, 0]),
      blob('OSMData', nodeBlock(NODES)),
    ];
    for (const bytes of foreign.slice(1)) {
      assert.equal(await refusal(write(bytes)), 'FILE is not an OpenStreetMap PBF file.');
    }
    assert.equal(await refusal(write(foreign[0]!)), 'FILE holds no OpenStreetMap data.');
    assert.equal(await refusal(write(pbfFile([]))), 'FILE holds no OpenStreetMap data.');
  });

  it('says in one sentence that a file is truncated, wherever it was cut inside a block', async () => {
    const { nodes, ways, relations } = blocks();
    const whole = pbfFile([nodes, ways, relations]);
    const first = blob('OSMHeader', headerBlock()).length;
    const edges = [first];
    for (const body of [nodes, ways, relations]) edges.push(edges.at(-1)! + blob('OSMData', body).length);
    for (let end = first + 1; end < whole.length; end++) {
      const block = edges.findLastIndex((edge) => edge < end) + 2;
      if (edges.includes(end)) continue;
      const path = write(whole.subarray(0, end));
      assert.equal(await refusal(path), `FILE is truncated: it ends in the middle of block ${block}.`);
    }
  });

  it('says in one sentence that a file is damaged or packed in a way it does not read', async () => {
    const { nodes, ways } = blocks();
    const whole = pbfFile([nodes, ways]);
    const flipped = Buffer.from(whole);
    flipped[whole.length - 20]! ^= 0xff;
    assert.equal(await refusal(write(flipped)), 'FILE is damaged in block 3.');
    const header = blob('OSMHeader', headerBlock());
    const packed = Buffer.concat([header, blob('OSMData', nodes, 6)]);
    assert.equal(await refusal(write(packed)), 'FILE is packed with lz4 in block 2; only zlib is read.');
    const history = blob('OSMHeader', headerBlock(['OsmSchema-V0.6', 'HistoricalInformation']));
    assert.equal(
      await refusal(write(Buffer.concat([history, blob('OSMData', nodes)]))),
      'FILE needs the feature HistoricalInformation, which this import does not know.',
    );
  });

  it('ends in a sentence or reads on, whatever bytes a raw block holds', async () => {
    const { nodes, ways } = blocks();
    const header = blob('OSMHeader', headerBlock());
    for (let i = 0; i < nodes.length; i++) {
      for (const value of [0, 1, 0x7f, 0x80, 0xff]) {
        const altered = Buffer.from(nodes);
        altered[i] = value;
        const path = join(folder, 'altered.osm.pbf');
        writeFileSync(path, Buffer.concat([header, blob('OSMData', altered, 1), blob('OSMData', ways, 1)]));
        const said = await refusal(path);
        assert.ok(said === 'no refusal' || said === 'FILE is damaged in block 2.', said);
      }
    }
  });
});
