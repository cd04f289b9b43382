import type { ProviderRef } from '../../kernel/postings.ts';
import { reachMetresOf } from '../catalogue/index.ts';
import type { Categories, LeafCategory } from '../categories/index.ts';
import type { Grids } from '../grids/index.ts';
import type { Reach } from '../reach/index.ts';
import type { Offer } from './coverage.sweep.ts';

/** Somebody who was put forward. */
interface Candidate {
  _id: string;
  name: string;
  grid: string;
  state: string;
  skills: readonly string[];
}
export interface FillersDeps {
  grids: Pick<Grids, 'seek' | 'pathOf'>;
  reach: Pick<Reach, 'from'>;
  categories: Pick<Categories, 'treeOf'>;
  offersWithin(grids: readonly string[]): Promise<Offer[]>;
  /** On or below these grids, or by somebody. */
  candidates(whose: { within?: readonly string[]; nominatedBy?: string }): Promise<Candidate[]>;
  /** What people miss on or below these grids. */
  unmetIn(grids: readonly string[]): Promise<{ words: string; count: number }[]>;
  /** The categories that words may mean at a place. */
  meant(asked: { place: string; q: string }): string[];
}
/** Why somebody could fill it: all taken, offers something alike, lives a longer walk away, was put forward, or has stopped. */
type FillerWhy = 'busy' | 'alike' | 'farther' | 'nominated' | 'stopped';
export interface Filler {
  why: FillerWhy;
  /** The provider's kind and id; of a candidate those of the artisan they would be. */
  provider: ProviderRef;
  name: string;
  grid: string;
  category: string;
  walkMetres: number;
}
export interface Fillers {
  fillers: Filler[];
  needs: { words: string; count: number }[];
}

const mostFillers = 30;
const mostNeeds = 20;
const waiting = ['nominated', 'checked'];
const stopped = ['suspended', 'left'];
const order: readonly FillerWhy[] = ['busy', 'nominated', 'farther', 'alike', 'stopped'];

interface Wanted {
  grid: string;
  leaf: LeafCategory;
}
const byPromise = (a: Filler, b: Filler): number =>
  order.indexOf(a.why) - order.indexOf(b.why) ||
  a.walkMetres - b.walkMetres ||
  (a.provider.id < b.provider.id ? -1 : 1);

function whyOffered({ category, reachMetres }: Offer, walk: number, leaf: LeafCategory): FillerWhy {
  if (walk > Math.min(reachMetres, reachMetresOf(leaf.tierMinutes, 15))) return 'farther';
  return category === leaf.code ? 'busy' : 'alike';
}

/** Each provider once, by what promises most. */
function unique(all: readonly Filler[]): Filler[] {
  const seen = new Set<string>();
  return [...all].sort(byPromise).filter(({ provider: { kind, id } }) => {
    const key = `${kind} ${id}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Whom to ask, the most promising first: within a walk of 30 minutes, whatever the tier says. */
export async function fillersOf(
  deps: FillersDeps,
  { grid, leaf }: Wanted,
  { within, nominatedBy }: { within: readonly string[]; nominatedBy: string },
): Promise<Fillers> {
  const reach = await deps.reach.from(grid);
  const alike = new Set(deps.categories.treeOf(grid).leavesOf(leaf.parent));
  const walkTo = (code: string | null) => reach.get(code ?? '');
  const [offers, seen, own, unmet] = await Promise.all([
    deps.offersWithin([...reach.keys()]),
    within.length > 0 ? deps.candidates({ within }) : [],
    deps.candidates({ nominatedBy }),
    deps.unmetIn([grid]),
  ]);
  const offered = offers.flatMap((offer): Filler[] => {
    const walkMetres = walkTo(offer.grid);
    if (walkMetres === undefined || !alike.has(offer.category)) return [];
    const { provider, providerName: name, category } = offer;
    const why = whyOffered(offer, walkMetres, leaf);
    return [{ why, provider, name, grid: offer.grid ?? '', category, walkMetres }];
  });
  const candidates = [...seen, ...own].flatMap((one): Filler[] => {
    const walkMetres = walkTo(one.grid);
    const skill = one.skills.find((each) => each === leaf.code) ?? one.skills.find((each) => alike.has(each));
    const isOne = waiting.includes(one.state) || stopped.includes(one.state);
    if (walkMetres === undefined || skill === undefined || !isOne) return [];
    const why = waiting.includes(one.state) ? 'nominated' : 'stopped';
    const provider = { kind: 'artisan', id: one._id } as const;
    return [{ why, provider, name: one.name, grid: one.grid, category: skill, walkMetres }];
  });
  const needs = unmet
    .filter(({ words }) => deps.meant({ place: grid, q: words }).includes(leaf.code))
    .map(({ words, count }) => ({ words, count }));
  return {
    fillers: unique([...offered, ...candidates]).slice(0, mostFillers),
    needs: needs.slice(0, mostNeeds),
  };
}
