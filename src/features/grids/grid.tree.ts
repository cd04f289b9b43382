import { GridFileError } from './grid.errors.ts';
import { type Grid, type GridInput, type LonLat, mayHangUnder } from './grid.ts';

function indexByCode(inputs: readonly GridInput[]): Map<string, GridInput> {
  const byCode = new Map<string, GridInput>();
  for (const grid of inputs) {
    if (byCode.has(grid.code)) throw new GridFileError(`Grid ${grid.code} appears twice in the grid file.`);
    byCode.set(grid.code, grid);
  }
  return byCode;
}

function checkPlace(grid: GridInput, byCode: ReadonlyMap<string, GridInput>): void {
  if (grid.parent === null) {
    if (grid.level === 'district') return;
    throw new GridFileError(`Grid ${grid.code} has no parent, which only a district may do without.`);
  }
  const above = byCode.get(grid.parent);
  if (above === undefined) {
    throw new GridFileError(`Grid ${grid.code} names the parent ${grid.parent}, which the grid file lacks.`);
  }
  if (!mayHangUnder(grid.level, above.level)) {
    throw new GridFileError(
      `Grid ${grid.code} is a ${grid.level} grid and cannot hang under ${above.code}, a ${above.level} grid.`,
    );
  }
}

/** Sums over what hangs below, for grids whose file gives none. */
interface Sums {
  households: number;
  population: number;
  lon: number;
  lat: number;
  micro: number;
}

const noSums = (): Sums => ({ households: 0, population: 0, lon: 0, lat: 0, micro: 0 });

function pathOf(grid: GridInput, byCode: ReadonlyMap<string, GridInput>): string[] {
  const path: string[] = [];
  for (let at: GridInput | undefined = grid; at !== undefined; ) {
    path.unshift(at.code);
    at = at.parent === null ? undefined : byCode.get(at.parent);
  }
  return path;
}

function sumUp(inputs: readonly GridInput[], paths: ReadonlyMap<string, string[]>): Map<string, Sums> {
  const sums = new Map<string, Sums>();
  for (const grid of inputs) {
    if (grid.level !== 'micro') continue;
    for (const code of paths.get(grid.code)!) {
      const sum = sums.get(code) ?? noSums();
      sum.households += grid.households ?? 0;
      sum.population += grid.population ?? 0;
      sum.lon += grid.centre![0];
      sum.lat += grid.centre![1];
      sum.micro++;
      sums.set(code, sum);
    }
  }
  return sums;
}

/** To seven decimals, a centimetre, as maps have it. */
function middleOf(sum: Sums | undefined): LonLat | null {
  const degrees = (total: number, micro: number): number => Math.round((total / micro) * 1e7) / 1e7;
  return sum === undefined ? null : [degrees(sum.lon, sum.micro), degrees(sum.lat, sum.micro)];
}

/**
 * The whole tree from the grids of a file, in any order.
 * Throws `GridFileError` with one sentence for a code that appears twice, an unknown parent, a
 * level above or beside its parent's, a grid without a centre, an empty file.
 */
export function buildGridTree(inputs: readonly GridInput[]): Grid[] {
  const byCode = indexByCode(inputs);
  for (const grid of inputs) checkPlace(grid, byCode);
  for (const grid of inputs) {
    if (grid.level === 'micro' && grid.centre === undefined) {
      throw new GridFileError(`Micro-grid ${grid.code} has no centre.`);
    }
  }
  if (!inputs.some((grid) => grid.level === 'micro')) {
    throw new GridFileError('The grid file holds no micro-grid.');
  }
  const paths = new Map(inputs.map((grid) => [grid.code, pathOf(grid, byCode)]));
  const sums = sumUp(inputs, paths);
  return inputs.map((grid) => {
    const sum = sums.get(grid.code);
    const centre = grid.centre ?? middleOf(sum);
    if (centre === null) {
      throw new GridFileError(`Grid ${grid.code} has no centre and no micro-grid below to take it from.`);
    }
    return {
      code: grid.code,
      level: grid.level,
      name: grid.name,
      parent: grid.parent,
      path: paths.get(grid.code)!,
      centre,
      households: grid.households ?? sum?.households ?? 0,
      population: grid.population ?? sum?.population ?? 0,
      ...(grid.leader === undefined ? {} : { leader: grid.leader }),
    };
  });
}
