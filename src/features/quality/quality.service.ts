import { type Actor, personOf } from '../../kernel/actor.ts';
import { before, type Clock, day } from '../../kernel/clock.ts';
import { type Page, type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import type { SettingReader } from '../settings/index.ts';
import { qualityGrids } from './quality.access.ts';
import {
  type Declining,
  type EndingPaper,
  idOf,
  type Limits,
  type Offer,
  type Sign,
  signOfDeclines,
  signOfPaper,
  signsOfOffers,
} from './quality.ts';

export interface QualityDeps {
  clock: Clock;
  settings: Pick<SettingReader, 'of'>;
  /** What is on the shelf on or below these grids. */
  offersWithin(grids: readonly string[]): Promise<Offer[]>;
  /** Whose last answers since then were declines, that many; of orders on or below these grids. */
  decliningWithin(
    grids: readonly string[],
    since: Date,
    limitOf: (grid: string) => number,
  ): Promise<Declining[]>;
  /** Papers that end soon or have ended, of artisans at work on or below these grids. */
  papersEnding(grids: readonly string[]): Promise<EndingPaper[]>;
  /** From the district down. */
  pathOf(grid: string): readonly string[];
  /** The community on a way down the tree; null where there is none. */
  communityOn(path: readonly string[]): string | null;
  /** Where somebody offers something; null where they do not. */
  offeringOf(personId: string): Promise<{ providerId: string; gridPath: readonly string[] } | null>;
}

/** The community, or what hangs above one itself. */
const communityOf = ({ communityOn }: QualityDeps, path: readonly string[]): string =>
  communityOn(path) ?? path.at(-1) ?? '';

function limitsBy({ settings }: QualityDeps): (offer: Offer) => Limits {
  const known = new Map<string, Limits>();
  return ({ gridPath }) => {
    const grid = gridPath.at(-1) ?? '';
    const kept = known.get(grid);
    if (kept) return kept;
    const of = settings.of(gridPath);
    const limits = {
      startDays: of['quality.startDays'],
      ratingTenths: of['quality.ratingTenths'],
      ratingReviews: of['quality.ratingReviews'],
      priceTimes: of['quality.priceTimes'],
      priceNeighbours: of['quality.priceNeighbours'],
    };
    known.set(grid, limits);
    return limits;
  };
}

interface Scope {
  /** Where the neighbours are. */
  around: readonly string[];
  grids: readonly string[];
  isMeant(offer: Offer): boolean;
}
/** Worked out on reading, from three looks that grow with the grids and not with the answers. */
async function signsIn(deps: QualityDeps, { around, grids, isMeant }: Scope): Promise<Sign[]> {
  const days = Math.max(...grids.map((grid) => deps.settings.of(grid)['quality.declineDays']));
  const since = before(deps.clock.now(), days * day);
  const [offers, declining, papers] = await Promise.all([
    deps.offersWithin(around),
    deps.decliningWithin(grids, since, (grid) => deps.settings.of(grid)['quality.declines']),
    deps.papersEnding(grids),
  ]);
  const judgedBy = {
    limitsOf: limitsBy(deps),
    communityOf: ({ gridPath }: Offer) => communityOf(deps, gridPath),
  };
  const signs = [
    ...signsOfOffers(offers, isMeant, deps.clock.now(), judgedBy),
    ...declining.map(signOfDeclines),
    ...papers.map(signOfPaper),
  ];
  return signs.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}

export async function qualityFor(
  deps: QualityDeps,
  actor: Actor,
  { limit, cursor }: PageRequest,
): Promise<Page<Sign>> {
  const position = readCursor(cursor, 'text');
  const grids = qualityGrids(actor);
  const signs = await signsIn(deps, {
    grids,
    around: grids.map((grid) => communityOf(deps, deps.pathOf(grid))),
    isMeant: ({ gridPath }) => gridPath.some((grid) => grids.includes(grid)),
  });
  const rows = signs.filter((sign) => position === null || idOf(sign) > position.id).slice(0, limit + 1);
  return pageOf(rows, limit, (sign) => ({ key: '', id: idOf(sign) }));
}

const mostOwn = 50;
/** One's own, beside the neighbours of one's community. */
export async function qualityOf(deps: QualityDeps, actor: Actor): Promise<Sign[]> {
  const own = await deps.offeringOf(personOf(actor));
  if (!own) return [];
  const isOwn = ({ provider }: Pick<Offer, 'provider'>) => provider.id === own.providerId;
  const around = [communityOf(deps, own.gridPath)];
  const signs = await signsIn(deps, { around, grids: around, isMeant: isOwn });
  return signs.filter(isOwn).slice(0, mostOwn);
}
