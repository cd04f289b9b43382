import { type Actor, personOf, type RoleGrant } from '../../kernel/actor.ts';
import { isAppError, staleVersion } from '../../kernel/errors.ts';
import { type Page, type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import type { Catalogue, CategoryEffect } from '../catalogue/index.ts';
import {
  type Categories,
  type Category,
  CategoryFileError,
  type CategoryPlan,
  type CategoryTree,
  commonScope,
  entrySaid,
  fileFormat,
  type MadeChange,
} from '../categories/index.ts';
import { type Grids, gridMissing } from '../grids/index.ts';
import { changesAs } from './curation.access.ts';
import { categoryRefused } from './curation.errors.ts';

export interface CurationDeps {
  categories: Pick<Categories, 'snapshot' | 'refresh' | 'plan' | 'apply' | 'changesOf'>;
  catalogue: Pick<Catalogue, 'previewCategories'>;
  grids: Pick<Grids, 'children' | 'seek'>;
}
/** What is said of one category; what is left out stays. */
export type CategoryFields = Partial<Omit<Category, 'code'>>;
/** One tree, and which of its categories say something else than the common one. */
export interface Shown {
  scope: string;
  tree: CategoryTree;
  isOwn(category: Category): boolean;
}

/** Who may change nothing in a tree is told of it no more than of one that is not there. */
async function changerOf({ grids }: CurationDeps, actor: Actor, scope: string): Promise<RoleGrant> {
  const districts = await grids.children(null);
  const codes = scope === commonScope ? districts.map(({ code }) => code) : [scope];
  const isKnown = scope === commonScope || districts.some(({ code }) => code === scope);
  const grant = isKnown ? changesAs(actor, codes) : undefined;
  if (!grant) throw gridMissing();
  return grant;
}

const districtOf = (scope: string) => (scope === commonScope ? undefined : scope);

async function newest(
  { categories }: CurationDeps,
  scope: string,
): Promise<Shown & { common: CategoryTree }> {
  await categories.refresh();
  const snapshot = categories.snapshot();
  const tree = snapshot.treeOf(districtOf(scope));
  const { common } = snapshot;
  return {
    scope,
    tree,
    common,
    isOwn: (one) => JSON.stringify(common.seek(one.code)) !== JSON.stringify(one),
  };
}

export async function treeFor(deps: CurationDeps, actor: Actor, scope: string): Promise<Shown> {
  await changerOf(deps, actor, scope);
  return newest(deps, scope);
}

/** @throws category_refused with every fault at its field */
async function planned(
  deps: CurationDeps,
  scope: string,
  code: string,
  said: CategoryFields,
): Promise<CategoryPlan> {
  const { tree, common } = await newest(deps, scope);
  const base = scope === commonScope ? null : common.seek(code);
  const entry = entrySaid(code, said, tree.seek(code), base);
  try {
    const plan = await deps.categories.plan({ format: fileFormat, categories: [entry] }, districtOf(scope));
    if (plan.version !== tree.version) throw staleVersion();
    return plan;
  } catch (thrown) {
    if (!(thrown instanceof CategoryFileError)) throw thrown;
    const at = ({ path, message }: { path: string; message: string }) => ({
      path: path.replace('/categories/0', '/body/said'),
      message,
    });
    throw categoryRefused({}, thrown.faults.map(at));
  }
}

/** What a change would make of the category and of what is offered under it; writes nothing. */
export async function previewFor(
  deps: CurationDeps,
  actor: Actor,
  { scope, code }: { scope: string; code: string },
  said: CategoryFields,
): Promise<{ plan: CategoryPlan; effects: readonly CategoryEffect[] }> {
  await changerOf(deps, actor, scope);
  const plan = await planned(deps, scope, code, said);
  return { plan, effects: await deps.catalogue.previewCategories(plan) };
}

/** Says it in one tree. Throws `stale_version` where any category was changed since `version`. */
export async function changeFor(
  deps: CurationDeps,
  actor: Actor,
  { scope, code }: { scope: string; code: string },
  {
    said,
    reason,
    version,
    requestId,
  }: { said: CategoryFields; reason: string; version: number; requestId: string },
): Promise<Shown> {
  const grant = await changerOf(deps, actor, scope);
  const plan = await planned(deps, scope, code, said);
  if (plan.version !== version) throw staleVersion();
  const by = {
    actorId: personOf(actor),
    as: grant.role,
    asGrid: grant.grid,
    reason: reason.trim(),
    requestId,
  };
  if (plan.changes.length > 0)
    await deps.categories.apply(plan, { ...by, action: 'categories.change' }).catch((thrown: unknown) => {
      throw isAppError(thrown, 'conflict') ? staleVersion() : thrown;
    });
  return newest(deps, scope);
}

/** What was changed in one tree, by whomever, the last first. */
export async function changesFor(
  deps: CurationDeps,
  actor: Actor,
  scope: string,
  { limit, cursor }: PageRequest,
): Promise<Page<MadeChange>> {
  await changerOf(deps, actor, scope);
  const behind = readCursor(cursor, 'text')?.id ?? null;
  const rows = await deps.categories.changesOf(scope, behind, limit + 1);
  return pageOf(rows, limit, ({ _id }) => ({ key: '', id: _id }));
}
