import { type Actor, personOf } from '../../kernel/actor.ts';
import { type Clock, chinaWeekday } from '../../kernel/clock.ts';
import { notFound } from '../../kernel/errors.ts';
import type { ProviderRef } from '../../kernel/postings.ts';
import type { HandlerGroup } from '../../kernel/publisher.ts';
import { type Artisan, type Artisans, defaultDisplayName } from '../artisans/index.ts';
import type { Paper } from '../categories/index.ts';
import type { Grid, Grids } from '../grids/index.ts';
import type { People } from '../people/index.ts';
import type { Outlets } from './outlet.service.ts';
import { mayBeOnDuty, type Outlet, onDutyOn } from './outlet.ts';
import type { Provider, ProviderState } from './provider.ts';

export interface ProviderDeps {
  clock: Clock;
  artisans: Pick<Artisans, 'seek' | 'ofPerson' | 'on' | 'strike' | 'takeStrikeBack' | 'missingPapers'>;
  outlets: Outlets;
  grids: Pick<Grids, 'seek'>;
  people: Pick<People, 'withRole' | 'namesOf'>;
  /** The kinds of order that providers of a kind may offer. */
  kindsOf(providerKind: string): string[];
}
type Follower = (provider: Provider) => Promise<void>;
type StrikeWatch = (artisanId: string, strikes: readonly { at: Date }[]) => Promise<void>;

const waiting = ['nominated', 'checked', 'rejected'];
/** The grids of which somebody is staff themselves; what lies above or below is not theirs. */
const staffed = ({ roles }: Actor): string[] =>
  roles.filter(({ role }) => role === 'staff').map(({ grid }) => grid);

/** Of a provider that has never begun. */
const always = new Date(0);
const stateOf = (state: string): ProviderState =>
  waiting.includes(state) ? 'waiting' : state === 'closed' ? 'left' : (state as ProviderState);

const ofArtisan = (artisan: Artisan): Provider => ({
  ref: { kind: 'artisan', id: artisan._id },
  ownerId: artisan.personId ?? '',
  name: artisan.displayName,
  fullName: artisan.name,
  phone: artisan.phone,
  grid: artisan.grid,
  gridPath: artisan.gridPath,
  state: stateOf(artisan.state),
  since: artisan.since,
  people: artisan.personId === null ? [] : [artisan.personId],
  introduction: artisan.introduction,
  portrait: artisan.portrait ?? null,
  place: null,
  payee: artisan.personId === null ? null : { kind: 'person', personId: artisan.personId },
});
const ofOutlet = (outlet: Outlet): Provider => ({
  ref: { kind: outlet.kind, id: outlet._id },
  ownerId: outlet._id,
  name: outlet.name,
  fullName: outlet.name,
  phone: outlet.phone,
  grid: outlet.grid,
  gridPath: outlet.gridPath,
  state: stateOf(outlet.state),
  since: outlet.since,
  people: outlet.roster.map(({ personId }) => personId),
  introduction: outlet.introduction,
  portrait: null,
  place: { address: outlet.address, opening: outlet.opening },
  payee: outlet.payee,
});

/** What the community itself offers: its staff act for it, and the money is the residents' own. */
const ofCommunity = ({ code, name, path, leader }: Grid, people: readonly string[]): Provider => ({
  ref: { kind: 'community', id: code },
  ...{ ownerId: code, name, fullName: name, phone: leader?.phone ?? '', grid: code, gridPath: path },
  state: 'active',
  ...{ since: always, people, introduction: '', portrait: null, place: null },
  payee: { kind: 'fund', community: code },
});

/** Whoever offers, by what they are called: nobody behind this asks what kind of provider it is. */
export class Providers {
  readonly #deps: ProviderDeps;
  readonly #watches: StrikeWatch[] = [];

  constructor(deps: ProviderDeps) {
    this.#deps = deps;
  }

  async seek({ kind, id }: ProviderRef): Promise<Provider | null> {
    const { artisans, outlets } = this.#deps;
    if (kind === 'community') return this.#seekCommunity(id);
    if (kind === 'artisan') {
      const artisan = await artisans.seek(id);
      return artisan && ofArtisan(artisan);
    }
    const outlet = await outlets.seek(id);
    return outlet?.kind === kind ? ofOutlet(outlet) : null;
  }
  /** Throws `not_found`. */
  async find(ref: ProviderRef): Promise<Provider> {
    const provider = await this.seek(ref);
    if (!provider) throw notFound();
    return provider;
  }
  /** A person as provider: the last where there were several. */
  async ofPerson(personId: string): Promise<Provider | null> {
    const artisan = await this.#deps.artisans.ofPerson(personId);
    return artisan && ofArtisan(artisan);
  }
  async #seekCommunity(code: string): Promise<Provider | null> {
    const { grids, people } = this.#deps;
    const grid = await grids.seek(code);
    if (grid?.level !== 'community') return null;
    const staff = await people.withRole('staff', [code]);
    return ofCommunity(
      grid,
      staff.map(({ _id }) => _id),
    );
  }
  /** What somebody is on duty for: outlets, and the community that they are staff of. */
  async dutiesOf(actor: Actor): Promise<Provider[]> {
    const outlets = await this.#deps.outlets.ofPerson(personOf(actor));
    const own = await Promise.all(staffed(actor).map((code) => this.#seekCommunity(code)));
    return [...outlets.map(ofOutlet), ...own.filter((each) => each !== null)];
  }
  /** The places whose money concerns somebody: who is on duty there, and to whom it goes. A fund is on show for everybody. */
  async earningFor(actor: Actor): Promise<Provider[]> {
    const { outlets } = this.#deps;
    const me = personOf(actor);
    const all = [...(await outlets.ofPerson(me)), ...(await outlets.paidTo(me))].map(ofOutlet);
    return all.filter(({ ref }, at) => all.findIndex((each) => each.ref.id === ref.id) === at);
  }
  kindsOf({ ref }: Provider): string[] {
    return this.#deps.kindsOf(ref.kind);
  }
  /** The same actor with what they are on duty for now: read anew each time, so that what was taken away is gone. */
  async withDuties(actor: Actor): Promise<Actor> {
    if (actor.personId === null) return actor;
    const isOfShops = actor.roles.some(({ role }) => mayBeOnDuty(role));
    const outlets = await this.#deps.outlets.ofPerson(actor.personId);
    const there = outlets.filter(({ kind }) => kind !== 'shop' || isOfShops);
    const duties = [...there.map(({ _id }) => _id), ...staffed(actor)];
    return duties.length > 0 ? { ...actor, duties } : actor;
  }
  /** Who is told of what happens: of a place, whoever is there on this day. */
  async recipientsOf(ref: ProviderRef): Promise<string[]> {
    const { outlets, clock } = this.#deps;
    const outlet = await outlets.seek(ref.id);
    if (!outlet) return [...((await this.seek(ref))?.people ?? [])];
    return onDutyOn(outlet?.roster ?? [], chinaWeekday(clock.now())).map(({ personId }) => personId);
  }

  /** Counts a withdrawn or missed order, or what staff decided, against a provider, once per key. */
  async strike({ kind, id }: ProviderRef, key: string, why: string): Promise<void> {
    const { artisans, outlets } = this.#deps;
    if (kind !== 'artisan') return outlets.strike(id, key, why);
    const strikes = await artisans.strike(id, key, why);
    for (const watch of this.#watches) await watch(id, strikes);
  }
  /** It counts no more. Again, nothing happens. */
  takeStrikeBack({ kind, id }: ProviderRef, key: string): Promise<void> {
    const { artisans, outlets } = this.#deps;
    return kind === 'artisan' ? artisans.takeStrikeBack(id, key) : outlets.takeStrikeBack(id, key);
  }
  /** Registers who looks at an artisan's strikes after each; called again where a strike is counted again. */
  onStrike(watch: StrikeWatch): void {
    this.#watches.push(watch);
  }
  /** The names of those among these papers that have to be seen, or seen again: an artisan shows them, a place of the community does not. */
  async missingPapers({ kind, id }: ProviderRef, asked: readonly Paper[]): Promise<string[]> {
    if (kind !== 'artisan' || asked.length === 0) return [];
    const artisan = await this.#deps.artisans.seek(id);
    return artisan ? this.#deps.artisans.missingPapers(artisan, asked) : [];
  }

  /** What residents see of a place: only while it is at work. Throws `not_found`. */
  async shop(id: string): Promise<{ outlet: Outlet; there: string[] }> {
    const { outlets, artisans, clock, people } = this.#deps;
    const outlet = await outlets.seek(id);
    if (outlet?.state !== 'active') throw notFound();
    const weekday = chinaWeekday(clock.now());
    const isOpen = outlet.opening.weekdays.includes(weekday);
    const there = isOpen ? onDutyOn(outlet.roster, weekday) : [];
    const ids = there.map(({ personId }) => personId);
    const names = await people.namesOf(ids);
    const shown = async (personId: string) =>
      (await artisans.ofPerson(personId))?.displayName ?? defaultDisplayName(names.get(personId) ?? '');
    return { outlet, there: await Promise.all(ids.map(shown)) };
  }

  /** Registers what follows where a provider stops, for a while or for good, or goes on. */
  onWork(group: HandlerGroup, name: string, run: Follower): void {
    const { artisans, outlets } = this.#deps;
    artisans.on(['suspend', 'restore', 'leave'], group, name, async (artisan) => {
      // a candidate who does not want to be one has never offered anything
      if (artisan.personId !== null) await run(ofArtisan(artisan));
    });
    outlets.runner.on(['suspend', 'restore', 'close', 'leave'], group, name, (outlet) =>
      run(ofOutlet(outlet)),
    );
  }
  /** Registers what follows where people see something else of a provider. */
  onShown(group: HandlerGroup, name: string, run: Follower): void {
    this.#deps.artisans.on('revise', group, name, (artisan) => run(ofArtisan(artisan)));
    this.#deps.outlets.runner.on('change', group, name, (outlet) => run(ofOutlet(outlet)));
  }
}
