import { type CategoryPlan, isFor, type LeafCategory } from '../categories/index.ts';
import type { Grids } from '../grids/index.ts';
import type { Reach } from '../reach/index.ts';
import type { ListingStore } from './listing.store.ts';
import { isVisible, type Listing, reachMetresOf } from './listing.ts';

/** How many listings come into sight, or go out of it, and for how many. */
interface SightChange {
  listings: number;
  microGrids: number;
  residents: number;
}
/** What a change of a category means for what is offered under it today. */
export interface CategoryEffect {
  code: string;
  name: string;
  tierBefore: number;
  tierAfter: number;
  gained: SightChange;
  lost: SightChange;
  /** 低偿 listings that keep within the cap of today and ask more than the next one. */
  tooDear: number;
  lowfeeCapFen: number;
  /** Listings that stand under it and cannot be offered anew, because it is retired or not meant for their kind. */
  retiring: number;
  strange: number;
}
export interface PreviewDeps {
  store: Pick<ListingStore, 'listOfCategories'>;
  grids: Pick<Grids, 'micro'>;
  reach: Pick<Reach, 'from'>;
}

const blockSize = 500;
const standing = ['submitted', 'live', 'paused'] as const;

/** Live listings of one category and one micro-grid that reach equally far, before and after. */
interface Circle {
  effect: CategoryEffect;
  before: Span;
  after: Span;
  listings: number;
  gained: boolean;
  lost: boolean;
}
interface Span {
  tierMinutes: number;
  limitMinutes: number;
}
type Circles = Map<string, Map<string, Circle>>;

const nobody = (): SightChange => ({ listings: 0, microGrids: 0, residents: 0 });

function effectOf(before: LeafCategory, after: LeafCategory): CategoryEffect {
  const { code, name, lowfeeCapFen } = after;
  const tiers = { tierBefore: before.tierMinutes, tierAfter: after.tierMinutes };
  return {
    code,
    name,
    ...tiers,
    gained: nobody(),
    lost: nobody(),
    tooDear: 0,
    lowfeeCapFen,
    retiring: 0,
    strange: 0,
  };
}

const metresOf = ({ tierMinutes, limitMinutes }: Span) => reachMetresOf(tierMinutes, limitMinutes);
const sees = (metres: number, { tierMinutes, limitMinutes }: Span) =>
  isVisible(metres, tierMinutes, limitMinutes);

/** Counts one listing, and notes how far it reaches where that changes. */
function note(
  { grid, gridPath, category, kind, state, priceKind, priceFen, limitMinutes }: Listing,
  { before: trees, after: nextTrees }: CategoryPlan,
  effects: Map<string, CategoryEffect>,
  circles: Circles,
): void {
  const before = trees.treeOf(gridPath[0]).findLeaf(category);
  const after = nextTrees.treeOf(gridPath[0]).findLeaf(category);
  const effect = effects.get(category) ?? effectOf(before, after);
  effects.set(category, effect);
  if (!before.retired && after.retired) effect.retiring += 1;
  if (isFor(before, kind) && !isFor(after, kind)) effect.strange += 1;
  const fitted = priceFen <= before.lowfeeCapFen;
  if (priceKind === 'lowfee' && fitted && priceFen > after.lowfeeCapFen) effect.tooDear += 1;
  const was = { tierMinutes: before.tierMinutes, limitMinutes };
  const is = { tierMinutes: after.tierMinutes, limitMinutes };
  if (state !== 'live' || metresOf(was) === metresOf(is)) return;
  const ofGrid = circles.get(grid) ?? new Map<string, Circle>();
  circles.set(grid, ofGrid);
  const key = `${category} ${metresOf(was)} ${metresOf(is)}`;
  const none = { effect, before: was, after: is, listings: 0, gained: false, lost: false };
  const circle = ofGrid.get(key) ?? none;
  circle.listings += 1;
  ofGrid.set(key, circle);
}

/** The categories that come into sight at a place, and those that go, as its residents walk. */
function lookFrom(reach: ReadonlyMap<string, number>, circles: Circles) {
  const gained = new Set<CategoryEffect>();
  const lost = new Set<CategoryEffect>();
  for (const [grid, metres] of reach) {
    for (const circle of circles.get(grid)?.values() ?? []) {
      const [was, is] = [sees(metres, circle.before), sees(metres, circle.after)];
      if (is && !was) {
        circle.gained = true;
        gained.add(circle.effect);
      } else if (was && !is) {
        circle.lost = true;
        lost.add(circle.effect);
      }
    }
  }
  return { gained, lost };
}

async function countSights({ grids, reach }: PreviewDeps, circles: Circles): Promise<void> {
  if (circles.size === 0) return;
  for (const { code, population } of await grids.micro()) {
    const { gained, lost } = lookFrom(await reach.from(code), circles);
    for (const [all, side] of [[gained, 'gained'] as const, [lost, 'lost'] as const]) {
      for (const effect of all) {
        effect[side].microGrids += 1;
        effect[side].residents += population;
      }
    }
  }
  for (const ofGrid of circles.values()) {
    for (const { effect, listings, gained, lost } of ofGrid.values()) {
      if (gained) effect.gained.listings += listings;
      if (lost) effect.lost.listings += listings;
    }
  }
}

const isFelt = ({ gained, lost, tooDear, retiring, strange }: CategoryEffect) =>
  gained.listings + lost.listings + tooDear + retiring + strange > 0;

/** What a planned change of the categories makes of the listings that stand; writes nothing. */
export async function previewOf(deps: PreviewDeps, plan: CategoryPlan): Promise<CategoryEffect[]> {
  const codes = plan.changes.filter(({ what }) => what !== 'added').map(({ code }) => code);
  const effects = new Map<string, CategoryEffect>();
  const circles: Circles = new Map();
  for (let last: string | null = null; codes.length > 0; ) {
    const block = await deps.store.listOfCategories(codes, standing, last, blockSize);
    for (const listing of block) note(listing, plan, effects, circles);
    if (block.length < blockSize) break;
    last = block.at(-1)?._id ?? null;
  }
  await countSights(deps, circles);
  return codes.flatMap((code) => effects.get(code) ?? []).filter(isFelt);
}
