import type { components } from '../../../../contract/types.gen.ts';
import { api } from '../../../client/api.ts';
import type { BasketLine } from '../../../client/basket.ts';
import { asFailure } from '../../../client/failure.ts';
import { request } from '../../../client/request.ts';
import { type Opening, openingsOf } from './windows.ts';

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

/** An article as it is offered at a place; null where it is not, or not any more. */
async function articleAt(id: string, place: string): Promise<Article | null> {
  const params = { path: { id }, query: { place } };
  try {
    const [listing, { left }] = await Promise.all([
      request(() => api.GET('/api/shelf/{id}', { params })),
      request(() => api.GET('/api/listings/{id}/stock', { params })),
    ]);
    return { listing: listing as GoodShelfListing, left: left ?? 0 };
  } catch (thrown) {
    if (asFailure(thrown).code === 'out_of_reach') return null;
    throw thrown;
  }
}

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

const keyOf = ({ provider, way, pickUpAddress }: GoodShelfListing): string =>
  [provider.kind, provider.id, way, pickUpAddress ?? ''].join(' ');

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

/** The windows in which all of them can be fetched: they begin together and end with the first. */
export function commonOpenings(articles: readonly Article[], now: Date): Opening[] {
  const [first, ...others] = articles.map(({ listing }) => openingsOf(listing.windows, now));
  return (first ?? []).flatMap((opening) => {
    const same = others.map((all) => all.find(({ startAt }) => startAt === opening.startAt));
    if (same.includes(undefined)) return [];
    const ends = [opening.endAt, ...same.flatMap((each) => (each ? [each.endAt] : []))].sort();
    return [{ startAt: opening.startAt, endAt: ends[0] ?? opening.endAt }];
  });
}
