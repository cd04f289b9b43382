import { type Actor, personOf } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { notFound } from '../../kernel/errors.ts';
import { idOf } from '../../kernel/ids.ts';
import type { Runner } from '../../kernel/runner.ts';
import { readToCount, type Waiting, waitingSince } from '../../kernel/waiting.ts';
import { type Grids, gridMissing } from '../grids/index.ts';
import type { Quotas } from '../quotas/index.ts';
import { fold } from '../text/index.ts';
import { helpedGrids, looksAfter } from './need.access.ts';

import type { NeedStore } from './need.store.ts';
import type { Need, NeedRelation, NeedTypes, Unmet } from './need.ts';

export interface NeedDeps {
  store: NeedStore;
  runner: Runner<NeedTypes>;
  clock: Clock;
  grids: Pick<Grids, 'seek'>;
  quotas: Pick<Quotas, 'within'>;
}
export interface SeenNeed {
  need: Need;
  steps: (keyof NeedTypes['steps'])[];
}

const mostOwn = 50;
/** The board counts what was said last. */
const mostCounted = 5000;
const mostShown = 100;
const mostAtOnce = 500;

/** What people did not find, until somebody tells them what came of it. */
export class Needs {
  readonly #deps: NeedDeps;
  constructor(deps: NeedDeps) {
    this.#deps = deps;
  }

  /** The same words at the same place are one need of a person, said again or not. Throws `grid_missing`, `limit_reached`. */
  async report(actor: Actor, said: { words: string; place: string }, key?: string): Promise<SeenNeed> {
    const { store, runner, grids, clock, quotas } = this.#deps;
    const personId = personOf(actor);
    const grid = await grids.seek(said.place);
    if (grid?.level !== 'micro') throw gridMissing();
    const words = said.words.trim();
    const sameAs = fold(words).replace(/\s+/gu, '');
    const _id = idOf('ned', `${personId}:${grid.code}:${sameAs}`);
    const standing = await store.processStore.seek(_id);
    if (standing?.state === 'reported') return this.#seen(actor, standing);
    const by = { kind: 'person', id: personId, relations: ['owner'] } as const;
    const use = { key: 'needs.perDay', of: [personId], id: _id } as const;
    const need = await quotas.within(use, grid.code, () => {
      if (standing) return runner.advance(_id, 'reopen', by, { key });
      const fields = { personId, words, sameAs, grid: grid.code, gridPath: [...grid.path] };
      return runner.create({ _id, ...fields, reportedAt: clock.now(), reason: null }, 'report', by, { key });
    });
    return this.#seen(actor, need);
  }

  async ofMine(actor: Actor): Promise<SeenNeed[]> {
    const own = await this.#deps.store.ofPerson(personOf(actor), mostOwn);
    return own.map((need) => this.#seen(actor, need));
  }

  async withdraw(actor: Actor, id: string, key?: string): Promise<SeenNeed> {
    const need = await this.#find(actor, id);
    const relations = this.#relations(actor, need);
    return this.#seen(actor, await this.#deps.runner.takeAs(actor, relations, need, 'withdraw', { key }));
  }

  /** What people miss and nobody has answered; null for whoever looks after nobody. */
  async waiting(actor: Actor): Promise<Waiting | null> {
    const grids = helpedGrids(actor);
    if (grids.length === 0) return null;
    const open = await this.#deps.store.waitingIn(grids, readToCount);
    return waitingSince(open.map(({ reportedAt }) => reportedAt));
  }

  /** What is missed most, by words and micro-grid, where the actor looks after people. */
  board(actor: Actor): Promise<Unmet[]> {
    return this.unmetIn(helpedGrids(actor));
  }

  /** What is missed most on or below these grids, by words and micro-grid. */
  async unmetIn(grids: readonly string[]): Promise<Unmet[]> {
    const open = await this.#deps.store.openIn(grids, mostCounted);
    const alike = new Map<string, Unmet>();
    // the latest comes first, and says it in its words
    for (const { _id: id, words, sameAs, grid, reportedAt: latestAt } of open) {
      const name = `${grid} ${sameAs}`;
      const standing = alike.get(name);
      if (standing) standing.count += 1;
      else alike.set(name, { id, words, grid, count: 1, latestAt });
    }
    const most = [...alike.values()].sort((a, b) => b.count - a.count || +b.latestAt - +a.latestAt);
    return most.slice(0, mostShown);
  }

  /** Closes it with all that say the same in the same micro-grid; each resident is told. Answers how many. */
  async close(actor: Actor, id: string, reason: string, key?: string): Promise<number> {
    const { store, runner } = this.#deps;
    const need = await this.#find(actor, id);
    const relations = this.#relations(actor, need);
    const take = { input: { reason }, key };
    await runner.takeAs(actor, relations, need, 'close', take);
    let count = 1;
    const by = { kind: 'person', id: personOf(actor), relations } as const;
    // what a crash leaves open stands on the board as before
    for (const other of await store.openAlike(need, mostAtOnce))
      if (await runner.tryAdvance(other, 'close', { ...by, relations: ['helper'] }, take)) count += 1;
    return count;
  }

  /** An account is closed: what was said goes with it. */
  forget({ _id }: { _id: string }): Promise<void> {
    return this.#deps.store.removeOf(_id);
  }

  async #find(actor: Actor, id: string): Promise<Need> {
    personOf(actor);
    const need = await this.#deps.store.processStore.find(id);
    if (this.#relations(actor, need).length === 0) throw notFound();
    return need;
  }
  #relations(actor: Actor, { personId, gridPath }: Need): NeedRelation[] {
    const owner: NeedRelation[] = actor.personId === personId ? ['owner'] : [];
    return looksAfter(actor, gridPath) ? [...owner, 'helper'] : owner;
  }
  #seen(actor: Actor, need: Need): SeenNeed {
    const own = this.#relations(actor, need).filter((relation) => relation === 'owner');
    // it is opened again by saying the same again
    const steps = this.#deps.runner.openSteps(need, own).filter((step) => step !== 'reopen');
    return { need, steps };
  }
}
