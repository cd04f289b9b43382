import type { components } from '../../../../contract/types.gen.ts';
import { api } from '../../../client/api.ts';
import type { BasketLine } from '../../../client/basket.ts';
import { asFailure } from '../../../client/failure.ts';
import { request } from '../../../client/request.ts';
import { dayIn, type Opening, openingsFor } from './windows.ts';

type GoodShelfListing = components['schemas']['GoodShelfListing'];
/** An article of the basket as the shelf has it now. */
export interface Article {
  listing: GoodShelfListing;
  left: number;
}
/** What is one order: of one provider, fetched at one place. */
export interface Group {
  key: string;
  articles: Article[];
}

const paramsOf = (id: string, place: string, day?: string) => ({
  params: { path: { id }, query: { place, ...(day && { day }) } },
});
const isGone = (thrown: unknown): null => {
  if (asFailure(thrown).code === 'out_of_reach') return null;
  throw thrown;
};

/** How many are left of an article, of a meal on the day of a window. */
export async function leftOf({ listing }: Article, place: string, startAt: string): Promise<number> {
  const params = paramsOf(listing.id, place, dayIn(listing, startAt));
  return (await request(() => api.GET('/api/listings/{id}/stock', params))).left ?? 0;
}

/** An article as it is offered at a place; null where it is not, or not any more. A meal is counted once its day is chosen. */
async function articleAt(id: string, place: string): Promise<Article | null> {
  const listing = await request(() => api.GET('/api/shelf/{id}', paramsOf(id, place))).catch(isGone);
  if (!listing) return null;
  const article: Article = { listing: listing as GoodShelfListing, left: mostOfOne };
  if (article.listing.meal === null) article.left = await leftOf(article, place, '');
  return article;
}
const mostOfOne = 99;

export async function articlesAt(lines: readonly BasketLine[], place: string): Promise<Map<string, Article>> {
  const found = new Map<string, Article>();
  await Promise.all(
    lines.map(async ({ listingId }) => {
      const article = await articleAt(listingId, place);
      if (article) found.set(listingId, article);
    }),
  );
  return found;
}

const keyOf = ({ provider, way, pickUpAddress, meal }: GoodShelfListing): string =>
  [provider.kind, provider.id, way, pickUpAddress ?? '', meal ? 'meal' : ''].join(' ');

/** By who sells them and where they are fetched, in the order in which they were put aside. */
export function groupsOf(articles: readonly Article[]): Group[] {
  const groups = new Map<string, Group>();
  for (const article of articles) {
    const key = keyOf(article.listing);
    const group = groups.get(key) ?? { key, articles: [] };
    group.articles.push(article);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The windows in which all of them can be fetched, or brought: they begin together and end with the first. */
export function commonOpenings(articles: readonly Article[], isBrought: boolean, now: Date): Opening[] {
  const [first, ...others] = articles.map(({ listing }) => openingsFor(listing, isBrought, now));
  return (first ?? []).flatMap((opening) => {
    const same = others.map((all) => all.find(({ startAt }) => startAt === opening.startAt));
    if (same.includes(undefined)) return [];
    const ends = [opening.endAt, ...same.flatMap((each) => (each ? [each.endAt] : []))].sort();
    return [{ startAt: opening.startAt, endAt: ends[0] ?? opening.endAt }];
  });
}

/** What bringing all of them costs, once an order; null where something of it is only fetched. */
export function deliveryFenOf(articles: readonly Article[]): number | null {
  const fees = articles.map(({ listing }) => listing.delivery?.feeFen);
  return fees.includes(undefined) ? null : Math.max(0, ...fees.map((fen) => fen ?? 0));
}
