import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeOsmFile } from '../../src/adapters/osm/index.ts';
import { checkComplete } from '../../src/features/reach/completeness.ts';
import { layWalks, readNetwork } from '../../src/features/reach/walk.ts';
import { lonLat } from './map.ts';
import {
  blob,
  headerBlock,
  nodeBlock,
  type PbfNode,
  type PbfWay,
  pbfFile,
  relationBlock,
  wayBlock,
} from './pbf.ts';

/** A town of streets from west to east, of six points each, that one street from north to south joins. */
function town(streets: number): { nodes: PbfNode[]; ways: PbfWay[] } {
  const nodes = Array.from({ length: streets * 6 }, (_, i): PbfNode => {
    const [lon, lat] = lonLat([(i % 6) * 60, Math.floor(i / 6) * 50]);
    return { id: i + 1, lon, lat };
  });
  const street = (row: number): PbfWay => ({
    id: row + 1,
    refs: Array.from({ length: 6 }, (_, i) => row * 6 + i + 1),
    tags: { highway: 'residential' },
  });
  const joining = {
    refs: Array.from({ length: streets }, (_, row) => row * 6 + 1),
    tags: { highway: 'path' },
  };
  const ways = Array.from({ length: streets }, (_, row) => street(row));
  return { nodes, ways: [{ id: streets + 1, ...joining }, ...ways] };
}

function* inBlocks<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}

describe('a map that is not whole', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'osm-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const corners = [lonLat([0, 0]), lonLat([300, 950])];

  /** What an import says of a file: its sentence, or the walked metres across the town. */
  async function said(bytes: Uint8Array, most = 60_000): Promise<string> {
    const path = join(folder, 'map.osm.pbf');
    writeFileSync(path, bytes);
    try {
      const network = await readNetwork(makeOsmFile(path));
      checkComplete(network.counts);
      if (network.from.length === 0) return 'refused: nothing to walk on';
      const { points, metres } = layWalks(network, corners, most).from(0);
      return `${network.from.length} segments, ${points[1] === 1 ? metres[1] : 'no'} metres`;
    } catch (error) {
      const { name, message } = error as Error;
      assert.ok(name === 'OsmFileError' || name === 'GroundError', String(error));
      assert.match(message, /^[^\n]{10,200}\.$/);
      return `refused: ${message}`;
    }
  }

  /** The file cut after each of its blocks but the last. */
  const cuts = (blocks: readonly Buffer[]): Buffer[] =>
    blocks.slice(1).map((_, i) => pbfFile(blocks.slice(0, i + 1)));

  const { nodes, ways } = town(20);
  const nodeBlocks = [...inBlocks(nodes, 50)].map((part) => nodeBlock(part));
  const wayBlocks = [...inBlocks(ways, 5)].map(wayBlock);

  it('is refused wherever it was cut between two blocks, in any order of them', async () => {
    for (const blocks of [
      [...nodeBlocks, ...wayBlocks],
      [...wayBlocks, ...nodeBlocks],
    ]) {
      assert.equal(await said(pbfFile(blocks)), '119 segments, 1250 metres');
      for (const cut of cuts(blocks)) assert.match(await said(cut), /^refused/);
    }
  });

  it('is told by its last block where all else seems well', async () => {
    const crossing = Array.from(
      { length: 2500 },
      (_, i): PbfWay => ({
        id: 1000 + i,
        refs: [1 + (i % 100), 2 + (i % 100)],
        tags: { highway: 'steps' },
      }),
    );
    const blocks = [nodeBlock(nodes), wayBlock(ways), ...[...inBlocks(crossing, 1000)].map(wayBlock)];
    assert.match(await said(pbfFile(blocks)), /segments/);
    const cut = await said(cuts(blocks).at(-1)!);
    assert.equal(
      cut,
      'refused: map.osm.pbf is cut: its last block is as full as those before, so more is missing.',
    );
  });

  it('says how much is gone', async () => {
    const { nodes: many, ways: most } = town(200);
    const few = pbfFile([nodeBlock(many), wayBlock(most.slice(0, -20))]);
    assert.equal(
      await said(few),
      'refused: The OpenStreetMap file lacks ways: 100 of its 1,200 nodes without a tag belong to none; it was cut or filtered.',
    );
    assert.equal(
      await said(pbfFile([nodeBlock(nodes.slice(0, 70)), wayBlock(ways)])),
      'refused: The OpenStreetMap file lacks nodes: 50 of the 120 that its ways use are not there; it was cut or filtered.',
    );
  });

  it('is whole with a few nodes that no way uses, or that ways beyond the border use', async () => {
    const stray = nodes.slice(0, 2).map((node, i) => ({ ...node, id: 900 + i }));
    const named = nodes.slice(0, 60).map((node, i) => ({ ...node, id: 1000 + i, tags: { name: '树' } }));
    const beyond = { id: 99, refs: [1, 5000, 5001, 5002], tags: { highway: 'path' } };
    const blocks = [nodeBlock([...nodes, ...stray, ...named]), wayBlock([...ways, beyond])];
    assert.equal(await said(pbfFile(blocks)), '119 segments, 1250 metres');
  });

  it('counts the outlines of squares that it lacks', async () => {
    const members = [1, 555].map((ref) => ({ type: 'way' as const, ref, role: 'outer' }));
    const square = { id: 1, tags: { type: 'multipolygon', highway: 'pedestrian' }, members };
    const path = join(folder, 'squares.osm.pbf');
    writeFileSync(path, pbfFile([nodeBlock(nodes), wayBlock(ways), relationBlock([square])]));
    assert.equal((await readNetwork(makeOsmFile(path))).counts.missingOutlines, 1);
  });

  it('is refused, or read as it was, whichever bit of a block beside its contents is another', async () => {
    const whole = pbfFile([nodeBlock(nodes), wayBlock(ways)]);
    const right = await said(whole);
    const start = blob('OSMHeader', headerBlock()).length;
    const second = start + blob('OSMData', nodeBlock(nodes)).length;
    for (const block of [start, second]) {
      for (let at = block; at < block + 28; at++) {
        for (let bit = 0; bit < 8; bit++) {
          const flipped = Buffer.from(whole);
          flipped[at]! ^= 1 << bit;
          const answer = await said(flipped);
          assert.ok(answer === right || answer.startsWith('refused: map.osm.pbf'), `${at} ${bit}: ${answer}`);
        }
      }
    }
  });

  it('says that it does not know the type of a block', async () => {
    const strange = Buffer.concat([pbfFile([nodeBlock(nodes)]), blob('OSMDate', wayBlock(ways))]);
    assert.equal(
      await said(strange),
      'refused: map.osm.pbf has a block of the unknown type OSMDate in block 3; it may be damaged.',
    );
    const binary = Buffer.concat([pbfFile([nodeBlock(nodes)]), blob('OSM\u0001ata', wayBlock(ways))]);
    assert.match(await said(binary), /has a block of the unknown type in block 3/);
  });
});
