import { greatCircleMetres } from '../../kernel/geodesy.ts';
import { type Cells, layCells, type Position } from './cells.ts';

const NEIGHBOURS = 12;
const NEIGHBOUR_METRES = 1000;
/** So many times as many are "far more". */
const FAR_MORE = 4;

/** The nearest points in a straight line, itself left out. */
function neighboursOf(points: readonly Position[], cells: Cells, point: number): number[] {
  const [lon, lat] = points[point]!;
  const x = Math.floor((lon - cells.west) / cells.lonStep);
  const y = Math.floor((lat - cells.south) / cells.latStep);
  const nearest: number[] = [];
  const metres: number[] = [];
  for (let row = Math.max(0, y - 1); row <= Math.min(cells.rows - 1, y + 1); row++) {
    const east = Math.min(cells.columns - 1, x + 1);
    const end = cells.starts[row * cells.columns + east + 1]!;
    for (let i = cells.starts[row * cells.columns + Math.max(0, x - 1)]!; i < end; i++) {
      const other = cells.points[i]!;
      const far = other === point ? Number.POSITIVE_INFINITY : greatCircleMetres(lon, lat, ...points[other]!);
      if (far > NEIGHBOUR_METRES || far >= (metres[NEIGHBOURS - 1] ?? Number.POSITIVE_INFINITY)) continue;
      let at = metres.length;
      while (at > 0 && metres[at - 1]! > far) at--;
      metres.splice(at, 0, far);
      nearest.splice(at, 0, other);
      metres.length = nearest.length = Math.min(nearest.length, NEIGHBOURS);
    }
  }
  return nearest;
}

/**
 * Points that reach far fewer than their neighbours in a straight line do: four of every twelve reach at least
 * four times as many. `reached` counts what a point reaches; 0, not on the network, says nothing.
 */
export function findIsolated(points: readonly Position[], reached: ArrayLike<number>): number[] {
  const onNetwork = Array.from(points.keys()).filter((point) => reached[point]! > 0);
  const places = onNetwork.map((point) => points[point]!);
  const cells = layCells(places, NEIGHBOUR_METRES * 1.01);
  return onNetwork.filter((point, i) => {
    const counts = neighboursOf(places, cells, i).map((other) => reached[onNetwork[other]!]!);
    counts.sort((a, b) => b - a);
    const better = counts[Math.floor(counts.length / 3)];
    return better !== undefined && better >= FAR_MORE * reached[point]!;
  });
}
