import { setImmediate as breathe } from 'node:timers/promises';
import { after, type Clock, day, hour, minute } from '../../kernel/clock.ts';
import type { ProviderRef } from '../../kernel/postings.ts';
import type { Categories } from '../categories/index.ts';
import type { Grids } from '../grids/index.ts';
import type { Reach } from '../reach/index.ts';
import type { CoverageStore } from './coverage.store.ts';
import {
  type Bookable,
  type CoveredGrid,
  lackingAt,
  type Provision,
  type Sweep,
  supplyOf,
} from './coverage.ts';

/** What a card tells of the listing behind it. */
export interface Offer extends Bookable {
  _id: string;
  kind: string;
  provider: ProviderRef;
  providerName: string;
  nextStartAt: Date | null;
}
export interface SweepDeps {
  store: CoverageStore;
  clock: Clock;
  grids: Pick<Grids, 'children' | 'micro' | 'ground'>;
  reach: Pick<Reach, 'circle'>;
  categories: Pick<Categories, 'treeOf'>;
  /** What is on the shelf on or below these grids. */
  offersWithin(grids: readonly string[]): Promise<Offer[]>;
  /** Whether it can be had before a time. */
  isBookable(offer: Offer, now: Date, until: Date): Promise<boolean>;
  /** Whether something can be offered under it. */
  isOffered(leaf: string, district: string): boolean;
}

/** A slot farther off than this fills no gap. */
const coveredDays = 7;
/** No tier reaches farther. */
const farthestMetres = 1200;
/** A look is taken again so long after the last one. */
const againAfter = hour;
/** A server that has just begun has other things to do first. */
const firstAfter = minute;
const gridsAtOnce = 400;
/** So many micro-grids are looked at before others have their turn. */
const gridsInARow = 10;
const writtenAtOnce = 200;

/** What is held of a sweep from one part of it to the next; another server that goes on with it reads it anew. */
interface Held {
  startedAt: number;
  ground: string | undefined;
  supply: Provision;
  grids: readonly { code: string; path: readonly string[]; residents: number }[];
}

/** Looks at every micro-grid in parts, each shorter than a lease, beside all that is asked meanwhile. */
export class CoverageSweep {
  readonly #deps: SweepDeps;
  readonly #held = new Map<string, Held>();
  readonly #begunAt: Date;

  constructor(deps: SweepDeps) {
    this.#deps = deps;
    this.#begunAt = deps.clock.real();
  }

  /** The next part of every district that is due. */
  async run(): Promise<void> {
    for (const { code } of await this.#deps.grids.children(null)) {
      const sweep = await this.#deps.store.seekSweep(code);
      if (sweep?.startedAt) await this.#goOn(sweep);
      else if (this.#isDue(sweep)) await this.#goOn(await this.#begin(code, sweep));
    }
  }

  #isDue(sweep: Sweep | null): boolean {
    if (sweep?.askedAt) return true;
    const now = this.#deps.clock.real();
    if (now < after(this.#begunAt, firstAfter)) return false;
    return !sweep?.endedAt || now >= after(sweep.endedAt, againAfter);
  }

  async #begin(district: string, before: Sweep | null): Promise<Sweep> {
    const { store, clock, categories, isOffered } = this.#deps;
    const known = new Set(before?.leaves);
    const codes = categories.treeOf(district).all.map(({ code }) => code);
    const more = codes.filter((code) => !known.has(code) && isOffered(code, district));
    const leaves = [...(before?.leaves ?? []), ...more];
    const begun = { leaves, done: 0, total: 0, startedAt: clock.now(), askedAt: null };
    await store.setSweep(district, begun);
    return { computedAt: null, endedAt: null, ...before, _id: district, ...begun };
  }

  async #goOn(sweep: Sweep): Promise<void> {
    const { store, grids } = this.#deps;
    const held = this.#held.get(sweep._id);
    const ground = (await grids.ground())?.version;
    const isHeld = held?.startedAt === sweep.startedAt?.getTime() && held?.ground === ground;
    const standing = isHeld && held ? held : await this.#read(sweep, ground);
    // on other ground it begins at its beginning
    const from = held && held.ground !== ground ? 0 : sweep.done;
    const to = Math.min(standing.grids.length, from + gridsAtOnce);
    await this.#lookAt(sweep, standing, from, to);
    if (to < standing.grids.length)
      await store.setSweep(sweep._id, { done: to, total: standing.grids.length });
    else await this.#end(sweep, standing);
  }

  async #lookAt({ leaves }: Sweep, { grids, supply }: Held, from: number, to: number): Promise<void> {
    let found: CoveredGrid[] = [];
    for (let at = from; at < to; at += 1) {
      const { code, path, residents } = grids[at]!;
      const circle = await this.#deps.reach.circle(code, farthestMetres);
      found.push({ _id: code, gridPath: path, residents, lacks: lackingAt(circle, supply, leaves.length) });
      if (found.length === writtenAtOnce || at + 1 === to) {
        await this.#deps.store.put(found);
        found = [];
      }
      if (at % gridsInARow === 0) await breathe();
    }
  }

  async #end({ _id, startedAt }: Sweep, { grids }: Held): Promise<void> {
    const { store, clock } = this.#deps;
    await store.keepOnly(_id, new Set(grids.map(({ code }) => code)));
    const { length: total } = grids;
    const ended = { done: total, total, startedAt: null, computedAt: startedAt, endedAt: clock.real() };
    await store.setSweep(_id, ended);
    this.#held.delete(_id);
  }

  async #read({ _id, leaves, startedAt }: Sweep, ground: string | undefined): Promise<Held> {
    const { grids, clock } = this.#deps;
    const now = clock.now();
    const micro = await grids.micro(_id);
    const bookable = await this.#bookable(_id, now, after(now, coveredDays * day));
    const held = {
      startedAt: startedAt?.getTime() ?? 0,
      ground,
      supply: supplyOf(bookable, leaves),
      grids: micro.map(({ code, path, population, households }) => ({
        ...{ code, path },
        residents: population > 0 ? population : households,
      })),
    };
    this.#held.set(_id, held);
    return held;
  }

  async #bookable(district: string, now: Date, until: Date): Promise<Offer[]> {
    const found: Offer[] = [];
    for (const [at, offer] of (await this.#deps.offersWithin([district])).entries()) {
      if (await this.#deps.isBookable(offer, now, until)) found.push(offer);
      if (at % 100 === 0) await breathe();
    }
    return found;
  }
}
