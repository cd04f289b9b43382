const SIDE = 2 ** 16;

/** How far along a Hilbert curve over a square of 2^16 cells a side a cell lies. */
function hilbertOf(column: number, row: number): number {
  let [x, y, along] = [column, row, 0];
  for (let side = SIDE / 2; side >= 1; side /= 2) {
    const right = (x & side) !== 0 ? 1 : 0;
    const upper = (y & side) !== 0 ? 1 : 0;
    along += side * side * ((3 * right) ^ upper);
    if (upper === 1) continue;
    if (right === 1) [x, y] = [SIDE - 1 - x, SIDE - 1 - y];
    [x, y] = [y, x];
  }
  return along;
}

/**
 * Places in the order of a space-filling curve: what is near on the ground is near in memory, whatever the order they
 * were given in. Answers their positions in that order; places in one cell go by their degrees.
 */
export function alongCurve(lons: ArrayLike<number>, lats: ArrayLike<number>): Int32Array {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (let i = 0; i < lons.length; i++) {
    [west, east] = [Math.min(west, lons[i]!), Math.max(east, lons[i]!)];
    [south, north] = [Math.min(south, lats[i]!), Math.max(north, lats[i]!)];
  }
  const cells = (SIDE - 1) / Math.max(east - west, north - south, 1e-9);
  const along = new Float64Array(lons.length);
  for (let i = 0; i < lons.length; i++) {
    along[i] = hilbertOf(Math.floor((lons[i]! - west) * cells), Math.floor((lats[i]! - south) * cells));
  }
  const order = Int32Array.from(along.keys());
  return order.sort((a, b) => along[a]! - along[b]! || lons[a]! - lons[b]! || lats[a]! - lats[b]! || a - b);
}
