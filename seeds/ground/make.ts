// npx tsx seeds/ground/make.ts: draws the demo's neighbourhood, 柳岸社区 in 柳城街道, and writes its two files. The
// place is made up: two banks of a river with one bridge, a gated compound, a square, a building site.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeBlock, type PbfNode, type PbfWay, pbfFile, wayBlock } from '../../test/ground/pbf.ts';
import { communityGrids, type MicroPlace } from './community.ts';

const CORNER = { lon: 103.836, lat: 30.6885 };
const METRES_PER_LAT = 111_195;
const METRES_PER_LON = METRES_PER_LAT * Math.cos((CORNER.lat * Math.PI) / 180);

/** Metres east and north of the corner. */
type Place = readonly [east: number, north: number];

const lonLat = ([east, north]: Place): [number, number] => [
  Math.round((CORNER.lon + east / METRES_PER_LON) * 1e7) / 1e7,
  Math.round((CORNER.lat + north / METRES_PER_LAT) * 1e7) / 1e7,
];

/** Streets are not ruler-straight: every crossing is moved a little, always by the same. */
function sway(column: number, row: number): Place {
  const wave = (n: number) => ((Math.sin(n * 12.9898) * 43_758.5453) % 1) * 14;
  return [wave(column * 7 + row * 3 + 1), wave(column * 5 + row * 11 + 2) * 0.6];
}

const COLUMNS = [0, 200, 400, 600, 800, 1000, 1200];
/** South bank, then north bank; the river runs between the third and the fourth. */
const ROWS = [0, 200, 380, 460, 640, 840];
const ROW_NAMES = ['柳浪路', '杏林路', '南河沿', '北河沿', '鱼凫路', '双塔路'];
const COLUMN_NAMES = ['西岸街', '药铺巷', '书院街', '槐荫街', '渡口街', '虹桥街', '东岸街'];
const BRIDGE_COLUMN = 5;

class Drawing {
  readonly nodes: PbfNode[] = [];
  readonly ways: PbfWay[] = [];
  private readonly crossings = new Map<string, number>();

  node(place: Place, tags: Record<string, string> = {}): number {
    const [lon, lat] = lonLat(place);
    return this.nodes.push({ id: this.nodes.length + 1, lon, lat, tags });
  }

  crossing(column: number, row: number): number {
    const key = `${column}/${row}`;
    const known = this.crossings.get(key);
    if (known !== undefined) return known;
    const made = this.node(placeOf(column, row));
    this.crossings.set(key, made);
    return made;
  }

  way(refs: readonly number[], tags: Record<string, string>): void {
    this.ways.push({ id: this.ways.length + 1, refs, tags });
  }
}

function placeOf(column: number, row: number): Place {
  const [east, north] = sway(column, row);
  return [COLUMNS[column]! + east, ROWS[row]! + north];
}

/** A cell between four streets: its column and the row below it. Each is one micro-grid. */
interface Cell {
  readonly column: number;
  readonly row: number;
}

/** The compound 锦绣花园 fills two cells of the north bank; no street parts them. */
const isCompound = ({ column, row }: Cell): boolean => row === 3 && (column === 1 || column === 2);

const middle = (a: Place, b: Place, share = 0.5): Place => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];

/** Where an alley leaves the street on the west side of a cell (or on the east, which is the next one's west). */
const doorOf = (column: number, row: number): Place => middle(placeOf(column, row), placeOf(column, row + 1));

const cells: Cell[] = [0, 1, 3, 4].flatMap((row) =>
  COLUMNS.slice(1).map((_, column): Cell => ({ column, row })),
);

function centreOf({ column, row }: Cell): Place {
  const [east, north] = middle(doorOf(column, row), doorOf(column + 1, row));
  return [east, north + (row % 2 === 0 ? 9 : -9)];
}

function drawStreets(drawing: Drawing, doors: Map<string, number>): void {
  ROWS.forEach((_, row) => {
    const refs = COLUMNS.map((_, column) => drawing.crossing(column, row));
    const kind = row === 2 || row === 3 ? 'footway' : 'residential';
    drawing.way(refs, { highway: kind, name: ROW_NAMES[row]! });
  });
  COLUMNS.forEach((_, column) => {
    for (const row of [0, 1, 3, 4]) {
      if (column === 2 && row === 3) continue;
      const door = drawing.node(doorOf(column, row));
      doors.set(`${column}/${row}`, door);
      const refs = [drawing.crossing(column, row), door, drawing.crossing(column, row + 1)];
      drawing.way(refs, { highway: 'living_street', name: COLUMN_NAMES[column]! });
    }
  });
  const banks = [drawing.crossing(BRIDGE_COLUMN, 2), drawing.crossing(BRIDGE_COLUMN, 3)];
  drawing.way(banks, { highway: 'tertiary', name: '虹桥', bridge: 'yes', layer: '1' });
}

/** An alley past the middle of every cell; in the compound it is one drive between two gates. */
function drawAlleys(drawing: Drawing, doors: ReadonlyMap<string, number>): void {
  for (const cell of cells) {
    if (isCompound(cell)) continue;
    const [west, east] = [`${cell.column}/${cell.row}`, `${cell.column + 1}/${cell.row}`];
    const inner = drawing.node(centreOf(cell));
    drawing.way([doors.get(west)!, inner, doors.get(east)!], { highway: 'footway' });
  }
  const gates = [1, 3].map((column) => {
    const door = doorOf(column, 3);
    const inwards = column === 1 ? 12 : -12;
    return drawing.node([door[0] + inwards, door[1]], { barrier: 'gate', access: 'private' });
  });
  const inner = [1, 2].map((column) => drawing.node(centreOf({ column, row: 3 })));
  const yard = drawing.node([400, 600]);
  const drive = { highway: 'service', access: 'private', name: '锦绣花园' };
  drawing.way([doors.get('1/3')!, gates[0]!, inner[0]!, inner[1]!, gates[1]!, doors.get('3/3')!], drive);
  drawing.way([inner[0]!, yard, inner[1]!], { highway: 'footway', access: 'private' });
}

/** A square by the bridge, steps to the water, and a bridge that is still being built in the west. */
function drawRest(drawing: Drawing): void {
  const corner = drawing.crossing(BRIDGE_COLUMN, 2);
  const square = (
    [
      [1060, 378],
      [1060, 320],
      [1010, 320],
    ] as const
  ).map((place) => drawing.node(place));
  drawing.way([corner, ...square, corner], { highway: 'pedestrian', area: 'yes', name: '虹桥广场' });
  drawing.way([drawing.crossing(3, 2), drawing.node([600, 396])], { highway: 'steps' });
  const banks = [drawing.crossing(1, 2), drawing.crossing(1, 3)];
  drawing.way(banks, { highway: 'construction', construction: 'footway', bridge: 'yes' });
}

function outlineOf({ column, row }: Cell): [number, number][] {
  const corners = [
    [column, row],
    [column + 1, row],
    [column + 1, row + 1],
    [column, row + 1],
    [column, row],
  ] as const;
  return corners.map(([c, r]) => lonLat(placeOf(c, r)));
}

const drawing = new Drawing();
const doors = new Map<string, number>();
drawStreets(drawing, doors);
drawAlleys(drawing, doors);
drawRest(drawing);
const places = cells.map(
  (cell): MicroPlace => ({
    bank: cell.row < 2 ? 'south' : 'north',
    half: cell.column < 3 ? 'west' : 'east',
    isCompound: isCompound(cell),
    centre: lonLat(centreOf(cell)),
    outline: outlineOf(cell),
  }),
);
writeFileSync(
  join(import.meta.dirname, 'liuan.osm.pbf'),
  pbfFile([nodeBlock(drawing.nodes), wayBlock(drawing.ways)]),
);
const features = communityGrids(places).map((feature) => JSON.stringify(feature));
writeFileSync(
  join(import.meta.dirname, 'liuan-grids.geojson'),
  `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`,
);
