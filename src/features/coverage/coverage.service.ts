import { type Actor, personOf } from '../../kernel/actor.ts';
import { notFound } from '../../kernel/errors.ts';
import { type Page, type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import type { LeafCategory } from '../categories/index.ts';
import { coverageGrids, looksAfter, staffGrids } from './coverage.access.ts';
import type { SweepDeps } from './coverage.sweep.ts';
import {
  type CoveredGrid,
  type Gap,
  gapId,
  gapsBehind,
  type Lack,
  lackByLeaf,
  placesIn,
  type Sweep,
} from './coverage.ts';
import { type Fillers, type FillersDeps, fillersOf } from './fillers.ts';

export interface CoverageDeps extends SweepDeps, FillersDeps {
  grids: SweepDeps['grids'] & FillersDeps['grids'];
  reach: SweepDeps['reach'] & FillersDeps['reach'];
}
/** How far the last look has come, and of when the figures are. */
export type Progress = Pick<Sweep, 'done' | 'total' | 'computedAt'> & { underWay: boolean };
interface Coverage {
  residents: number;
  microGrids: number;
  progress: Progress;
  categories: (Lack & { leaf: LeafCategory })[];
}
export interface SeenGap extends Gap {
  leaf: LeafCategory;
}

type GapFilter = { grid?: string | undefined; category?: string | undefined };

/** All districts together: what is under way shows how far, the oldest figures say of when. */
function progressOf(sweeps: readonly Sweep[]): Progress {
  const sum = (field: 'done' | 'total') => sweeps.reduce((total, sweep) => total + sweep[field], 0);
  const times = sweeps.flatMap(({ computedAt }) => computedAt ?? []);
  const isWhole = sweeps.length > 0 && times.length === sweeps.length;
  return {
    ...{ done: sum('done'), total: sum('total') },
    computedAt: isWhole ? new Date(Math.min(...times.map(Number))) : null,
    underWay: sweeps.some(({ startedAt, askedAt }) => startedAt !== null || askedAt !== null),
  };
}

/** What cannot be had, from where, and who could change that. Read from what the sweep has kept. */
export class CoverageReader {
  readonly #deps: CoverageDeps;
  constructor(deps: CoverageDeps) {
    this.#deps = deps;
  }

  /** How many go without each category. Throws `not_found`. */
  async of(actor: Actor, grid?: string): Promise<Coverage> {
    const { grids, sweeps, leavesOf } = await this.#read(actor, grid);
    const lacks = lackByLeaf(grids, leavesOf);
    const leaves = this.#leavesOf(grids);
    const categories = [...leaves.values()].map((leaf) => ({
      ...{ leaf, residents: 0, microGrids: 0 },
      ...lacks.get(leaf.code),
    }));
    categories.sort((a, b) => b.residents - a.residents || (a.leaf.code < b.leaf.code ? -1 : 1));
    const residents = grids.reduce((sum, each) => sum + each.residents, 0);
    return { residents, microGrids: grids.length, progress: progressOf(sweeps), categories };
  }

  /** The gaps of the most residents first. Throws `not_found`, `malformed`. */
  async gaps(actor: Actor, { grid, category }: GapFilter, request: PageRequest): Promise<Page<SeenGap>> {
    const position = readCursor(request.cursor, 'number');
    const { grids, leavesOf } = await this.#read(actor, grid);
    const leaves = this.#leavesOf(grids);
    const isAsked = (code: string) => (category === undefined || code === category) && leaves.has(code);
    const found = gapsBehind(grids, leavesOf, isAsked, position, request.limit + 1);
    const seen = found.flatMap((gap) => {
      const leaf = leaves.get(gap.category);
      return leaf ? [{ ...gap, leaf }] : [];
    });
    return pageOf(seen, request.limit, (gap) => ({ key: gap.residents, id: gapId(gap) }));
  }

  /** One cell, a gap or not, with who could fill it. Throws `not_found`. */
  async gap(
    actor: Actor,
    { grid, category }: { grid: string; category: string },
  ): Promise<SeenGap & Fillers & { isLacking: boolean }> {
    const found = await this.#deps.grids.seek(grid);
    const leaf = this.#deps.categories.treeOf(grid).seekOffered(category);
    if (found?.level !== 'micro' || !looksAfter(actor, found.path) || !leaf) throw notFound();
    const kept = await this.#deps.store.seek(grid);
    const sweep = await this.#deps.store.seekSweep(found.path[0] ?? '');
    const places = new Set(placesIn(kept?.lacks ?? ''));
    const residents = found.population > 0 ? found.population : found.households;
    const isLacking = places.has(sweep?.leaves.indexOf(category) ?? -1);
    const whose = { within: staffGrids(actor), nominatedBy: personOf(actor) };
    const fillers = await fillersOf(this.#deps, { grid, leaf }, whose);
    return { grid, gridPath: found.path, category, residents, leaf, isLacking, ...fillers };
  }

  /** A look at all of the districts of one's grids begins within seconds. */
  async ask(actor: Actor): Promise<Progress> {
    const { store, clock } = this.#deps;
    const districts = this.#districtsOf(staffGrids(actor));
    for (const district of districts) await store.setSweep(district, { askedAt: clock.real() });
    return progressOf((await store.sweeps()).filter(({ _id }) => districts.includes(_id)));
  }

  #districtsOf(codes: readonly string[]): string[] {
    const tops = codes.map((code) => this.#deps.grids.pathOf(code)[0] ?? code);
    return [...new Set(tops)];
  }

  async #read(actor: Actor, grid?: string) {
    const { store, grids } = this.#deps;
    if (grid !== undefined && !looksAfter(actor, grids.pathOf(grid))) throw notFound();
    const codes = grid === undefined ? coverageGrids(actor) : [grid];
    const [covered, all] = await Promise.all([store.within(codes), store.sweeps()]);
    const districts = this.#districtsOf(codes);
    const sweeps = all.filter(({ _id }) => districts.includes(_id));
    const byDistrict = new Map(sweeps.map(({ _id, leaves }) => [_id, leaves]));
    const leavesOf = ({ gridPath }: CoveredGrid) => byDistrict.get(gridPath[0] ?? '') ?? [];
    return { grids: covered, sweeps, leavesOf };
  }

  /** What can be offered in the districts of these grids, each by its code. */
  #leavesOf(grids: readonly CoveredGrid[]): ReadonlyMap<string, LeafCategory> {
    const { categories, isOffered } = this.#deps;
    const districts = [...new Set(grids.map(({ gridPath }) => gridPath[0] ?? ''))];
    return new Map(
      districts.flatMap((district) => {
        const tree = categories.treeOf(district);
        return tree.all.flatMap(({ code }) => {
          const leaf = tree.seekOffered(code);
          return leaf && isOffered(code, district) ? [[code, leaf] as const] : [];
        });
      }),
    );
  }
}
