import type mongoose from 'mongoose';
import { categoryRoutes } from './category.routes.ts';
import { Categories, type CategoriesDeps } from './category.service.ts';
import { makeCategoryStore } from './category.store.ts';

export { categoriesAsDocuments } from './category.migration.ts';
export { presentCategory } from './category.present.ts';
export { type CategoryChange, entrySaid } from './category.rules.ts';
export { type CategoryFile, CategoryFileError, fileFormat } from './category.schema.ts';
export type { Categories, CategoryPlan } from './category.service.ts';
export type { MadeChange } from './category.store.ts';
export {
  type Category,
  type CategoryTree,
  commonScope,
  isFor,
  type LeafCategory,
  type Paper,
} from './category.ts';

/** Servers look this often whether another one has changed the categories; it is to be seen within a second. */
const lookEveryMs = 500;

export interface CategoriesFeatureDeps extends Omit<CategoriesDeps, 'store'> {
  connection: mongoose.Connection;
  /** The kinds of order there are: what is meant for none of them is not shown. */
  kinds: readonly string[];
}

/** The tree of what is offered: common, and what districts say of their own. */
export function makeCategories(deps: CategoriesFeatureDeps) {
  const store = makeCategoryStore(deps.connection);
  const api = new Categories({ ...deps, store });
  const parts = {
    routes: categoryRoutes(api, deps.kinds),
    access: [],
    models: store.models,
    everywhere: [{ name: 'categories', everyMs: lookEveryMs, run: () => api.refresh() }],
  };
  return { api, parts };
}
