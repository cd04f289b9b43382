// Cards of listings that people could have written, spread over micro-grids.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reachMetresOf } from '../../src/features/catalogue/index.ts';
import { seedEntries } from '../../src/features/categories/category.seed.ts';
import { CategoryTree } from '../../src/features/categories/category.ts';
import type { Card } from '../../src/features/shelf/card.ts';
import { tokensOfCard } from '../../src/features/shelf/search/tokens.ts';
import { indexText, squeezed } from '../../src/features/shelf/search/words.ts';

interface CatalogueListing {
  category: string;
  title: string;
  description: string;
  provider: string;
}

function drawn({ category, title, description, provider }: CatalogueListing, tree: CategoryTree) {
  const words = {
    searchTitle: indexText(title),
    searchProvider: indexText(provider),
    searchText: squeezed(description),
  };
  const { name, tierMinutes } = tree.findLeaf(category);
  return {
    ...{ category, title, providerName: provider, ...words, tokens: tokensOfCard(words) },
    ...{ categoryName: name, tierMinutes, reachMetres: reachMetresOf(tierMinutes, 15) },
  };
}

export function catalogueCards(codes: readonly string[], count: number): (Card & { stampedAt: Date })[] {
  const file = join(import.meta.dirname, '../search.catalogue.json');
  const { listings } = JSON.parse(readFileSync(file, 'utf8')) as { listings: CatalogueListing[] };
  const tree = new CategoryTree(1, seedEntries());
  const models = listings.map((each) => drawn(each, tree));
  const now = new Date();
  return Array.from({ length: count }, (_, at) => {
    const model = models[at % models.length]!;
    const grid = codes[(at * 2_654_435_761) % codes.length]!;
    return {
      ...model,
      _id: `lst_${String(at).padStart(20, '0')}`,
      ...{ rev: 1, shown: true, grid, gridPath: [grid], kind: 'service', calendarId: `artisan:art_${at}` },
      provider: { kind: 'artisan' as const, id: `art_${String(at).padStart(20, '0')}` },
      ...{ priceKind: 'market' as const, priceFen: 1000 + (at % 90) * 100, picture: null },
      own: { way: 'at_home', durationMinutes: 45, instant: false },
      ...{ rating: at % 3 === 0 ? 4.6 : null, ratingCount: at % 3 === 0 ? 7 : 0 },
      ...{ nextStartAt: new Date(now.getTime() + 86_400_000), refreshAt: null, stampedAt: now },
    };
  });
}
