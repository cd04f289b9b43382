import { type Actor, actsFor, personOf } from '../../kernel/actor.ts';
import type { AuditPort } from '../../kernel/audit.ts';
import type { Clock } from '../../kernel/clock.ts';
import { invalid, notFound, staleVersion } from '../../kernel/errors.ts';
import { idOf, newId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import { type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import type { ProviderRef } from '../../kernel/postings.ts';
import type { InputOf } from '../../kernel/process.ts';
import { Runner } from '../../kernel/runner.ts';
import { papersNeeded } from '../artisans/index.ts';
import type { Categories, CategoryPlan, LeafCategory } from '../categories/index.ts';
import type { Files, Picture } from '../files/index.ts';
import { type Grids, gridsOf } from '../grids/index.ts';
import { isAtWork, type Provider, type Providers } from '../providers/index.ts';
import type { Quotas } from '../quotas/index.ts';
import type { Reach } from '../reach/index.ts';
import type { SettingReader } from '../settings/index.ts';
import { everyPolicy, type Policy } from './cancel.policy.ts';
import { type CategoryEffect, previewOf } from './category.preview.ts';
import { type ListingRelation, listingRelations } from './listing.access.ts';
import { artisanInactive, artisanNeeded, nothingChanged } from './listing.errors.ts';
import { type ListingKind, ListingKinds } from './listing.kind.ts';
import { offeringAs } from './listing.offering.ts';
import { type ListingState, type ListingStep, type ListingTypes, listingTable } from './listing.process.ts';
import { Revisions } from './listing.revisions.ts';
import { bindingOf, changed, differences, isOffered, offerOf, validateOffer } from './listing.rules.ts';
import type { ListingStore } from './listing.store.ts';
import { followListings } from './listing.subscribers.ts';
import { isVisible, type Listing, type NewOffer, type Offer, type OfferChange } from './listing.ts';
import { type OfferedTerms, termsOf } from './terms.ts';

export interface CatalogueDeps {
  store: ListingStore;
  kinds: readonly ListingKind[];
  clock: Clock;
  log: Log;
  categories: Pick<Categories, 'findLeaf' | 'treeOf'>;
  audit: AuditPort;
  providers: Pick<Providers, 'find' | 'seek' | 'ofPerson' | 'onWork' | 'missingPapers'>;
  grids: Pick<Grids, 'seek' | 'micro' | 'pathOf'>;
  reach: Pick<Reach, 'metres' | 'from'>;
  settings: SettingReader;
  quotas: Pick<Quotas, 'take' | 'within'>;
  files: Pick<Files, 'check' | 'bind'>;
}
type OwnStep = 'submit' | 'pause' | 'resume' | 'retire';
const submissions = 'listings.submissionsPerDay';
/** A listing with its provider and what the viewer may do next. */
export interface SeenListing {
  listing: Listing;
  kind: ListingKind;
  provider: Provider;
  categoryName: string;
  /** Papers that its category asks for and staff has yet to see, or to see again. */
  missingPapers: readonly string[];
  /** The same of the change that waits beside it. */
  revised: Pick<SeenListing, 'categoryName' | 'missingPapers'> | null;
  relations: readonly ListingRelation[];
  steps: readonly string[];
}

const unsaid = { description: '', limitMinutes: 15, policy: 'flexible', pictures: [] } as const;

export class Catalogue {
  readonly runner: Runner<ListingTypes>;
  /** What waits beside listings on the shelf. */
  readonly revisions: Revisions;
  readonly #deps: CatalogueDeps;
  readonly #kinds: ListingKinds;

  constructor(deps: CatalogueDeps) {
    this.#deps = deps;
    this.#kinds = new ListingKinds(deps.kinds);
    const table = listingTable(({ grid }) => deps.settings.of(grid)['staff.remindDays']);
    this.runner = new Runner<ListingTypes>(table, { ...deps, store: deps.store.processStore });
    followListings({ ...deps, runner: this.runner });
    this.revisions = new Revisions({
      store: deps.store,
      take: (...args) => this.#take(...args),
      page: (...args) => this.#page(...args),
    });
  }

  readonly on: Runner<ListingTypes>['on'] = (...args) => this.runner.on(...args);
  readonly onAny: Runner<ListingTypes>['onAny'] = (...args) => this.runner.onAny(...args);
  kindOf(listing: { kind: string }): ListingKind {
    return this.#kinds.of(listing);
  }
  /** The category it stands under, as its district says now. */
  categoryOf({ category, grid }: { category: string; grid: string }): LeafCategory {
    return this.#deps.categories.findLeaf(category, grid);
  }
  /** What a planned change of the categories makes of the listings that stand; writes nothing. */
  previewCategories(plan: CategoryPlan): Promise<CategoryEffect[]> {
    return previewOf(this.#deps, plan);
  }
  /** Throws `not_found`. */
  findListing(id: string): Promise<Listing> {
    return this.#deps.store.processStore.find(id);
  }
  seekListing(id: string): Promise<Listing | null> {
    return this.#deps.store.processStore.seek(id);
  }
  /** What a listing is booked on now. */
  termsOf(listing: Listing): OfferedTerms {
    const settings = this.#deps.settings.of(listing.grid);
    const { name: categoryName } = this.categoryOf(listing);
    return termsOf(listing, { kind: this.kindOf(listing), settings, categoryName });
  }
  /** Every policy as a grid has it; without a grid as it is where nobody has said otherwise. */
  policiesOf(grid = ''): Policy[] {
    return everyPolicy(this.#deps.settings.of(grid));
  }
  /** Live listings by id behind `afterId`, for what is built from them. */
  listLive(afterId: string | null, limit: number): Promise<Listing[]> {
    return this.#deps.store.listLive(afterId, limit);
  }
  /** The walk from a place to a live listing where the one rule lets it be seen, otherwise null. */
  async visibleAt(listing: Listing, place: string): Promise<{ walkMetres: number } | null> {
    if (listing.state !== 'live') return null;
    const walkMetres = await this.#deps.reach.metres(place, listing.grid);
    const { tierMinutes } = this.categoryOf(listing);
    if (walkMetres === null || !isVisible(walkMetres, tierMinutes, listing.limitMinutes)) return null;
    return { walkMetres };
  }

  /** Throws what `offeringAs` does, `limit_reached`, and what is wrong with the offer or its pictures. */
  async create<O extends NewOffer>(
    actor: Actor,
    request: O,
    key?: string,
    ref?: ProviderRef,
  ): Promise<SeenListing> {
    const me = personOf(actor);
    const { pictures: ids, ...said } = request;
    const kind = this.#kinds.of(said);
    const provider = await offeringAs(this.#deps.providers, actor, kind, ref);
    const _id = key ? idOf('lst', key) : newId('lst');
    const offer = changed({ ...unsaid, ...kind.defaults, grid: provider.grid, ...said }, {}, kind);
    await this.#validate(offer, kind, provider);
    const fields = {
      ...offer,
      ...(await this.#picturesOf(actor, ids, _id)),
      _id,
      gridPath: this.#pathOf(offer),
      kind: kind.kind,
      provider: provider.ref,
      ownerId: provider.ownerId,
      held: false,
      rejectReason: null,
      revision: null,
      since: this.#deps.clock.now(),
    };
    const by = { kind: 'person', id: me, relations: ['owner'] } as const;
    const use = { key: 'listings.draftsPerDay', of: [me], id: _id } as const;
    const create = () => this.runner.create(fields, 'create', by, { key });
    return this.#seen(actor, await this.#deps.quotas.within(use, provider.grid, create), provider);
  }

  /**
   * Changes a draft; what is on the shelf or paused stays as it is, and the change waits beside it in place of what
   * waited. Throws `stale_version` where it has changed since `version`, `nothing_changed`, `limit_reached`.
   */
  async edit(actor: Actor, id: string, change: OfferChange, version: number): Promise<SeenListing> {
    const { kind: _kind, pictures: ids, ...said } = change;
    const seen = await this.see(actor, id);
    const step = isOffered(seen.listing) ? 'revise' : 'edit';
    return this.#takeSeen(actor, seen, step, undefined, async ({ listing, kind, provider }) => {
      if (change.kind !== undefined && change.kind !== kind.kind)
        throw invalid({}, [{ path: '/body/kind', message: 'must stay the kind that it is' }]);
      const before = offerOf(listing, kind);
      const next = changed(before, said, kind);
      await this.#validate(next, kind, provider);
      if (version !== listing.n) throw staleVersion();
      const pictures = await this.#picturesOf(actor, ids, id);
      const offer = { ...next, ...pictures };
      const fields = step === 'edit' ? Object.keys({ ...said, ...pictures }) : differences(before, offer);
      if (fields.length === 0) throw nothingChanged();
      await this.#count(step === 'edit' ? 'listings.editsPerDay' : submissions, { listing, provider });
      return { offer, gridPath: this.#pathOf(offer), version, fields };
    });
  }

  async #count(
    key: 'listings.editsPerDay' | typeof submissions,
    { listing: { _id, n, ownerId }, provider }: Pick<SeenListing, 'listing' | 'provider'>,
  ): Promise<void> {
    await this.#deps.quotas.take({ key, of: [ownerId], id: `${_id}:${n}` }, provider.grid);
  }

  #pathOf = ({ grid }: Offer): string[] => this.#deps.grids.pathOf(grid);

  /** The pictures where any were said. Asked for last, because they are kept for another day. */
  async #picturesOf(
    actor: Actor,
    ids: readonly string[] | undefined,
    listingId: string,
  ): Promise<{ pictures?: Picture[] }> {
    if (ids === undefined) return {};
    return { pictures: await this.#deps.files.check(actor, ids, 'listing', bindingOf(listingId)) };
  }

  async #validate(offer: Offer, kind: ListingKind, provider: Provider): Promise<void> {
    validateOffer(offer, kind, this.#deps.categories.treeOf(offer.grid));
    const fault = (message: string) => invalid({}, [{ path: '/body/grid', message }]);
    if (offer.grid === provider.grid) return;
    if (!kind.mayStandElsewhere(offer)) throw fault('must be your own micro-grid');
    const grid = await this.#deps.grids.seek(offer.grid);
    if (grid?.level !== 'micro') throw fault('is not a micro-grid');
  }

  /** What its provider does with it: `submit`, `pause`, `resume`, `retire`. */
  take(actor: Actor, id: string, step: OwnStep, key?: string): Promise<SeenListing> {
    return this.#take(actor, id, step, key, async ({ listing, kind, provider }) => {
      if (step !== 'submit' && step !== 'resume') return {};
      if (!isAtWork(provider)) throw artisanNeeded();
      if (step !== 'submit') return {};
      await this.#validate(offerOf(listing, kind), kind, provider);
      await this.#count(submissions, { listing, provider });
      return {};
    });
  }
  /** `version`: only what was looked at is approved. Throws `artisan_inactive`, `papers_needed`, `stale_version`. */
  approve(actor: Actor, id: string, version: number | undefined, key?: string): Promise<SeenListing> {
    return this.#take(actor, id, 'approve', key, async ({ provider, missingPapers }) => {
      if (!isAtWork(provider)) throw artisanInactive();
      if (missingPapers.length > 0) throw papersNeeded();
      return version === undefined ? {} : { version };
    });
  }
  reject(actor: Actor, id: string, reason: string, key?: string): Promise<SeenListing> {
    return this.#take(actor, id, 'reject', key, async () => ({ reason }));
  }

  /** Throws `not_found` to everybody but who offers it and those who read its grid. */
  async see(actor: Actor, id: string): Promise<SeenListing> {
    const seen = await this.#seen(actor, await this.findListing(id));
    if (seen.relations.length === 0) throw notFound();
    return seen;
  }
  async listQueue(actor: Actor, state: ListingState, request: PageRequest) {
    const after = readCursor(request.cursor, 'time');
    const rows = await this.#deps.store.list(state, gridsOf(actor), request.limit + 1, after);
    return this.#page(actor, request, rows);
  }
  /** One's own, or those of somebody whom one is on duty for. Throws `not_found` where one is not. */
  async listMine(actor: Actor, request: PageRequest, ownerId = personOf(actor)) {
    if (!actsFor(actor, ownerId)) throw notFound();
    const after = readCursor(request.cursor, 'time');
    const mine = await this.#deps.store.listOfOwner(ownerId, request.limit + 1, after);
    return this.#page(actor, request, mine);
  }
  async #page(actor: Actor, request: PageRequest, rows: Listing[], at = (row: Listing) => row.since) {
    const page = pageOf(rows, request.limit, (row) => ({ key: at(row).toISOString(), id: row._id }));
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
    return this.#takeSeen(actor, await this.see(actor, id), step, key, inputOf);
  }
  async #takeSeen<T extends ListingStep>(
    actor: Actor,
    seen: SeenListing,
    step: T,
    key: string | undefined,
    inputOf: (seen: SeenListing) => Promise<InputOf<ListingTypes, T>>,
  ): Promise<SeenListing> {
    const { listing, relations, provider } = seen;
    const input = seen.steps.includes(step) ? await inputOf(seen) : ({} as InputOf<ListingTypes, T>);
    const next = await this.runner.takeAs(actor, relations, listing, step, { input, key });
    return this.#seen(actor, next, provider);
  }

  async #seen(actor: Actor, listing: Listing, known?: Provider): Promise<SeenListing> {
    const provider = known ?? (await this.#deps.providers.find(listing.provider));
    const relations = listingRelations(actor, listing);
    const steps = this.runner.openSteps(listing, relations);
    const papersOf = async (category: LeafCategory) => ({
      categoryName: category.name,
      missingPapers: await this.#deps.providers.missingPapers(provider.ref, category.papers),
    });
    const under = await papersOf(this.categoryOf(listing));
    const { revision } = listing;
    const revised = revision && (await papersOf(this.categoryOf(revision.offer)));
    return { listing, kind: this.kindOf(listing), provider, ...under, revised, relations, steps };
  }
}
