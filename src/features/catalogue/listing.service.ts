import { type Actor, personOf } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { invalid, notFound } from '../../kernel/errors.ts';
import { idOf, newId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import { type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import type { ProviderRef } from '../../kernel/postings.ts';
import type { InputOf } from '../../kernel/process.ts';
import { Runner } from '../../kernel/runner.ts';
import { type Artisan, type Artisans, isActive } from '../artisans/index.ts';
import { type Grids, gridsOf } from '../grids/index.ts';
import type { Reach } from '../reach/index.ts';
import { findLeaf } from './category.ts';
import { type ListingRelation, listingRelations } from './listing.access.ts';
import { artisanInactive, artisanNeeded } from './listing.errors.ts';
import { type ListingKind, ListingKinds } from './listing.kind.ts';
import { type ListingState, type ListingStep, type ListingTypes, listingProcess } from './listing.process.ts';
import { changed, offerOf, validateOffer } from './listing.rules.ts';
import type { ListingStore } from './listing.store.ts';
import { isVisible, type Listing, type Offer } from './listing.ts';

export interface CatalogueDeps {
  store: ListingStore;
  kinds: readonly ListingKind[];
  clock: Clock;
  log: Log;
  artisans: Pick<Artisans, 'find' | 'ofPerson' | 'on'>;
  grids: Pick<Grids, 'seek'>;
  reach: Pick<Reach, 'metres'>;
}
/** What an offer says at first; what it leaves out its kind and the catalogue know. */
export type NewOffer = Pick<Offer, 'category' | 'title' | 'priceKind' | 'priceFen'> &
  Partial<Offer> & { kind: string };
export type OfferChange = Partial<Offer> & { kind?: string };
type OwnStep = 'submit' | 'pause' | 'resume' | 'retire' | 'rework';
/** A listing with its artisan and what the viewer may do next. */
export interface SeenListing {
  listing: Listing;
  kind: ListingKind;
  artisan: Artisan;
  relations: readonly ListingRelation[];
  steps: readonly string[];
}

const system = { kind: 'system' } as const;
const unsaid = { description: '', limitMinutes: 15, policy: 'flexible' } as const;

export class Catalogue {
  readonly runner: Runner<ListingTypes>;
  readonly #deps: CatalogueDeps;
  readonly #kinds: ListingKinds;

  constructor(deps: CatalogueDeps) {
    this.#deps = deps;
    this.#kinds = new ListingKinds(deps.kinds);
    this.runner = new Runner<ListingTypes>(listingProcess, { ...deps, store: deps.store.processStore });
    deps.artisans.on(
      ['suspend', 'restore', 'leave'],
      'documents',
      'catalogue: holds, releases or retires the listings',
      ({ _id }) => this.#follow({ kind: 'artisan', id: _id }),
    );
    // a suspension may have passed by between the look at the artisan and the step
    this.runner.on(
      ['approve', 'resume', 'release'],
      'documents',
      'catalogue: looks whether the artisan is at work',
      ({ provider }) => this.#follow(provider),
    );
  }

  readonly on: Runner<ListingTypes>['on'] = (...args) => this.runner.on(...args);
  readonly onAny: Runner<ListingTypes>['onAny'] = (...args) => this.runner.onAny(...args);

  kindOf(listing: { kind: string }): ListingKind {
    return this.#kinds.of(listing);
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
  /** The walk from a place to a live listing where the one rule lets it be seen, otherwise null. */
  async visibleAt(listing: Listing, place: string): Promise<{ walkMetres: number } | null> {
    if (listing.state !== 'live') return null;
    const walkMetres = await this.#deps.reach.metres(place, listing.grid);
    const { tierMinutes } = findLeaf(listing.category);
    if (walkMetres === null || !isVisible(walkMetres, tierMinutes, listing.limitMinutes)) return null;
    return { walkMetres };
  }

  /** Throws `artisan_needed`, `invalid`, `price_refused`, `text_refused`. */
  async create<O extends NewOffer>(actor: Actor, said: O, key?: string): Promise<SeenListing> {
    const me = personOf(actor);
    const artisan = await this.#activeArtisan(me);
    const kind = this.#kinds.of(said);
    const offer = changed({ ...unsaid, ...kind.defaults, grid: artisan.grid, ...said }, {}, kind);
    await this.#validate(offer, kind, artisan);
    const fields = {
      ...offer,
      _id: key ? idOf('lst', key) : newId('lst'),
      kind: kind.kind,
      provider: { kind: 'artisan', id: artisan._id },
      ownerId: me,
      held: false,
      rejectReason: null,
      since: this.#deps.clock.now(),
    };
    const by = { kind: 'person', id: me, relations: ['owner'] } as const;
    return this.#seen(actor, await this.runner.create(fields, 'create', by, { key }), artisan);
  }

  /** Changes a draft or a rejected one. Throws `stale_version` where it has changed since `version`. */
  async edit(actor: Actor, id: string, change: OfferChange, version: number): Promise<SeenListing> {
    const { kind: _kind, ...said } = change;
    return this.#take(actor, id, 'edit', undefined, async ({ listing, kind, artisan }) => {
      if (change.kind !== undefined && change.kind !== kind.kind)
        throw invalid({}, [{ path: '/body/kind', message: 'must stay the kind that it is' }]);
      const offer = changed(offerOf(listing, kind), said, kind);
      await this.#validate(offer, kind, artisan);
      return { offer, version, fields: Object.keys(said) };
    });
  }

  async #validate(offer: Offer, kind: ListingKind, artisan: Artisan): Promise<void> {
    validateOffer(offer, kind);
    const fault = (message: string) => invalid({}, [{ path: '/body/grid', message }]);
    if (offer.grid === artisan.grid) return;
    if (!kind.mayStandElsewhere(offer)) throw fault('must be your own micro-grid');
    const grid = await this.#deps.grids.seek(offer.grid);
    if (grid?.level !== 'micro') throw fault('is not a micro-grid');
  }

  /** What the artisan does with it: `submit`, `pause`, `resume`, `retire`, `rework`. */
  take(actor: Actor, id: string, step: OwnStep, key?: string): Promise<SeenListing> {
    return this.#take(actor, id, step, key, async ({ listing, kind, artisan }) => {
      if (step !== 'submit' && step !== 'resume') return {};
      if (!isActive(artisan)) throw artisanNeeded();
      if (step === 'submit') await this.#validate(offerOf(listing, kind), kind, artisan);
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

  /** A step that is not open is refused as such, whatever its input; a repeated one needs none. */
  async #take<T extends ListingStep>(
    actor: Actor,
    id: string,
    step: T,
    key: string | undefined,
    inputOf: (seen: SeenListing) => Promise<InputOf<ListingTypes, T>>,
  ): Promise<SeenListing> {
    const seen = await this.see(actor, id);
    const { listing, relations, artisan } = seen;
    const input = seen.steps.includes(step) ? await inputOf(seen) : ({} as InputOf<ListingTypes, T>);
    const next = await this.runner.takeAs(actor, relations, listing, step, { input, key });
    return this.#seen(actor, next, artisan);
  }

  async #seen(actor: Actor, listing: Listing, known?: Artisan): Promise<SeenListing> {
    const artisan = known ?? (await this.#deps.artisans.find(listing.provider.id));
    const relations = listingRelations(actor, listing);
    const steps = this.runner.openSteps(listing, relations);
    return { listing, kind: this.#kinds.of(listing), artisan, relations, steps };
  }
  async #activeArtisan(personId: string): Promise<Artisan> {
    const artisan = await this.#deps.artisans.ofPerson(personId);
    if (!artisan || !isActive(artisan)) throw artisanNeeded();
    return artisan;
  }

  /** Brings an artisan's listings in line with the artisan as they are now. */
  async #follow(provider: ProviderRef): Promise<void> {
    const { store, artisans } = this.#deps;
    const { state } = await artisans.find(provider.id);
    for (const listing of await store.listOfProvider(provider, standing)) {
      const step = stepAfter(state, listing);
      // where somebody moved it meanwhile, that step's own handlers look at the artisan again
      if (step) await this.runner.tryAdvance(listing, step, system);
    }
  }
}

const standing: readonly ListingState[] = ['draft', 'submitted', 'live', 'paused', 'rejected'];

/** What the state of an artisan asks of a listing; null where it stands right. */
function stepAfter(artisanState: string, listing: Listing): 'retire' | 'hold' | 'release' | null {
  if (artisanState === 'left') return 'retire';
  if (artisanState === 'suspended') return listing.state === 'live' ? 'hold' : null;
  return listing.state === 'paused' && listing.held ? 'release' : null;
}
