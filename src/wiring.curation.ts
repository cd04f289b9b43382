import type { Catalogue } from './features/catalogue/index.ts';
import type { Categories } from './features/categories/index.ts';
import { makeCuration } from './features/curation/index.ts';
import type { Grids } from './features/grids/index.ts';
import type { People } from './features/people/index.ts';

interface Read {
  categories: { api: Categories };
  catalogue: { api: Pick<Catalogue, 'previewCategories'> };
  grids: { api: Pick<Grids, 'children' | 'seek'> };
  people: { api: Pick<People, 'namesOf'> };
}

/** What is offered at all, changed at a desk. */
export const curationOf = ({ categories, catalogue, grids, people }: Read) =>
  makeCuration({
    ...{ categories: categories.api, catalogue: catalogue.api, grids: grids.api },
    namesOf: (ids) => people.api.namesOf(ids),
  });
