import assert from 'node:assert/strict';
import { demoGround } from '../../seeds/ground/index.ts';
import { buildGridTree, type Grid } from '../../src/features/grids/index.ts';
import { layWalks, readNetwork, type Walks } from '../../src/features/reach/walk.ts';
import { greatCircleMetres } from '../../src/kernel/geodesy.ts';

describe("the demo's neighbourhood", () => {
  let micro: Grid[] = [];
  let walks: Walks;
  before(async () => {
    const { osm, grids } = demoGround();
    micro = buildGridTree(grids).filter((grid) => grid.level === 'micro');
    walks = layWalks(
      await readNetwork(osm),
      micro.map((grid) => grid.centre),
    );
  });

  const numbered = (number: number): number => micro.findIndex((grid) => grid.name.includes(`${number}号`));
  const straight = (a: number, b: number): number =>
    greatCircleMetres(...micro[numbered(a)]!.centre, ...micro[numbered(b)]!.centre);
  function walk(a: number, b: number): number {
    const { points, metres } = walks.from(numbered(a));
    return metres[points.indexOf(numbered(b))] ?? Number.POSITIVE_INFINITY;
  }

  it('has 24 micro-grids, all on the network, each with a leader', () => {
    assert.equal(micro.length, 24);
    assert.ok(walks.snapped.segment.every((segment) => segment >= 0));
    assert.equal(new Set(micro.map((grid) => grid.leader?.phone)).size, 24);
  });

  it('is parted by its river but for the bridge', () => {
    assert.ok(straight(4, 13) < 300 && walk(4, 13) > 1200);
    assert.ok(straight(1, 2) < 300 && walk(1, 2) < 300);
    assert.ok(walk(12, 21) < 500);
  });

  it('lets nobody through its compound but who lives there', () => {
    // 13 and 19 lie on both sides of 14 and 15, whose drive joins two gates.
    assert.ok(walk(13, 14) + walk(14, 15) + walk(15, 19) + 100 < walk(13, 19));
    assert.ok(walk(14, 19) < 450 && walk(15, 13) < 450);
  });
});
