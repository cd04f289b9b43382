import type { Handlers } from '../../contract/handler.ts';
import type { components } from '../../contract/types.gen.ts';
import { etagOf, readIfMatch } from '../../kernel/etag.ts';
import { type CategoryChange, type MadeChange, presentCategory } from '../categories/index.ts';
import {
  type CategoryFields,
  type CurationDeps,
  changeFor,
  changesFor,
  previewFor,
  type Shown,
  treeFor,
} from './curation.service.ts';

type Schemas = components['schemas'];
export interface CurationNames {
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

const presentTree = ({ scope, tree, isOwn }: Shown) => ({
  body: {
    ...{ scope, version: tree.version },
    own: tree.all.filter(isOwn).map(({ code }) => code),
    items: tree.all.map(presentCategory),
  },
  headers: { ETag: etagOf(tree.version) },
});

/** As the row shows it: of many changes the first. */
const mostShown = 50;
const presentChanges = (changes: readonly CategoryChange[]): Schemas['CategoryChanged'][] =>
  changes.slice(0, mostShown).map(({ code, name, what, fields }) => ({
    ...{ code, name, what },
    fields: fields.map(({ field, before, after }) => ({ field, before, after })),
  }));

const presentMade = (
  { _id, version, at, actorId, as, reason, changes }: MadeChange,
  names: ReadonlyMap<string, string>,
): Schemas['CategoryChangeMade'] => ({
  ...{ id: _id, version, as, reason, at: at.toISOString() },
  byName: (actorId && names.get(actorId)) || null,
  count: changes.length,
  changes: presentChanges(changes),
});

export function curationRoutes(
  deps: CurationDeps & CurationNames,
): Required<
  Pick<Handlers, 'getCategoryTree' | 'previewCategory' | 'changeCategory' | 'listCategoryChanges'>
> {
  return {
    getCategoryTree: async ({ actor, params }) => presentTree(await treeFor(deps, actor, params.scope)),
    async previewCategory({ actor, params, body }) {
      const { plan, effects } = await previewFor(deps, actor, params, body.said as CategoryFields);
      const changes = presentChanges(plan.changes);
      return { body: { version: plan.version, changes, effects: effects.map((one) => ({ ...one })) } };
    },
    async changeCategory({ actor, params, headers, body, requestId }) {
      const version = readIfMatch(headers['if-match']);
      const { reason } = body;
      const said = body.said as CategoryFields;
      return presentTree(await changeFor(deps, actor, params, { said, reason, version, requestId }));
    },
    async listCategoryChanges({ actor, params, query }) {
      const { items, next } = await changesFor(deps, actor, params.scope, {
        ...query,
        limit: query.limit ?? 20,
      });
      const names = await deps.namesOf(items.flatMap(({ actorId }) => actorId ?? []));
      return { body: { items: items.map((one) => presentMade(one, names)), next } };
    },
  };
}
