import type { Handlers } from '../../contract/handler.ts';
import type { components } from '../../contract/types.gen.ts';
import type { Actor } from '../../kernel/actor.ts';
import { type FunnelDeps, groupsFor, peopleFor } from './funnel.service.ts';
import { countsOf, type Group, type Placed } from './funnel.ts';

type Schemas = components['schemas'];
export interface FunnelNames {
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Null where there is no such grid any more. */
  gridName(code: string): Promise<string | null>;
  maskPhone(phone: string): string;
  /** Whether the actor is given the whole number of somebody who was put forward. */
  mayCall(actor: Actor, artisan: Placed): boolean;
}

async function presentGroups(
  groups: readonly Group[],
  { namesOf, gridName }: FunnelNames,
): Promise<Schemas['FunnelGroup'][]> {
  const names = await namesOf(groups.filter(({ by }) => by === 'leader').map(({ id }) => id));
  return Promise.all(
    groups.map(async (group) => {
      const { by, id } = group;
      const name = by === 'leader' ? names.get(id) || null : await gridName(id);
      return { by, id, name, stages: countsOf(group) };
    }),
  );
}

const presentPerson = (
  one: Placed,
  actor: Actor,
  { maskPhone, mayCall }: FunnelNames,
): Schemas['FunnelPerson'] => ({
  ...{ id: one._id, name: one.name, grid: one.grid, stage: one.stage, isOver: one.isOver },
  since: one.since.toISOString(),
  phoneMasked: maskPhone(one.phone),
  mayCall: !one.isOver && mayCall(actor, one),
});

export function funnelRoutes(
  deps: FunnelDeps & FunnelNames,
): Required<Pick<Handlers, 'listFunnel' | 'listFunnelPeople'>> {
  return {
    async listFunnel({ actor, query }) {
      const { items, next } = await groupsFor(deps, actor, query, { ...query, limit: query.limit ?? 20 });
      return { body: { items: await presentGroups(items, deps), next } };
    },
    async listFunnelPeople({ actor, query }) {
      const { items, next } = await peopleFor(deps, actor, query, { ...query, limit: query.limit ?? 20 });
      return { body: { items: items.map((one) => presentPerson(one, actor, deps)), next } };
    },
  };
}
