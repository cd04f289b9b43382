import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { invalid, isAppError, notFound, unauthenticated } from '../../kernel/errors.ts';
import { idOf, newId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import { type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import { openSteps, type StepInput } from '../../kernel/process.ts';
import { type EventHandler, Runner } from '../../kernel/runner.ts';
import { type Artisan, type Artisans, gridsOf, isActive } from '../artisans/index.ts';
import type { Grids } from '../grids/index.ts';
import type { Reach } from '../reach/index.ts';
import { findLeaf } from './category.ts';
import { type ListingRelation, listingRelations } from './listing.access.ts';
import { artisanInactive, artisanNeeded } from './listing.errors.ts';
import { type ListingState, type ListingStep, listingProcess } from './listing.process.ts';
import { changed, judgeOffer, offerOf } from './listing.rules.ts';
import type { ListingStore } from './listing.store.ts';
import { isVisible, type Listing, type Offer, type OfferChange } from './listing.ts';

export interface CatalogueDeps {
  store: ListingStore;
  clock: Clock;
  log: Log;
  artisans: Artisans;
  grids: Pick<Grids, 'seek'>;
  reach: Pick<Reach, 'metres'>;
}
export type NewOffer = Pick<
  Offer,
  'category' | 'title' | 'way' | 'durationMinutes' | 'priceKind' | 'priceFen'
> &
  OfferChange;
export type OwnStep = 'submit' | 'pause' | 'resume' | 'retire' | 'rework';
/** A listing with its artisan and what the viewer may do next. */
export interface SeenListing {
  listing: Listing;
  artisan: Artisan;
  relations: readonly ListingRelation[];
  steps: readonly string[];
}

const system = { kind: 'system' } as const;
const unsaid = {
  description: '',
  address: null,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  instant: false,
  limitMinutes: 15,
  policy: 'flexible',
} as const;

function personOf(actor: Actor): string {
  if (actor.personId === null) throw unauthenticated();
  return actor.personId;
}

export class Catalogue {
  readonly runner: Runner<Listing, ListingState, ListingStep, ListingRelation>;
  readonly #deps: CatalogueDeps;

  constructor(deps: CatalogueDeps) {
    this.#deps = deps;
    this.runner = new Runner(listingProcess, { ...deps, processStore: deps.store.processStore });
    const { artisans } = deps;
    const follow = (artisan: Artisan) => this.#follow(artisan._id);
    for (const step of ['suspend', 'restore', 'leave'] as const) artisans.on(step, 'listings', follow);
    // a suspension may have passed by between the look at the artisan and the step
    for (const step of ['approve', 'resume', 'release'] as const) {
      this.runner.on(step, 'artisan at work', ({ artisanId }) => this.#follow(artisanId));
    }
  }

  on(step: ListingStep | '*', name: string, run: EventHandler<Listing>): void {
    this.runner.on(step, name, run);
  }
  /** Throws `not_found`. */
  findListing(id: string): Promise<Listing> {
    return this.#deps.store.processStore.find(id);
  }
  seekListing(id: string): Promise<Listing | null> {
    return this.#deps.store.processStore.seek(id);
  }
  /** Live listings by id behind `afterId`, for what is built from them. */
  listLive(afterId: string | null, limit: number): Promise<Listing[]> {
    return this.#deps.store.listLive(afterId, limit);
  }
  listOfArtisan(artisanId: string, states: readonly ListingState[]): Promise<Listing[]> {
    return this.#deps.store.listOfArtisan(artisanId, states);
  }

  /** The walk from a place to a live listing where the one rule lets it be seen, otherwise null. */
  async visibleAt(listing: Listing, place: string): Promise<{ walkMetres: number } | null> {
    if (listing.state !== 'live') return null;
    const walkMetres = await this.#deps.reach.metres(place, listing.grid);
    const { tierMinutes } = findLeaf(listing.category);
    if (walkMetres === null || !isVisible(walkMetres, tierMinutes, listing.limitMinutes)) return null;
    return { walkMetres };
  }

  /** Throws `artisan_needed`, `invalid`, `price_refused`, `text_refused`. */
  async create(actor: Actor, said: NewOffer, key?: string): Promise<SeenListing> {
    const me = personOf(actor);
    const artisan = await this.#activeArtisan(me);
    const offer = changed({ ...unsaid, grid: artisan.grid, ...said }, {});
    await this.#judge(offer, artisan);
    const fields = {
      ...offer,
      _id: key ? idOf('lst', key) : newId('lst'),
      artisanId: artisan._id,
      ownerId: me,
      held: false,
      rejectReason: null,
      since: this.#deps.clock.now(),
    };
    const by = { kind: 'person', id: me, relations: ['owner'] } as const;
    return this.#seen(actor, await this.runner.create(fields, 'create', by, key ? { key } : {}), artisan);
  }

  /** Changes a draft or a rejected one. Throws `stale_version` where it has changed since `version`. */
  async edit(actor: Actor, id: string, change: OfferChange, version: number): Promise<SeenListing> {
    return this.#take(actor, id, 'edit', undefined, async ({ listing, artisan }) => {
      const offer = changed(offerOf(listing), change);
      await this.#judge(offer, artisan);
      return { offer, version, fields: Object.keys(change) };
    });
  }

  async #judge(offer: Offer, artisan: Artisan): Promise<void> {
    judgeOffer(offer);
    const fault = (message: string) => invalid({}, [{ path: '/body/grid', message }]);
    if (offer.grid === artisan.grid) return;
    // somebody's own door is where they live; only a shop may stand elsewhere
    if (offer.way !== 'at_shop') throw fault('must be your own micro-grid');
    const grid = await this.#deps.grids.seek(offer.grid);
    if (grid?.level !== 'micro') throw fault('is not a micro-grid');
  }

  /** What the artisan does with it: `submit`, `pause`, `resume`, `retire`, `rework`. */
  take(actor: Actor, id: string, step: OwnStep, key?: string): Promise<SeenListing> {
    return this.#take(actor, id, step, key, async ({ listing, artisan }) => {
      if (step !== 'submit' && step !== 'resume') return {};
      if (!isActive(artisan)) throw artisanNeeded();
      if (step === 'submit') await this.#judge(offerOf(listing), artisan);
      return {};
    });
  }
  /** `version`: only what was looked at is approved. Throws `artisan_inactive`, `stale_version`. */
  approve(actor: Actor, id: string, version: number | undefined, key?: string): Promise<SeenListing> {
    return this.#take(actor, id, 'approve', key, async ({ artisan }) => {
      if (!isActive(artisan)) throw artisanInactive();
      return version === undefined ? {} : { version };
    });
  }
  reject(actor: Actor, id: string, reason: string, key?: string): Promise<SeenListing> {
    return this.#take(actor, id, 'reject', key, async () => ({ reason }));
  }

  /** Throws `not_found` to everybody but its artisan and those who read its grid. */
  async see(actor: Actor, id: string): Promise<SeenListing> {
    const seen = await this.#seen(actor, await this.findListing(id));
    if (seen.relations.length === 0) throw notFound();
    return seen;
  }
  async listQueue(actor: Actor, state: ListingState, request: PageRequest) {
    const { store } = this.#deps;
    const within = gridsOf(actor);
    return this.#page(
      actor,
      request,
      await store.list(state, within, request.limit + 1, readCursor(request.cursor)),
    );
  }
  async listMine(actor: Actor, request: PageRequest) {
    const { store } = this.#deps;
    const mine = await store.listOfOwner(personOf(actor), request.limit + 1, readCursor(request.cursor));
    return this.#page(actor, request, mine);
  }
  async #page(actor: Actor, request: PageRequest, rows: Listing[]) {
    const page = pageOf(rows, request.limit, (row) => ({ key: row.since.toISOString(), id: row._id }));
    const items = await Promise.all(page.items.map((listing) => this.#seen(actor, listing)));
    return { items, next: page.next };
  }

  async #take(
    actor: Actor,
    id: string,
    step: ListingStep,
    key: string | undefined,
    inputOf: (seen: SeenListing) => Promise<StepInput>,
  ): Promise<SeenListing> {
    const seen = await this.see(actor, id);
    const by = { kind: 'person', id: personOf(actor), relations: seen.relations } as const;
    // a step that is not open is refused as such, whatever its input; a repeated one needs none
    const input = seen.steps.includes(step) ? await inputOf(seen) : {};
    const next = await this.runner.advance(id, step, by, { input, ...(key ? { key } : {}) });
    return this.#seen(actor, next, seen.artisan);
  }

  async #seen(actor: Actor, listing: Listing, known?: Artisan): Promise<SeenListing> {
    const artisan = known ?? (await this.#deps.artisans.find(listing.artisanId));
    const relations = listingRelations(actor, listing);
    const steps = openSteps(listingProcess, listing, relations, this.#deps.clock.now());
    return { listing, artisan, relations, steps };
  }
  async #activeArtisan(personId: string): Promise<Artisan> {
    const artisan = await this.#deps.artisans.ofPerson(personId);
    if (!artisan || !isActive(artisan)) throw artisanNeeded();
    return artisan;
  }

  /** Brings an artisan's listings in line with the artisan as they are now. */
  async #follow(artisanId: string): Promise<void> {
    const { store, artisans } = this.#deps;
    const { state } = await artisans.find(artisanId);
    const standing = await store.listOfArtisan(artisanId, [
      'draft',
      'submitted',
      'live',
      'paused',
      'rejected',
    ]);
    for (const listing of standing) {
      const step = stepAfter(state, listing);
      if (step) await this.#systemTakes(listing._id, step);
    }
  }
  async #systemTakes(id: string, step: ListingStep): Promise<void> {
    try {
      await this.runner.advance(id, step, system);
    } catch (thrown) {
      // somebody moved it meanwhile; that step's own handlers look at the artisan again
      if (!isAppError(thrown, 'step_closed')) throw thrown;
    }
  }
}

/** What the state of an artisan asks of a listing; null where it stands right. */
function stepAfter(artisanState: string, listing: Listing): ListingStep | null {
  if (artisanState === 'left') return 'retire';
  if (artisanState === 'suspended') return listing.state === 'live' ? 'hold' : null;
  return listing.state === 'paused' && listing.held ? 'release' : null;
}
